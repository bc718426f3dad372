// One connection of the sender to one MX: client and server (protocol/smtp) take turns, every line passes the wire. The sender's
// decisions stand between the lines where it makes them. Which hosts are tried, and when again, is delivery.ts.
import { afterHandshake, connectionLost, hearLine, openClient } from '#src/protocol/smtp/client.ts';
import type { ClientConfig, ClientLine, ClientState, ClientStep, SmtpOutcome } from '#src/protocol/smtp/client-state.ts';
import { offers } from '#src/protocol/smtp/ehlo.ts';
import type { ServerConfig, ServerState, ServerStep } from '#src/protocol/smtp/server-state.ts';
import { openServer, serveLine, serverAfterHandshake } from '#src/protocol/smtp/server.ts';
import { isAbout } from '#src/simulator/network/attacker.ts';
import { clientConfigOf, serverConfigOf } from './connection-config.ts';
import { decideCertificate, decideNoTls } from './connection-decisions.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import { shake, showEstablished } from '#src/simulator/network/handshake.ts';
import type { HostRules, HostVerdict, Seen } from '#src/simulator/mechanism/host-rules.ts';
import { commandName, commandKind, replyKind, replyLineName } from '#src/simulator/network/line-names.ts';
import { afterOddReply, linesSaid } from '#src/simulator/network/odd-replies.ts';
import { postfixActions, postfixGreets, postfixHears, postfixOutcome, postfixStep, type PostfixAction } from './postfix-habits.ts';
import type { Run } from './run.ts';
import type { Actor } from '#src/simulator/session/session.ts';
import type { MxHost } from '#src/simulator/world/scenario.ts';
import { passCommand, passForgedReply, passReply, type Wire } from '#src/simulator/network/wire.ts';

/** How a connection ended. `seen` is what the sender can judge the host by; null when it came to no SMTP at all. */
export interface Connected {
  readonly outcome: SmtpOutcome | null;
  readonly seen: Seen | null;
}

/** A reply on its way to the sender: of which command, and by whom. */
interface Pending {
  readonly of: string;
  readonly lines: readonly string[];
  readonly forgedBy?: 'attack' | 'move';
}

const mostTurns = 400;

export class Connection {
  private readonly run: Run;
  private readonly rules: HostRules;
  private readonly wire: Wire;
  private readonly host: MxHost;
  private readonly clientConfig: ClientConfig;
  private readonly serverConfig: ServerConfig;
  private client: ClientState = openClient();
  private server: ServerState;
  private pending: Pending[] = [];
  private actions: PostfixAction[] = [];
  private outcome: SmtpOutcome | null = null;
  private seen: Seen = { starttls: false, certificate: null };
  private serverClosed = false;
  private rcpts = 0;
  private readonly postfix: boolean;

  /** `inClear`: the sender does without TLS this time. */
  constructor(run: Run, rules: HostRules, host: MxHost, address: string, inClear: boolean) {
    const { sender } = run.scenario;
    this.run = run;
    this.rules = rules;
    this.host = host;
    const own = host.owner === 'attacker' && !host.relaysTo;
    const reached = host.owner === 'attacker' || run.scenario.attacker.reach.includes('smtp');
    this.wire = {
      run,
      host: rules.host,
      peer: `${rules.host}[${address}]:25`,
      server: own ? 'attacker' : 'receiver',
      reached,
      tls: 'none',
      phase: 'hello',
      broken: false,
      touched: false,
    };
    this.postfix = sender.behaves === 'postfix-3.7';
    this.clientConfig = clientConfigOf(run, rules, inClear);
    this.serverConfig = serverConfigOf(run, host);
    const said = run.said.get(host.host);
    const opened = openServer(this.serverConfig, said);
    this.server = opened.state;
    if (host.down === 'closes') this.serverClosed = true;
    else this.take('greeting', opened);
  }

