// The mail server at the other end of a connection: protocol/smtp/server.ts with the words and abilities that the scenario gives it. It
// says what the scenario has it say, also where no RFC does (improper-replies.ts), and may hang up.
import type { Finding } from '#src/protocol/finding.ts';
import type { ServerConfig, ServerState, ServerStep } from '#src/protocol/smtp/server-state.ts';
import { openServer, serveLine, serverAfterHandshake } from '#src/protocol/smtp/server.ts';
import type { Run } from '#src/simulator/session/run.ts';
import { accents } from '#src/simulator/world/accents.ts';
import type { MxHost } from '#src/simulator/world/scenario.ts';
import { mailDate } from '#src/simulator/session/event-texts.ts';
import { afterImproperReply, linesSaid, withImproperReplies } from './improper-replies.ts';

/** The lines of its reply to a line, none while it waits for more; and what is wrong with that line. */
export interface Answer {
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
}

export class MailServer {
  private readonly run: Run;
  private readonly host: MxHost;
  private readonly config: ServerConfig;
  private readonly opened: ServerStep;
  private state: ServerState;
  private hungUp: boolean;

  constructor(run: Run, host: MxHost) {
    this.run = run;
    this.host = host;
    this.config = configOf(run, host);
    this.opened = openServer(this.config, run.world.saidBy(host.host));
    this.state = this.opened.state;
    this.hungUp = host.down === 'closes';
  }

  /** Whether it has ended the connection. */
  get closed(): boolean {
    return this.hungUp;
  }

  /** Whether the next octets are to be a TLS handshake. */
  get awaitsTls(): boolean {
    return this.state.phase === 'handshake';
  }

  /** The lines of its greeting; none where it hangs up at once. */
  greet(): readonly string[] {
    return this.hungUp ? [] : this.take('greeting', this.opened).lines;
  }

  /** Its reply to one line of the command of that name (line-names.ts). */
  hear(command: string, line: string): Answer {
    if (this.hungUp) return nothing;
    const step = serveLine(this.config, this.state, line);
    if (!this.awaitsTls) return this.take(command, step);
    // A server that awaits TLS and gets text gives up.
    this.hungUp = true;
    return { lines: [], findings: step.findings };
  }

  startTls(): void {
    if (this.awaitsTls) this.state = serverAfterHandshake(this.state);
  }

  close(): void {
    this.hungUp = true;
  }

  /** What it has said counts in the connections to come. */
  leave(): void {
    this.run.world.keepSaid(this.host.host, this.state.said);
  }

  private take(of: string, step: ServerStep): Answer {
    this.state = afterImproperReply(of, step);
    const lines = linesSaid(step);
    if (lines === null || step.then === 'close') this.hungUp = true;
    return { lines: lines ?? [], findings: step.findings };
  }
}

const nothing: Answer = { lines: [], findings: [] };

function configOf({ world, journal }: Run, { host, starttls = 'offered', accent, private: isPrivate = false }: MxHost): ServerConfig {
  const tls = { offered: 'offered', broken: 'offered', absent: 'absent', refused: 'unavailable' } as const;
  return {
    hostName: host,
    accent: withImproperReplies(accents(accent)),
    tls: tls[starttls],
    private: isPrivate,
    clientAddress: world.scenario.sender.address,
    date: mailDate(journal.at),
  };
}
