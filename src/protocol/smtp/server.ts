// The receiving server as a transition function: state and line in, state and reply out (RFC 5321 sections 3 and 4, RFC 3207).
// What it says is data (accent.ts); what a reply does follows from its code. Leaves out AUTH, BDAT and time-outs.
import type { Finding } from '../finding.ts';
import { fill, templateOf, type Replies } from './accent.ts';
import { smtpFinding } from './codes.ts';
import { parseCommand, verbOf, type Command, type Parameter } from './commands.ts';
import { unstuffLine } from './data.ts';
import { allowsParameter, fitsCommandLine, longestLine } from './extensions.ts';
import { messageOctets, octetsOf } from './octets.ts';
import { domainOf } from './path.ts';
import { formatReply, replyClass, replyOf, type Reply } from './replies.ts';
import type { ReceivedMessage, ServerConfig, ServerState, ServerStep } from './server-state.ts';

type Values = Readonly<Record<string, string>>;
type Code = Parameters<typeof smtpFinding>[0];

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
  const values = { command: verb, line };
  const say = (name: keyof Replies, code?: Code, more: Values = {}): ServerStep =>
    answer(config, state, name, code, { ...values, ...more });
  const limit = config.accent.limits?.command ?? longestLine.command;
  if (!fitsCommandLine(line, verb, offeredKeywords(config, state), limit)) return say('lineTooLong', 'smtp-command-line-too-long');
  const { value, findings } = parseCommand(line);
  if (state.phase === 'refusing' && value?.verb !== 'QUIT') return say('onlyQuit', 'smtp-wrong-order');
  if (config.private && !state.secured && !['NOOP', 'EHLO', 'STARTTLS', 'QUIT'].includes(verb))
    return say('mustStartTls', 'smtp-must-start-tls');
  const served = value ? serve(config, state, value, say) : say(replyToBadLine(findings[0]?.code));
  return { ...served, findings: [...findings, ...served.findings] };
}

/** Which reply a line gets that is not a command, or is not well written. */
function replyToBadLine(code: string | undefined): keyof Replies {
  if (code === 'smtp-command-unknown') return 'unknownCommand';
  if (code === 'smtp-command-not-implemented') return 'notImplemented';
  if (code === 'smtp-starttls-parameter') return 'starttlsParameter';
  return code === 'smtp-needless-parameter' ? 'needlessParameter' : 'syntax';
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
      return mail(config, state, command, say);
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
  const greeted = { ...state, hello: { verb, domain } };
  const said = speak(config, greeted, verb === 'EHLO' ? 'ehlo' : 'helo');
  if (replyClass(said.reply) !== 'positive') return step({ ...state, said: said.state.said }, said.reply);
  return step(withoutTransaction(said.state), said.reply);
}

function startTls(config: ServerConfig, state: ServerState, say: Say): ServerStep {
  if (state.secured) return say('tlsActive', 'smtp-tls-already-active');
  if (config.tls === 'absent') return say('starttlsNotOffered', 'smtp-starttls-not-offered');
  if (state.hello?.verb !== 'EHLO') return say('helloFirst', 'smtp-wrong-order');
  if (config.tls === 'unavailable') return say('tlsUnavailable', 'smtp-tls-unavailable');
  const ready = say('starttls');
  return ready.lines[0]?.startsWith('220') ? { ...ready, state: { ...ready.state, phase: 'handshake' }, then: 'handshake' } : ready;
}

function mail(config: ServerConfig, state: ServerState, { from, parameters }: Extract<Command, { verb: 'MAIL' }>, say: Say): ServerStep {
  if (!state.hello) return say('helloFirst', 'smtp-wrong-order');
  if (state.mail) return say('nestedMail', 'smtp-wrong-order');
  const unknown = unknownParameter(config, state, 'MAIL', parameters);
  if (unknown) return say('unknownParameter', 'smtp-parameter-not-offered', { parameter: unknown });
  const size = parameters.find(({ keyword }) => keyword === 'SIZE')?.value;
  if (size !== undefined && !/^\d{1,20}$/.test(size)) return say('syntax', 'smtp-parameter-syntax');
  const limit = sizeLimit(config, state);
  if (limit && Number(size ?? 0) > limit) return say('tooBig', 'smtp-message-too-big', { size: String(limit) });
  return onSuccess(say('mail', undefined, { from }), (next) => ({ ...next, mail: { from, parameters } }));
}

