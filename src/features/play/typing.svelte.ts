// A connection that the reader types into: the receiving server of protocol/smtp, line by line. What was sent together is served
// together, so that lines behind STARTTLS are thrown away before TLS begins (RFC 3207 section 4.2).
import type { Finding } from '#src/protocol/finding.ts';
import type { ReceivedMessage, ServerConfig, ServerState, ServerStep } from '#src/protocol/smtp/server-state.ts';
import { openServer, serveLine, serverAfterHandshake } from '#src/protocol/smtp/server.ts';
import { accents } from '#src/simulator/world/accents.ts';
import type { AccentName, MxHost, Scenario } from '#src/simulator/world/scenario.ts';
import { mailDate } from '#src/simulator/session/event-texts.ts';
import { recipientDomain } from '#src/simulator/world/world.ts';

/** What the reader chose; the rest is the first of the world's mail servers. */
export interface TypingChoice {
  readonly accent: AccentName | 'world';
  readonly tls: ServerConfig['tls'];
  readonly isPrivate: boolean;
}

/** What came back for the lines that were sent together. */
export interface Served {
  readonly replies: readonly string[];
  readonly findings: readonly Finding[];
  readonly message?: ReceivedMessage;
  readonly then?: 'handshake' | 'close';
}

/** A handshake that breaks in the world stands for itself when the reader begins it: TLS is offered. */
const tlsChoices = { offered: 'offered', absent: 'absent', refused: 'unavailable', broken: 'offered' } as const;

export class TypingState {
  choice = $state.raw<TypingChoice>({ accent: 'world', tls: 'offered', isPrivate: false });
  server = $state.raw<ServerState>()!;
  /** Remarks on the lines that were last sent. */
  findings = $state.raw<readonly Finding[]>([]);
  readonly host: string;
  readonly mailbox: string;
  readonly #mx: MxHost | undefined;
  readonly #scenario: Scenario;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#mx = scenario.mxHosts.find(({ owner }) => owner !== 'attacker');
    this.host = this.#mx?.host ?? 'mx1.receiver.example';
    this.mailbox = scenario.message.to[0] ?? 'bob@receiver.example';
    const { starttls = 'offered', private: isPrivate = false } = this.#mx ?? {};
    this.choice = { accent: 'world', tls: tlsChoices[starttls], isPrivate };
    this.server = openServer(this.#config).state;
  }

  /** Connects anew, and gives the greeting. */
  connect(): Served {
    return this.#take([openServer(this.#config)]);
  }

  /** Sends lines together; none of them has an end. */
  send(lines: readonly string[]): Served {
    const steps: ServerStep[] = [];
    let state = this.server;
    for (const line of lines) {
      const step = serveLine(this.#config, state, line);
      state = step.state;
      steps.push(step);
    }
    return this.#take(steps);
  }

  #take(steps: readonly ServerStep[]): Served {
    const last = steps.at(-1)?.state ?? this.server;
    this.server = last.phase === 'handshake' ? serverAfterHandshake(last) : last;
    this.findings = steps.flatMap(({ findings }) => findings);
    const message = steps.findLast((step) => step.message)?.message;
    const then = steps.find((step) => step.then)?.then;
    return { replies: steps.flatMap(({ lines }) => lines), findings: this.findings, ...(message && { message }), ...(then && { then }) };
  }

  get #config(): ServerConfig {
    const { accent, tls, isPrivate } = this.choice;
    return {
      hostName: this.host,
      accent: accents(accent === 'world' ? (this.#mx?.accent ?? 'postfix') : accent),
      tls,
      private: isPrivate,
      domains: [recipientDomain(this.#scenario)],
      mailboxes: this.#scenario.message.to,
      clientAddress: this.#scenario.sender.address,
      date: mailDate(this.#scenario.now),
    };
  }
}
