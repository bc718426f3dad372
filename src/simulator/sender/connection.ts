// One connection of the sender to one MX: client and server (protocol/smtp) take turns, every line passes the wire. The sender's
// decisions stand between the lines where it makes them. Which hosts are tried, and when again, is host.ts and delivery.ts.
import { afterHandshake, connectionLost, hearLine, openClient } from '#src/protocol/smtp/client.ts';
import type { ClientConfig, ClientLine, ClientState, ClientStep, SmtpOutcome } from '#src/protocol/smtp/client-state.ts';
import { offers } from '#src/protocol/smtp/ehlo.ts';
import type { LocatedHost, Seen } from '#src/simulator/mechanism/mechanism.ts';
import { shake, showAlert, showEstablished } from '#src/simulator/network/handshake.ts';
import { commandKind, commandName, replyKind, replyLineName } from '#src/simulator/network/line-names.ts';
import { MailServer } from '#src/simulator/network/mail-server.ts';
import { passCommand, passForgedReply, passReply, type Heard } from '#src/simulator/network/passing-lines.ts';
import { openWire, readersOf, type Wire } from '#src/simulator/network/wire.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';
import type { MxHost } from '#src/simulator/world/scenario.ts';
import type { HostEnd, SenderAction } from './profile.ts';
import type { Sending } from './sending.ts';
import { decideCertificate, decideNoTls } from './tls-decisions.ts';

/** How a connection ended. */
export type Connected = Pick<HostEnd, 'outcome' | 'seen'>;

/** A reply on its way to the sender: of which command, and by whom. */
interface Pending {
  readonly of: string;
  readonly lines: readonly string[];
  readonly forgedBy?: 'attack' | 'move';
}

const mostTurns = 400;

export class Connection {
  private readonly sending: Sending;
  private readonly host: LocatedHost;
  private readonly mx: MxHost;
  private readonly wire: Wire;
  private readonly config: ClientConfig;
  private readonly server: MailServer;
  private client: ClientState = openClient();
  private pending: Pending[] = [];
  private actions: SenderAction[] = [];
  private outcome: SmtpOutcome | null = null;
  private seen: Seen = { starttls: false, certificate: null };
  private recipients = 0;
  /** The lines of the reply that the sender is hearing. */
  private reply: SessionEvent[] = [];

  /** `inClear`: the sender does without TLS this time. */
  constructor(sending: Sending, host: LocatedHost, mx: MxHost, address: string, inClear: boolean) {
    this.sending = sending;
    this.host = host;
    this.mx = mx;
    this.wire = openWire(sending.run, host.host, address, mx);
    this.config = configOf(sending, host, inClear);
    this.server = new MailServer(sending.run, mx);
    this.expect('greeting', this.server.greet());
  }

  /** Plays the connection to its end. */
  play(): Connected {
    for (let turn = 0; turn < mostTurns && (!this.client.closed || this.actions.length > 0); turn++) {
      const progress = this.hearAll() || this.act();
      if (this.wire.broken) this.lose('the TLS connection ends');
      else if (!progress) this.lose(this.server.closed ? 'connection closed by the server' : 'no answer in time');
    }
    // What the server still says reaches a sender that has already gone.
    this.emitPending();
    this.server.leave();
    return { outcome: this.outcome, seen: this.seen };
  }

  private expect(of: string, lines: readonly string[]): void {
    if (lines.length > 0) this.pending.push({ of, lines });
  }

  private hearAll(): boolean {
    const pending = this.pending;
    this.pending = [];
    for (const reply of pending) for (const heard of this.emit(reply)) this.hear(heard);
    const isLeft = this.server.closed && !this.client.closed && this.actions.length === 0;
    if (pending.length > 0 && isLeft) this.step(connectionLost(this.client));
    return pending.length > 0;
  }

  private hear({ text, event }: Heard): void {
    const isGreeting = this.client.awaiting[0] === 'greeting';
    const heard = this.sending.profile.dialogue.hear(this.client, text);
    if (!heard) return;
    const step = hearLine(this.config, heard.state, heard.line);
    this.reply.push(event);
    for (const finding of step.findings) this.sending.run.journal.addFindings(this.reply[finding.record ?? -1] ?? event, [finding]);
    if (step.state.partial.length === 0) this.reply = [];
    this.step(step, isGreeting ? text : null);
  }

  private act(): boolean {
    const actions = this.actions;
    this.actions = [];
    for (const action of actions) {
      if (this.wire.broken) break;
      if (action.do === 'send') this.send(action.what, action.lines);
      else if (action.do === 'handshake') this.handshake();
      else if (action.do === 'reset' && !this.reset(action.waits)) break;
    }
    return actions.length > 0;
  }

  /** Takes what the client made of something it heard, and puts its decision about TLS before what it does next. */
  private step(taken: ClientStep, greeting: string | null = null): void {
    const { dialogue } = this.sending.profile;
    const step = dialogue.step(this.config, taken, greeting);
    const says = (what: ClientLine): boolean => step.actions.some((action) => action.do === 'send' && action.what === what);
    const heard = this.client.awaiting[0];
    this.client = step.state;
    if (step.outcome) this.outcome = dialogue.end(step.outcome);
    if (says('starttls')) this.seen = { starttls: true, certificate: 'not-yet' };
    const wantsTls = this.config.useTls !== 'none' && !this.client.secured;
    const goesOn = wantsTls && step.actions.length > 0 && !says('helo');
    const isGreeted = (heard === 'ehlo' || heard === 'helo') && !says('starttls');
    if (goesOn && isGreeted && !offers(step.state.ehlo, 'STARTTLS')) this.goWithoutTls({ starttls: false, certificate: null });
    if (goesOn && heard === 'starttls' && !this.client.inHandshake) this.goWithoutTls({ starttls: 'refused', certificate: null });
    this.actions.push(...step.actions);
    if (says('mail')) this.wire.phase = 'message';
  }