function rcpt(config: ServerConfig, state: ServerState, { to, parameters }: Extract<Command, { verb: 'RCPT' }>, say: Say): ServerStep {
  if (!state.mail) return say(state.hello ? 'mailFirst' : 'helloFirst', 'smtp-wrong-order');
  const unknown = unknownParameter(config, state, 'RCPT', parameters);
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
  const limit = sizeLimit(config, state);
  const over = withoutTransaction({ ...state, phase: 'command' });
  if (tooLong) return answer(config, over, 'textLineTooLong', 'smtp-text-line-too-long', {});
  if (limit && messageOctets(state.lines) > limit) return answer(config, over, 'tooBig', 'smtp-message-too-big', { size: String(limit) });
  const id = fill(config.accent.queueId ?? '000000000A{n}', { n: String(state.messages + 1) });
  const taken = answer(config, over, 'accepted', undefined, { id });
  if (!isPositive(taken)) return taken;
  const message: ReceivedMessage = { from: state.mail?.from ?? '', to: state.recipients, lines: state.lines, secured: state.secured, id };
  return { ...taken, state: { ...taken.state, messages: state.messages + 1 }, message };
}

/** The EHLO lines that are said in this state. STARTTLS is never among them inside TLS (RFC 3207 section 4.2). */
function ehloLines(config: ServerConfig, state: ServerState): readonly string[] {
  const { ehlo, ehloInTls } = config.accent;
  const offersTls = !state.secured && config.tls !== 'absent';
  return ((state.secured && ehloInTls) || ehlo).filter((line, index) => index === 0 || offersTls || verbOf(line) !== 'STARTTLS');
}

/** The extensions that this client may use: none after HELO. */
function offeredKeywords(config: ServerConfig, state: ServerState): string[] {
  if (state.hello?.verb !== 'EHLO') return [];
  return ehloLines(config, state)
    .slice(1)
    .map((line) => line.split(' ')[0]!.toUpperCase());
}

/** The octets that SIZE offers (RFC 1870 section 4); 0 is no limit. */
function sizeLimit(config: ServerConfig, state: ServerState): number {
  const line = ehloLines(config, state).find((each, index) => index > 0 && /^SIZE \d+$/i.test(each));
  return line ? Number(line.slice(5)) : 0;
}

function unknownParameter(
  config: ServerConfig,
  state: ServerState,
  verb: 'MAIL' | 'RCPT',
  parameters: readonly Parameter[],
): string | undefined {
  const offered = offeredKeywords(config, state);
  return parameters.find(({ keyword }) => !allowsParameter(verb, keyword, offered))?.keyword;
}

function withoutTransaction(state: ServerState): ServerState {
  const { mail: _mail, ...rest } = state;
  return { ...rest, recipients: [], lines: [] };
}

/** Says a reply by its name: the words are the server's own, its accent's, or the plain ones. */
function speak(
  config: ServerConfig,
  state: ServerState,
  name: keyof Replies,
  more: Values = {},
): { readonly reply: Reply; readonly state: ServerState } {
  const times = Object.hasOwn(state.said, name) ? state.said[name]! : 0;
  const values: Values = {
    host: config.hostName,
    client: state.hello?.domain ?? '',
    address: config.clientAddress ?? '',
    date: config.date ?? '',
    from: state.mail?.from ?? '',
    ...more,
  };
  const template = templateOf(config.accent, config.replies, name, times);
  const said = { ...state, said: { ...state.said, [name]: times + 1 } };
  if (template === undefined)
    return { reply: { code: 250, lines: ehloLines(config, state).map((line) => fill(line, values)) }, state: said };
  return { reply: replyOf(fill(template, values)), state: said };
}

function answer(config: ServerConfig, state: ServerState, name: keyof Replies, code: Code | undefined, values: Values): ServerStep {
  const { reply, state: next } = speak(config, state, name, values);
  return step(next, reply, code ? [smtpFinding(code, { values })] : []);
}

/** 421 announces that the server closes the connection, whatever it answers (RFC 5321 section 4.2.2). */
function step(state: ServerState, reply: Reply, findings: readonly Finding[] = []): ServerStep {
  const said: ServerStep = { state, lines: formatReply(reply), findings };
  return reply.code === 421 ? closing(said) : said;
}

function closing(said: ServerStep): ServerStep {
  return { ...said, state: { ...said.state, phase: 'closed' }, then: 'close' };
}

function isPositive({ lines }: ServerStep): boolean {
  return /^[23]/.test(lines[0] ?? '');
}

/** The state changes only if the reply agreed; so a scenario's "450 …" refuses without more ado. */
function onSuccess(said: ServerStep, change: (state: ServerState) => ServerState): ServerStep {
  return isPositive(said) ? { ...said, state: change(said.state) } : said;
}
