// The world as it is at one attempt at delivery: the scenario at that time, what DNS has answered since the attempt began, and what each
// mail server has said so far, over all connections. It alone changes them. Lives only for as long as one `simulate` runs.
import type { Answer } from '#src/protocol/dns/zone.ts';
import type { ServerState } from '#src/protocol/smtp/server-state.ts';
import { DnsCache } from './dns-cache.ts';
import type { Scenario } from './scenario.ts';
import { worldAt } from './world.ts';

export class PresentWorld {
  /** Whether the sender asks a resolver that validates DNSSEC. */
  readonly validates: boolean;
  /** What its resolver remembers from attempt to attempt; null: nothing. */
  readonly dnsCache: DnsCache | null;
  private readonly whole: Scenario;
  private now: Scenario;
  private readonly answers = new Map<string, Answer>();
  private readonly said = new Map<string, ServerState['said']>();

  /** Begins at the scenario's `now`. */
  constructor(scenario: Scenario, validates: boolean) {
    this.whole = scenario;
    this.now = worldAt(scenario, scenario.now);
    this.validates = validates;
    const { dnsCache } = scenario.sender;
    this.dnsCache = dnsCache ? new DnsCache(dnsCache) : null;
  }

  get scenario(): Scenario {
    return this.now;
  }

  /** Changes up to `at` (seconds since 1970) have come about; what DNS said before is asked anew, unless the resolver remembers it. */
  moveTo(at: number): void {
    this.now = worldAt(this.whole, at);
    this.answers.clear();
  }

  /** The answer to a question ("MX receiver.example") that was asked before. */
  answerTo(question: string): Answer | undefined {
    return this.answers.get(question);
  }

  keepAnswer(question: string, answer: Answer): void {
    this.answers.set(question, answer);
  }

  /** The next questions are asked anew: all, or this one. */
  forgetAnswers(question?: string): void {
    if (question === undefined) this.answers.clear();
    else this.answers.delete(question);
  }

  /** How often the server of that name has said what. */
  saidBy(host: string): ServerState['said'] | undefined {
    return this.said.get(host);
  }

  keepSaid(host: string, said: ServerState['said']): void {
    this.said.set(host, said);
  }
}