  private goWithoutTls(seen: Seen): void {
    this.seen = seen;
    const { action } = decideNoTls(this.sending, this.host, seen, this.wire.peer);
    if (action === 'refuse') this.wire.phase = 'decision';
  }

  private emit({ of, lines, forgedBy }: Pending): readonly Heard[] {
    if (of === 'quit-1' && !this.client.messageSent) this.wire.phase = 'decision';
    if (!forgedBy) {
      const name = (line: string, index: number): string => replyLineName(of, line, index);
      const kind = (line: string, index: number): EventKind => replyKind(of, line, index, this.wire.tls !== 'none');
      return passReply(this.wire, lines, name, kind);
    }
    return lines.map((line) => passForgedReply(this.wire, `${of}/answer`, line, forgedBy, replyKind(of, line, 0, false)));
  }

  private emitPending(): void {
    for (const reply of this.pending) this.emit(reply);
    this.pending = [];
  }

  private send(what: ClientLine, lines: readonly string[]): void {
    if (what === 'starttls') this.wire.phase = 'tls';
    if (what === 'rcpt') this.recipients++;
    const inTls = this.wire.tls !== 'none';
    const name = commandName(what, inTls, this.recipients);
    const isMessage = what === 'message';
    if (isMessage) this.sending.run.outcome.travels(this.travelled());
    const readers = isMessage ? readersOf(this.wire, this.mx) : undefined;
    for (const text of isMessage ? [lines.join('\n')] : lines) {
      const { heard, answer } = passCommand(this.wire, name, text, commandKind(what, inTls), readers);
      if (answer) this.pending.push({ of: name, lines: [answer.text], forgedBy: answer.by });
      if (this.wire.broken) return;
      for (const { text, event } of heard) for (const line of isMessage ? text.split('\n') : [text]) this.serve(name, line, event);
    }
  }

  /** The server hears a line; what it finds wrong with it is said of the line's event. */
  private serve(name: string, line: string, event: SessionEvent): void {
    const { lines, findings } = this.server.hear(name, line);
    this.sending.run.journal.addFindings(event, findings);
    this.expect(name, lines);
  }

  /** RSET: nothing depends on what its reply says. Whether there was one, where it is waited for. */
  private reset(waits: boolean): boolean {
    const { heard } = passCommand(this.wire, 'rset-1', 'RSET', 'command-other');
    for (const { text, event } of heard) this.serve('rset-1', text, event);
    if (!waits) return true;
    const isAnswered = this.pending.length > 0;
    this.emitPending();
    return isAnswered;
  }

  private handshake(): void {
    const { profile, mechanism } = this.sending;
    const name = profile.tls.sendsName(mechanism.checks(this.host)) ? this.host.host : null;
    const shaken = shake(this.wire, this.mx, name, this.server.awaitsTls);
    if ('failed' in shaken) return this.endHandshake({ starttls: true, certificate: null, handshake: shaken.failed });
    const { certificate, opened } = shaken;
    this.seen = { starttls: true, certificate };
    const byAlert = profile.tls.refusesCertificate === 'by-alert';
    let established = byAlert ? null : this.openTube(opened);
    const { action } = decideCertificate(this.sending, this.host, certificate, this.seen, this.wire.peer);
    if (action === 'refuse') this.wire.phase = 'decision';
    if (action === 'refuse' && byAlert) {
      showAlert(this.wire, this.mx, opened);
      return this.endHandshake(this.seen);
    }
    established ??= this.openTube(opened);
    const next = afterHandshake(this.config, this.client, action === 'refuse' ? 'rejected' : 'accepted');
    this.sending.run.journal.addFindings(established, next.findings);
    this.step(next);
  }

  private openTube(opened: boolean): SessionEvent {
    this.wire.tls = opened ? 'opened' : 'end-to-end';
    this.server.startTls();
    return showEstablished(this.wire, opened);
  }

  /** No TLS came about, and the connection is gone. */
  private endHandshake(seen: Seen): void {
    this.seen = seen;
    this.server.close();
    this.step(afterHandshake(this.config, this.client, 'failed'));
  }

  private lose(text: string): void {
    const { run, peer, server, phase } = this.wire;
    if (this.client.closed) return;
    run.journal.add({ id: 'lost', from: server, to: 'sender', channel: 'tcp', phase, text, explains: 'connection-lost', host: peer });
    this.wire.broken = false;
    this.server.close();
    this.pending = [];
    this.actions = [];
    this.step(connectionLost(this.client));
    this.client = { ...this.client, closed: true };
  }

  private travelled(): 'clear' | 'encrypted' | 'authenticated' {
    if (this.wire.tls === 'none') return 'clear';
    return this.sending.mechanism.judge(this.host, this.seen).authenticated ? 'authenticated' : 'encrypted';
  }
}

/** What the sender says, and whether it must have TLS. */
function configOf({ run, profile, mechanism }: Sending, host: LocatedHost, inClear: boolean): ClientConfig {
  const { sender, message } = run.world.scenario;
  const need = mechanism.judge(host, { starttls: false, certificate: null }).action === 'refuse' ? 'must' : 'may';
  return {
    hostName: sender.host,
    useTls: inClear || !sender.tls ? 'none' : need,
    from: message.from,
    to: message.to,
    message: [...message.header, '', ...message.body],
    habits: profile.dialogue.habits,
  };
}