  /** Plays the connection to its end. */
  play(): Connected {
    for (let turn = 0; turn < mostTurns && (!this.client.closed || this.actions.length > 0); turn++) {
      const progress = this.hearAll() || this.act();
      if (this.wire.broken) this.lose('connection-lost', 'the TLS connection ends');
      else if (!progress) this.lose('connection-lost', this.serverClosed ? 'connection closed by the server' : 'no answer in time');
    }
    // What the server still says reaches a sender that has already gone.
    this.emitPending();
    this.run.said.set(this.host.host, this.server.said);
    return { outcome: this.outcome, seen: this.seen };
  }

  private hearAll(): boolean {
    const pending = this.pending;
    this.pending = [];
    for (const reply of pending) {
      const lines = this.emit(reply);
      for (const line of lines) this.hear(line);
    }
    if (pending.length > 0 && this.serverClosed && !this.client.closed && this.actions.length === 0) this.step(connectionLost(this.client));
    return pending.length > 0;
  }

  private hear(line: string): void {
    if (!this.postfix) return this.step(hearLine(this.clientConfig, this.client, line));
    const isGreeting = this.client.awaiting[0] === 'greeting';
    const taken = postfixHears(this.client, line);
    if (taken === null) return;
    const heard = hearLine(this.clientConfig, taken.state, taken.line);
    this.step(isGreeting ? postfixGreets(this.clientConfig, line, heard) : heard);
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
  private step(taken: ClientStep): void {
    const step = this.postfix ? postfixStep(this.clientConfig, taken) : taken;
    const before = this.client;
    this.client = step.state;
    if (step.outcome) this.outcome = this.postfix ? postfixOutcome(step.outcome) : step.outcome;
    const asked = step.actions.some((action) => action.do === 'send' && action.what === 'starttls');
    const heard = before.awaiting[0];
    const hello = heard === 'ehlo' || heard === 'helo';
    if (asked) this.seen = { starttls: true, certificate: 'not-yet' };
    const wants = this.clientConfig.useTls !== 'none' && !this.client.secured;
    const moved = step.actions.length > 0 && !step.actions.some((action) => action.do === 'send' && action.what === 'helo');
    if (wants && moved && !asked && hello && !offers(step.state.ehlo, 'STARTTLS')) this.noTls({ starttls: false, certificate: null });
    if (wants && moved && heard === 'starttls' && !this.client.inHandshake) this.noTls({ starttls: 'refused', certificate: null });
    this.actions.push(...(this.postfix ? postfixActions(this.clientConfig, step) : step.actions));
    if (step.actions.some((action) => action.do === 'send' && action.what === 'mail')) this.wire.phase = 'message';
  }

  private noTls(seen: Seen): void {
    this.seen = seen;
    const verdict = decideNoTls(this.run, this.rules, seen, this.wire);
    if (verdict.action === 'refuse') this.wire.phase = 'decision';
  }

  private emit({ of, lines, forgedBy }: Pending): readonly string[] {
    if (of === 'quit-1' && !this.client.messageSent) this.wire.phase = 'decision';
    if (!forgedBy) {
      const name = (line: string, index: number): string => replyLineName(of, line, index);
      const kind = (line: string, index: number): EventKind => replyKind(of, line, index, this.wire.tls !== 'none');
      return passReply(this.wire, lines, name, kind);
    }
    for (const line of lines) passForgedReply(this.wire, `${of}/answer`, line, forgedBy, replyKind(of, line, 0, false));
    return lines;
  }

  private send(what: ClientLine, lines: readonly string[]): void {
    if (what === 'starttls') this.wire.phase = 'tls';
    if (what === 'rcpt') this.rcpts++;
    const name = commandName(what, this.wire.tls !== 'none', this.rcpts);
    const kind = commandKind(what, this.wire.tls !== 'none');
    const block = what === 'message';
    const readers = block ? this.readers() : undefined;
    if (block) this.run.travelled = this.travelled();
    for (const text of block ? [lines.join('\n')] : lines) {
      const { heard, answer } = passCommand(this.wire, name, text, kind, readers);
      if (answer) this.pending.push({ of: name, lines: [answer.text], forgedBy: answer.by });
      if (this.wire.broken) return;
      for (const each of heard) for (const line of block ? each.split('\n') : [each]) this.serve(name, line);
    }
  }

  /** RSET: nothing depends on what its reply says. Whether there was one, where it is waited for. */
  private reset(waits: boolean): boolean {
    const { heard } = passCommand(this.wire, 'rset-1', 'RSET', 'command-other');
    for (const line of heard) this.serve('rset-1', line);
    if (!waits) return true;
    const isAnswered = this.pending.length > 0;
    this.emitPending();
    return isAnswered;
  }

  private emitPending(): void {
    for (const reply of this.pending) this.emit(reply);
    this.pending = [];
  }

  private serve(name: string, line: string): void {
    if (this.serverClosed) return;
    // A server that awaits TLS and gets text gives up.
    if (this.server.phase === 'handshake') {
      this.serverClosed = true;
      return;
    }
    this.take(name, serveLine(this.serverConfig, this.server, line));
  }

  private take(of: string, step: ServerStep): void {
    this.server = afterOddReply(of, step);
    const lines = linesSaid(step);
    if (lines === null) this.serverClosed = true;
    else if (lines.length > 0) this.pending.push({ of, lines });
    if (step.then === 'close') this.serverClosed = true;
  }

  private handshake(): void {
    const ready = this.server.phase === 'handshake';
    const shaken = shake(this.wire, this.host, this.rules.sni, ready);
    if ('failed' in shaken) {
      this.seen = { starttls: true, certificate: null, handshake: shaken.failed };
      this.serverClosed = true;
      this.step(afterHandshake(this.clientConfig, this.client, 'failed'));
      return;
    }
    this.seen = { starttls: true, certificate: shaken.certificate };
    this.wire.tls = shaken.opened ? 'opened' : 'end-to-end';
    showEstablished(this.wire, shaken.opened);
    if (ready) this.server = serverAfterHandshake(this.server);
    const verdict = decideCertificate(this.run, this.rules, shaken.certificate, this.seen, this.wire);
    if (verdict.action === 'refuse') this.wire.phase = 'decision';
    this.step(afterHandshake(this.clientConfig, this.client, verdict.action === 'refuse' ? 'rejected' : 'accepted'));
  }

  private lose(explains: EventKind, text: string): void {
    const { run, peer, server, phase } = this.wire;
    if (this.client.closed) return;
    run.journal.add({ id: 'lost', from: server, to: 'sender', channel: 'tcp', phase, text, explains, host: peer });
    this.wire.broken = false;
    this.serverClosed = true;
    this.pending = [];
    this.actions = [];
    this.step(connectionLost(this.client));
    this.client = { ...this.client, closed: true };
  }

  private readers(): readonly Actor[] {
    const { wire } = this;
    if (wire.server === 'attacker') return ['attacker'];
    const watches = wire.reached && (wire.touched || this.host.owner === 'attacker' || isWatching(this.run, this.rules.host));
    const attacker = wire.tls === 'opened' || (wire.tls === 'none' && watches);
    return attacker ? ['attacker', 'receiver'] : ['receiver'];
  }

  private travelled(): Run['travelled'] {
    if (this.wire.tls === 'none') return 'clear';
    return this.verdict().authenticated ? 'authenticated' : 'encrypted';
  }

  private verdict(): HostVerdict {
    return this.rules.judge(this.seen);
  }
}

/** Whether the attacker is at this connection, by its habits: who changes lines or handshakes there, reads as well. */
function isWatching({ scenario: { attacker } }: Run, host: string): boolean {
  return attacker.listens || attacker.rules.some((rule) => (rule.on === 'line' || rule.on === 'tls') && isAbout(rule, host));
}
