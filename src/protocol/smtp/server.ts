// The receiving server as a transition function: state and line in, state and reply out (RFC 5321 sections 3 and 4, RFC 3207).
// What it says is data (accent.ts); what a reply does follows from its code. Leaves out AUTH, BDAT and time-outs.
import { fill, type Replies } from './accent.ts';
import { smtpFinding } from './codes.ts';
import { parseCommand, usages, verbOf, type Command } from './commands.ts';
import { unstuffLine } from './data.ts';
import { fitsCommandLine, longestLine } from './extensions.ts';
import { messageOctets, octetsOf } from './octets.ts';
import { domainOf } from './path.ts';
import { replyClass } from './replies.ts';
import {
  answer,
  closing,
  isPositive,
  onSuccess,
  sizeLimit,
  speak,
  step,
  unknownParameter,
  type Code,
  type Values,
} from './server-reply.ts';
import type { ReceivedMessage, ServerConfig, ServerState, ServerStep } from './server-state.ts';

const fresh: ServerState = { phase: 'command', secured: false, recipients: [], lines: [], messages: 0, said: {} };

/** A new connection: the greeting. `said` carries on the counts of an earlier connection, for replies that change with time. */
export function openServer(config: ServerConfig, said: ServerState['said'] = {}): ServerStep {
  const { reply, state } = speak(config, { ...fresh, said }, 'greeting');
  const phase = reply.code === 220 ? 'command' : reply.code === 421 ? 'closed' : 'refusing';
  return step({ ...state, phase }, reply);
}

/** One line from the client, without CRLF. A connection that is closed says nothing. */
export function serveLine(config: ServerConfig, state: ServerState, line: string): ServerStep {
  if (state.phase === 'closed') return { state, lines: [], findings: [] };
  if (state.phase === 'data') return line === '.' ? endMessage(config, state) : readText(state, line);
  // What came in clear behind STARTTLS must not be read as if it had come inside TLS: whoever is on the path could have added it
  // (RFC 3207 section 4.2; servers that kept it had the flaw CVE-2011-0411).
  if (state.phase === 'handshake')
    return { state, lines: [], findings: [smtpFinding('smtp-pipelined-after-starttls', { values: { line } })] };
  return serveCommand(config, state, line);
}

/** The handshake is done: the server forgets all that the client said in clear, EHLO included (RFC 3207 section 4.2). */
export function serverAfterHandshake(state: ServerState): ServerState {
  return { ...fresh, secured: true, messages: state.messages, said: state.said };
}

function serveCommand(config: ServerConfig, state: ServerState, line: string): ServerStep {
  const verb = verbOf(line);
  const argument = line.slice(verb.length).trim();
  const values = { command: verb, argument, path: argument.replace(/^[A-Za-z]+: */, ''), usage: usages[verb] ?? verb, line };
  const say = (name: keyof Replies, code?: Code, more: Values = {}): ServerStep =>
    answer(config, state, name, code, { ...values, ...more });
  const limit = config.accent.limits?.command ?? longestLine.command;
  if (!fitsCommandLine(line, verb, state.hello?.offered ?? [], limit)) return say('lineTooLong', 'smtp-command-line-too-long');
  const { value, findings } = parseCommand(line);
  if (state.phase === 'refusing' && value?.verb !== 'QUIT') return say('onlyQuit', 'smtp-wrong-order');
  if (config.private && !state.secured && !['NOOP', 'EHLO', 'STARTTLS', 'QUIT'].includes(verb))
    return say('mustStartTls', 'smtp-must-start-tls');
  const served = value ? serve(config, state, value, say) : say(replyToBadLine(findings[0]?.code, verb));
  return { ...served, findings: [...findings, ...served.findings] };
}

/** Which reply a line gets that is not a command, or is not well written. */
function replyToBadLine(code: string | undefined, verb: string): keyof Replies {
  if (code === 'smtp-command-unknown') return 'unknownCommand';
  if (code === 'smtp-command-not-implemented') return 'notImplemented';
  if (code === 'smtp-domain-syntax') return 'helloSyntax';
  if (code === 'smtp-address-syntax') return verb === 'MAIL' ? 'senderSyntax' : 'recipientSyntax';
  return 'syntax';
}

type Say = (name: keyof Replies, code?: Code, more?: Values) => ServerStep;

function serve(config: ServerConfig, state: ServerState, command: Command, say: Say): ServerStep {
  switch (command.verb) {
    case 'EHLO':
    case 'HELO':
      return hello(config, state, command.verb, command.domain);
    case 'STARTTLS':
      return startTls(config, state, say);
    case 'MAIL':
      return mail(state, command, say);
    case 'RCPT':
      return rcpt(config, state, command, say);
    case 'DATA':
      if (!state.mail) return say(state.hello ? 'dataWithoutMail' : 'helloFirst', 'smtp-wrong-order');
      if (!state.recipients.length) return say('dataWithoutRecipients', 'smtp-wrong-order');
      return onSuccess(say('data'), (next) => ({ ...next, phase: 'data' }));
    case 'RSET':
      return onSuccess(say('rset'), withoutTransaction);
    case 'QUIT':
      return closing(say('quit'));
    case 'VRFY':
      return say('vrfy');
    case 'EXPN':
      return say('expn', 'smtp-command-not-implemented');
    case 'NOOP':
      return say('noop');
    case 'HELP':
      return say('help');
  }
}

