// What one run of `simulate` carries along: the world of the present attempt, the journal, and what the sender has learnt.
// Mutable, but only for as long as one `simulate` runs.
import type { ResultType } from '#src/protocol/tlsrpt/result-type.ts';
import type { Answer } from '#src/protocol/dns/zone.ts';
import type { Tlsa } from '#src/protocol/dane/tlsa.ts';
import type { CachedPolicy, FetchFailure } from '#src/protocol/mta-sts/cache.ts';
import type { PolicyInForce } from '#src/protocol/mta-sts/discovery.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import type { Application2016, Cached2016 } from '#src/protocol/smtp-sts-2016/application.ts';
import type { ServerState } from '#src/protocol/smtp/server-state.ts';
import type { FailureType2016 } from '#src/protocol/smtp-sts-2016/failure-type.ts';
import type { Policy2016 } from '#src/protocol/smtp-sts-2016/policy.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { Journal } from '#src/simulator/session/journal.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';
import type { Actor, Knowledge, Outcome, Phase, SessionEvent } from '#src/simulator/session/session.ts';

/** A failure as it would be reported. `type2016` is set where the draft's policy was applied. */
export interface NotedFailure {
  readonly host: string;
  readonly address: string;
  readonly resultType: ResultType;
  readonly type2016?: FailureType2016;
  readonly about: 'policy' | 'session';
  readonly by: 'dane' | 'policy';
  /** The MTA-STS policy that was in force then. */
  readonly policy: PolicyRules | null;
  readonly attempt: number;
  /** What a report adds where the type says little: `mx-not-in-policy`, `tls-handshake`. */
  readonly reason?: string;
}

export interface Run {
  /** The world as it is at this attempt. */
  scenario: Scenario;
  readonly domain: string;
  readonly journal: Journal;
  /** What the sender remembers of the recipient's domain, from attempt to attempt. */
  memory: { cached: CachedPolicy | null; lastFailure: FetchFailure | null };
  memory2016: Cached2016 | null;
  /** The policy of this attempt. */
  inForce: PolicyInForce;
  /** The 2016 draft's steps in this attempt, and its policy in the words of an outcome. */
  application2016: Application2016 | null;
  policy2016: Outcome['policy'] | null;
  /** The draft's policy under which the first failure came about. */
  failed2016: Policy2016 | null;
  /** How often each server has said what, over all connections. */
  readonly said: Map<string, ServerState['said']>;
  /** Answers of this attempt, so that nothing is asked twice. */
  readonly answers: Map<string, Answer>;
  readonly failures: NotedFailure[];
  /** The TLSA records that the sender went by, by the host that they are for. */
  readonly tlsa: Map<string, readonly Tlsa[]>;
  /** The MTA-STS policy in force at each connection in which TLS came about as it should, and the host. */
  readonly succeeded: { readonly policy: PolicyRules | null; readonly host: string }[];
  /** The TLS handshake failed, nothing demands TLS, and this sender will do without at its next attempt. */
  willGoInClear: boolean;
  travelled: Outcome['travelled'];
  deliveredTo: string | null;
  readonly readBy: Set<Actor>;
  /** The event that decided the present state of things. */
  deciding: string;
}

/** A decision, or a turn in the sender's memory: its text is its kind. */
export function decide(
  run: Run,
  kind: EventKind,
  more: {
    readonly phase: Phase;
    readonly id?: string;
    readonly host?: string;
    readonly knows?: Knowledge;
    readonly findings?: SessionEvent['findings'];
  },
): SessionEvent {
  const { id = kind, phase, ...rest } = more;
  return run.journal.add({
    id: `decide/${id}`,
    from: 'sender',
    to: 'sender',
    channel: 'decision',
    phase,
    text: kind,
    explains: kind,
    ...rest,
  });
}
