// A session: what `simulate` returns, and all that the views show. One immutable list of events plus the outcome.
// Published as public/session.schema.json. Times are seconds since 1970.
import type { Finding } from '#src/protocol/finding.ts';
import type { ResultType } from '#src/protocol/tlsrpt/result-type.ts';
import type { EventKind } from './event-kinds.ts';
import type { Move, RefusedMove } from '#src/simulator/network/move.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';

export const actors = ['sender', 'resolver', 'policy-host', 'attacker', 'receiver'] as const;
export type Actor = (typeof actors)[number];

export const channels = ['dns', 'https', 'tcp', 'smtp', 'tls', 'cache', 'decision', 'report'] as const;
export type Channel = (typeof channels)[number];

/** The chapters of a delivery, in the order in which they come. */
export const phases = ['policy', 'mx', 'hello', 'tls', 'message', 'decision', 'afterwards'] as const;
export type Phase = (typeof phases)[number];

/** What was done to a line on its way, and by whom: an attack of the scenario, or the reader's own move. */
export interface Tamper {
  readonly action: 'dropped' | 'replaced' | 'injected' | 'damaged';
  /** What the speaker had said, where the hearer got something else. */
  readonly original?: string;
  readonly by: 'attack' | 'move';
}

/** What the sender knows; an event carries only what it changes. */
export interface Knowledge {
  /** The policy in force for this delivery, and where it came from. */
  readonly policy?: { readonly source: 'none' | 'cache' | 'fresh'; readonly mode: string | null; readonly secondsLeft?: number };
  /** The MX host that is being tried, and whether the policy allows its name (null: nothing asks). */
  readonly mx?: { readonly host: string; readonly allowed: boolean | null };
  readonly tls?: 'not-yet' | 'offered' | 'not-offered' | 'refused' | 'established' | 'failed';
  readonly certificate?: 'not-seen' | 'not-checked' | 'valid' | 'expired' | 'wrong-name' | 'untrusted' | 'tlsa-match' | 'tlsa-mismatch';
  readonly message?: 'not-sent' | 'sent-in-clear' | 'sent-encrypted';
  readonly verdict?: 'open' | 'delivered' | 'deferred' | 'bounced' | 'next-mx';
}

/** One thing that happened. */
export interface SessionEvent {
  /** Stable under moves: where in the dialogue, then what: `ehlo-2/250-STARTTLS`. Unique in the session. */
  readonly id: string;
  readonly at: number;
  readonly from: Actor;
  /** The same as `from` for what an actor does or decides alone. */
  readonly to: Actor;
  readonly channel: Channel;
  readonly phase: Phase;
  /**
   * As it was on the wire, in DNS or in a file: one line, or a block whose lines are joined by "\n". For a decision: a key word, put into
   * words by the page.
   */
  readonly text: string;
  /** Travelled inside TLS, so that an attacker on the path sees only records. */
  readonly secured: boolean;
  readonly tampered?: Tamper;
  readonly findings: readonly Finding[];
  /** The kind of event, which chooses its annotation: `ehlo-reply-line`, `mail-from`, … */
  readonly explains: EventKind;
  /** The host at the other end of a connection, its address and port; for channel tcp, smtp, tls and https. */
  readonly host?: string;
  readonly knows?: Knowledge;
  /** The actors that can read the message's content because of this event. */
  readonly readableBy?: readonly Actor[];
  /** The sender follows the draft of March 2016: the words for the event, and the section that rules it, are the draft's. */
  readonly design?: '2016';
  /** Which attempt at delivery this belongs to, from 1. */
  readonly attempt: number;
}

export const deliveries = ['delivered', 'deferred', 'bounced'] as const;
export const travels = ['clear', 'encrypted', 'authenticated', 'none'] as const;

/**
 * What became of the report. delivered: the domain has it. read: it has, and the attacker too. taken: the attacker alone has it. lost:
 * nobody. not-asked: no address for reports was found. none-due: nothing to tell, or a sender that writes none.
 */
export const reportStatuses = ['delivered', 'read', 'taken', 'lost', 'not-asked', 'none-due'] as const;

/** `to`: the URI that it went to, or was to go to. `by`: who kept the domain from having it, or having it alone; null: nobody. */
export interface ReportFate {
  readonly to: string | null;
  readonly status: (typeof reportStatuses)[number];
  readonly by: 'attack' | 'move' | null;
}

/** How it ended, retry included. */
export interface Outcome {
  readonly delivery: (typeof deliveries)[number];
  /** encrypted: the peer was not authenticated. none: no message was sent. */
  readonly travelled: (typeof travels)[number];
  /** The host that took the message, or null. */
  readonly to: string | null;
  readonly readBy: readonly Actor[];
  readonly policy: { readonly source: 'none' | 'cache' | 'fresh'; readonly mode: string | null };
  /** `resultType`: by RFC 8460. `ownType`: as the draft of 2016 calls it, where the sender goes by that. */
  readonly failures: readonly { readonly host: string; readonly resultType: ResultType; readonly ownType?: string }[];
  /** The id of the event that decided. */
  readonly deciding: string;
  /** Who learnt the server's name as the sender asked for it or the server said it, and who saw its certificate. */
  readonly learned: { readonly name: readonly Actor[]; readonly certificate: readonly Actor[] };
  readonly report: ReportFate;
}

export interface Session {
  /** 2 since the outcome says who learnt what, and what became of the report. */
  readonly version: 2;
  readonly scenario: Scenario;
  readonly moves: readonly Move[];
  /** The moves that changed nothing, and why. */
  readonly refused: readonly RefusedMove[];
  readonly events: readonly SessionEvent[];
  readonly outcome: Outcome;
  /** The TLSRPT report (or, for the 2016 draft, its XML) as sent, when the domain asks for one. */
  readonly report?: unknown;
}