/** EHLO and HELO begin anew: a transaction that was open is gone (RFC 5321 section 4.1.4). */
function hello(config: ServerConfig, state: ServerState, verb: 'EHLO' | 'HELO', domain: string): ServerStep {
  const { reply, state: next } = speak(config, state, verb === 'EHLO' ? 'ehlo' : 'helo', { client: domain });
  if (replyClass(reply) !== 'positive') return step(next, reply);
  const offered = verb === 'EHLO' ? reply.lines.slice(1) : [];
  return step({ ...withoutTransaction(next), hello: { verb, domain, offered } }, reply);
}

function startTls(config: ServerConfig, state: ServerState, say: Say): ServerStep {
  if (state.secured) return say('tlsActive', 'smtp-tls-already-active');
  if (config.tls === 'absent') return say('starttlsNotOffered', 'smtp-starttls-not-offered');
  if (state.hello?.verb !== 'EHLO') return say('helloFirst', 'smtp-wrong-order');
  if (config.tls === 'unavailable') return say('tlsUnavailable', 'smtp-tls-unavailable');
  const ready = say('starttls');
  return ready.lines[0]?.startsWith('220') ? { ...ready, state: { ...ready.state, phase: 'handshake' }, then: 'handshake' } : ready;
}

function mail(state: ServerState, { from, parameters }: Extract<Command, { verb: 'MAIL' }>, say: Say): ServerStep {
  if (!state.hello) return say('helloFirst', 'smtp-wrong-order');
  if (state.mail) return say('nestedMail', 'smtp-wrong-order');
  const unknown = unknownParameter(state, 'MAIL', parameters);
  if (unknown) return say('unknownParameter', 'smtp-parameter-not-offered', { parameter: unknown });
  const size = parameters.find(({ keyword }) => keyword === 'SIZE')?.value;
  if (size !== undefined && !/^\d{1,20}$/.test(size)) return say('syntax', 'smtp-parameter-syntax');
  const limit = sizeLimit(state);
  if (limit && Number(size ?? 0) > limit) return say('tooBig', 'smtp-message-too-big', { size: String(limit) });
  return onSuccess(say('mail', undefined, { from }), (next) => ({ ...next, mail: { from, parameters } }));
}

function rcpt(config: ServerConfig, state: ServerState, { to, parameters }: Extract<Command, { verb: 'RCPT' }>, say: Say): ServerStep {
  if (!state.mail) return say(state.hello ? 'mailFirst' : 'helloFirst', 'smtp-wrong-order');
  const unknown = unknownParameter(state, 'RCPT', parameters);
  if (unknown) return say('unknownParameter', 'smtp-parameter-not-offered', { parameter: unknown });
  const domain = domainOf(to);
  if (domain && config.domains && !config.domains.includes(domain)) return say('relayDenied', undefined, { to });
  const known =
    !config.mailboxes || to.toLowerCase() === 'postmaster' || config.mailboxes.some((box) => box.toLowerCase() === to.toLowerCase());
  if (!known) return say('noSuchUser', undefined, { to });
  return onSuccess(say('rcpt', undefined, { to }), (next) => ({ ...next, recipients: [...next.recipients, to] }));
}

function readText(state: ServerState, line: string): ServerStep {
  return { state: { ...state, lines: [...state.lines, unstuffLine(line)] }, lines: [], findings: [] };
}

/** The final dot: the message is taken or not, and the transaction is over either way (RFC 5321 section 4.1.1.4). */
function endMessage(config: ServerConfig, state: ServerState): ServerStep {
  const textLimit = config.accent.limits?.text ?? longestLine.text;
  const tooLong = textLimit > 0 && state.lines.some((line) => octetsOf(line) + 2 > textLimit);
  const limit = sizeLimit(state);
  const over = withoutTransaction({ ...state, phase: 'command' });
  if (tooLong) return answer(config, over, 'textLineTooLong', 'smtp-text-line-too-long', {});
  if (limit && messageOctets(state.lines) > limit) return answer(config, over, 'tooBig', 'smtp-message-too-big', { size: String(limit) });
  const id = fill(config.accent.queueId ?? '000000000A{n}', { n: String(state.messages + 1) });
  const taken = answer(config, over, 'accepted', undefined, { id });
  if (!isPositive(taken)) return taken;
  const message: ReceivedMessage = { from: state.mail?.from ?? '', to: state.recipients, lines: state.lines, secured: state.secured, id };
  return { ...taken, state: { ...taken.state, messages: state.messages + 1 }, message };
}

function withoutTransaction(state: ServerState): ServerState {
  const { mail: _mail, ...rest } = state;
  return { ...rest, recipients: [], lines: [] };
}
