// The mail server at the other end of a connection: protocol/smtp/server.ts with the words and abilities that the scenario gives it. It
// says what the scenario has it say, also where no RFC does (improper-replies.ts), and may hang up.
import type { ServerConfig, ServerState, ServerStep } from '#src/protocol/smtp/server-state.ts';
import { openServer, serveLine, serverAfterHandshake } from '#src/protocol/smtp/server.ts';
import type { Run } from '#src/simulator/session/run.ts';
import { accents } from '#src/simulator/world/accents.ts';
import type { MxHost } from '#src/simulator/world/scenario.ts';
import { mailDate } from '#src/simulator/session/event-texts.ts';
import { afterImproperReply, linesSaid, withImproperReplies } from './improper-replies.ts';

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
    return this.hungUp ? [] : this.take('greeting', this.opened);
  }

  /** The lines of its reply to one line of the command of that name (line-names.ts); none while it waits for more. */
  hear(command: string, line: string): readonly string[] {
    if (this.hungUp) return [];
    if (!this.awaitsTls) return this.take(command, serveLine(this.config, this.state, line));
    // A server that awaits TLS and gets text gives up.
    this.hungUp = true;
    return [];
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

  private take(of: string, step: ServerStep): readonly string[] {
    this.state = afterImproperReply(of, step);
    const lines = linesSaid(step);
    if (lines === null || step.then === 'close') this.hungUp = true;
    return lines ?? [];
  }
}

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
