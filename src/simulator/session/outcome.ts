// The outcome of a session while it comes about: where the message went and who read it, which event decided, which connections failed
// and which did well. It alone changes them. Lives only for as long as one `simulate` runs.
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import type { ResultType } from '#src/protocol/tlsrpt/result-type.ts';
import type { Actor, Outcome, SessionEvent } from './session.ts';

/** A failure as it would be reported. */
export interface NotedFailure {
  readonly host: string;
  readonly address: string;
  readonly resultType: ResultType;
  /** What the mechanism itself calls it, where it has a word of its own. */
  readonly ownType?: string;
  readonly about: 'policy' | 'session';
  readonly by: 'dane' | 'policy';
  /** The MTA-STS policy that was in force then. */
  readonly policy: PolicyRules | null;
  readonly attempt: number;
  /** What a report adds where the type says little: `mx-not-in-policy`, `tls-handshake`. */
  readonly reason?: string;
}

/** A connection in which TLS came about as it should, and the MTA-STS policy that was in force then. */
export interface NotedSuccess {
  readonly host: string;
  readonly policy: PolicyRules | null;
}

export class OutcomeSoFar {
  private readonly allFailures: NotedFailure[] = [];
  private readonly allSuccesses: NotedSuccess[] = [];
  private readonly readers = new Set<Actor>();
  private how: Outcome['travelled'] = 'none';
  private taker: string | null = null;
  private decider = '';

  get failures(): readonly NotedFailure[] {
    return this.allFailures;
  }

  get successes(): readonly NotedSuccess[] {
    return this.allSuccesses;
  }

  /** The id of the event that decided the present state of things; empty before one has. */
  get deciding(): string {
    return this.decider;
  }

  decidedBy({ id }: Pick<SessionEvent, 'id'>): void {
    this.decider = id;
  }

  noteFailure(failure: NotedFailure): void {
    this.allFailures.push(failure);
  }

  noteSuccess(success: NotedSuccess): void {
    this.allSuccesses.push(success);
  }

  /** The message's text goes out; the last time counts. */
  travels(how: Outcome['travelled']): void {
    this.how = how;
  }

  readBy(actors: readonly Actor[]): void {
    for (const actor of actors) this.readers.add(actor);
  }

  takenBy(host: string): void {
    this.taker = host;
  }

  /** The outcome; of equal failures one. */
  finish(delivery: Outcome['delivery'], policy: Outcome['policy']): Omit<Outcome, 'learned' | 'report'> {
    const unique = new Map(
      this.allFailures.map(({ host, resultType, ownType }) => [
        `${host} ${ownType ?? resultType}`,
        { host, resultType, ...(ownType !== undefined && { ownType }) },
      ]),
    );
    return {
      delivery,
      travelled: this.how,
      to: this.taker,
      readBy: (['receiver', 'attacker'] as const).filter((actor) => this.readers.has(actor)),
      policy,
      failures: [...unique.values()],
      deciding: this.decider,
    };
  }
}
