// The receiving server as a transition function: state and line in, state and reply out (RFC 5321 sections 3 and 4, RFC 3207). What it says
// is data (accent.ts), and so is where a real program departs from the rules (departures.ts); what a reply does follows from its code.
// Leaves out AUTH and time-outs.
import { fill, type Replies } from './accent.ts';
import { offersChunking, openChunk, readChunk } from './chunks.ts';
import { smtpFinding, type CommandCode } from './codes.ts';
import { parseCommand, usages, verbOf, type Command, type Parameter } from './commands.ts';
import { unstuffLine } from './data.ts';
import { departureOf, type Departure, type Stage } from './departures.ts';
import { fitsCommandLine, keywordsOf, longestLine } from './extensions.ts';
import { endMessage, withoutTransaction } from './message-end.ts';
import { badValue } from './parameter-values.ts';
import { domainOf } from './path.ts';
import { replyClass, replyOf } from './replies.ts';
import { answer, closing, isPositive, onSuccess, sizeLimit, speak, step, unknownParameter, type Values } from './server-reply.ts';
import type { ServerConfig, ServerState, ServerStep } from './server-state.ts';

const fresh: ServerState = { phase: 'command', secured: false, recipients: [], lines: [], messages: 0, said: {} };

/** A new connection: the greeting. `said` carries on the counts of an earlier connection, for replies that change with time. */
export function openServer(config: ServerConfig, said: ServerState['said'] = {}): ServerStep {
  const { reply, state } = speak(config, { ...fresh, said }, 'greeting');
  const refused = reply.code === 421 ? 'closed' : 'refusing';
  return step(config, { ...state, phase: reply.code === 220 ? 'command' : refused }, reply);
}

/** One line from the client, without CRLF. A connection that is closed says nothing. */
export function serveLine(config: ServerConfig, state: ServerState, line: string): ServerStep {
  if (state.phase === 'closed') return { state, lines: [], findings: [] };
  if (state.phase === 'data') return line === '.' ? endMessage(config, state, 'accepted') : readText(state, line);
  if (state.phase === 'chunk') return serveChunk(config, state, line);
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

/** A line inside a chunk, and what stands in it behind the chunk's end. */
function serveChunk(config: ServerConfig, state: ServerState, line: string): ServerStep {
  const { rest, ...read } = readChunk(config, state, line);
  if (rest === undefined) return read;
  const next = serveLine(config, read.state, rest);
  return { ...read, ...next, lines: [...read.lines, ...next.lines], findings: [...read.findings, ...next.findings] };
}

function serveCommand(config: ServerConfig, state: ServerState, line: string): ServerStep {
  const { value, findings } = parseCommand(line);
  const unread = refuseUnread(config, state, line, value?.verb);
  if (unread) return unread;
  const departure = departureOf(config.accent.departures, stageOf(state), line);
  const served =
    departure?.say === undefined ? serveTaken(config, state, takenFor(line, departure)) : depart(config, state, line, departure);
  const isForgiven = isPositive(served) && findings.some(({ severity }) => severity === 'error');
  const forgiven = isForgiven ? [smtpFinding('smtp-forgiven', { values: { command: verbOf(line), line } })] : [];
  return { ...served, findings: [...findings, ...forgiven, ...served.findings] };
}

/** The stage that a connection is at. */
function stageOf({ hello, mail, recipients }: ServerState): Stage {
  if (recipients.length > 0) return 'recipient';
  if (mail) return 'sender';
  return hello ? 'greeted' : 'start';
}

function takenFor(line: string, departure: Departure | undefined): string {
  return departure?.as === undefined ? line : line.replace(departure.line, departure.as);
}

/** A reply of the program's own, which changes nothing. */
function depart(config: ServerConfig, state: ServerState, line: string, { line: pattern, say = '', closes }: Departure): ServerStep {
  const parts = Object.fromEntries([...(pattern.exec(line) ?? [])].map((part, index) => [String(index), part ?? '']));
  const said = step(config, state, replyOf(fill(say, { ...valuesOf(config, state, line), ...parts })));
  return closes ? closing(said) : said;
}

/** What replies may repeat of a line. */
function valuesOf(config: ServerConfig, state: ServerState, line: string): Values & { readonly command: string } {
  const verb = verbOf(line);
  const argument = line.slice(verb.length).trim();
  const path = argument.replace(/^[A-Za-z]+: */, '');
  const from = state.mail?.from ?? '';
  const [before = ''] = /^<[^>]*>/.exec(path) ?? [];
  return { before, host: config.hostName, command: verb, argument, path, usage: usages[verb] ?? verb, line, from };
}

/**
 * What is refused whatever it says: a line that is too long, all but QUIT behind a greeting that refused, all in clear of a private server.
 */
function refuseUnread(config: ServerConfig, state: ServerState, line: string, read: Command['verb'] | undefined): ServerStep | undefined {
  const verb = verbOf(line);
  const values = valuesOf(config, state, line);
  const say = (name: keyof Replies, code: CommandCode) => answer(config, state, name, values, smtpFinding(code, { values }));
  const limit = config.accent.limits?.command ?? longestLine.command;
  if (!fitsCommandLine(line, verb, state.hello?.offered ?? [], limit)) return say('lineTooLong', 'smtp-command-line-too-long');
  if (state.phase === 'refusing' && read !== 'QUIT') return say('onlyQuit', 'smtp-wrong-order');
  const isPrivate = config.private && !state.secured && !['NOOP', 'EHLO', 'STARTTLS', 'QUIT'].includes(verb);
  return isPrivate ? say('mustStartTls', 'smtp-must-start-tls') : undefined;
}

/** A line as it was taken. */
function serveTaken(config: ServerConfig, state: ServerState, line: string): ServerStep {
  const verb = verbOf(line);
  const values = valuesOf(config, state, line);
  const say: Say = (name, code, more = {}) => {
    const all = { ...values, ...more };
    return answer(config, state, name, all, code && smtpFinding(code, { values: all }));
  };
  const { value, findings } = parseCommand(line);
  const command = value ?? helloOf(config, verb, values['argument']!);
  return command ? serve(config, state, command, say) : say(replyToBadLine(findings[0]?.code, verb, offersChunking(config, state)));
}

/** A greeting with a name that this program takes, though it is none by the RFC. */
function helloOf({ accent }: ServerConfig, verb: string, name: string): Command | undefined {
  if ((verb !== 'EHLO' && verb !== 'HELO') || !accent.helloNames?.test(name)) return undefined;
  return { verb, domain: name };
}

/** Which reply a line gets that is not a command, or is not well written. */
function replyToBadLine(code: string | undefined, verb: string, offersChunking: boolean): keyof Replies {
  if (verb === 'BDAT') return offersChunking ? 'chunkSyntax' : 'chunkingNotOffered';
  if (code === 'smtp-command-unknown') return 'unknownCommand';
  if (code === 'smtp-command-not-implemented') return 'notImplemented';
  if (code === 'smtp-domain-syntax') return 'helloSyntax';
  if (code === 'smtp-address-syntax') return verb === 'MAIL' ? 'senderSyntax' : 'recipientSyntax';
  return 'syntax';
}

type Say = (name: keyof Replies, code?: CommandCode, more?: Values) => ServerStep;

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
    case 'BDAT':
      if (!offersChunking(config, state)) return say('chunkingNotOffered', 'smtp-chunking-not-offered');
      return openChunk(config, state, command);
    case 'DATA':
      if (state.chunked !== undefined) return say('dataAfterChunk', 'smtp-wrong-order');
      if (!state.mail) return say(lacksHello(config, state) ? 'helloFirst' : 'dataWithoutMail', 'smtp-wrong-order');
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
  if (replyClass(reply) !== 'positive') return step(config, next, reply);
  const offered = verb === 'EHLO' ? reply.lines.slice(1) : [];
  return step(config, { ...withoutTransaction(next), hello: { verb, domain, offered } }, reply);
}

function startTls(config: ServerConfig, state: ServerState, say: Say): ServerStep {
  if (state.secured) return say('tlsActive', 'smtp-tls-already-active');
  if (config.tls === 'absent') return say('starttlsNotOffered', 'smtp-starttls-not-offered');
  if (!mayStartTls(config, state)) return say('starttlsBeforeEhlo', 'smtp-wrong-order');
  if (config.tls === 'unavailable') return say('tlsUnavailable', 'smtp-tls-unavailable');
  const ready = say('starttls');
  return ready.lines[0]?.startsWith('220') ? { ...ready, state: { ...ready.state, phase: 'handshake' }, then: 'handshake' } : ready;
}

/** Whether the greeting was one that could have offered it, or this program does not ask. */
function mayStartTls({ accent: { startTlsAfter = 'ehlo' } }: ServerConfig, { hello }: ServerState): boolean {
  return startTlsAfter === 'nothing' || (startTlsAfter === 'any-hello' ? hello !== undefined : hello?.verb === 'EHLO');
}

function lacksHello({ accent: { needsHello = true } }: ServerConfig, { hello }: ServerState): boolean {
  return needsHello && !hello;
}

/** The reply to a parameter that nobody offered or that is not well written; undefined when all are. */
function refuseParameters(state: ServerState, verb: 'MAIL' | 'RCPT', parameters: readonly Parameter[], say: Say): ServerStep | undefined {
  const name = ({ keyword, value }: Parameter) => {
    const word = value === undefined ? keyword : `${keyword}=${value}`;
    return { parameter: keyword, word, shortWord: word.slice(0, 32) };
  };
  const unknown = unknownParameter(state, verb, parameters);
  if (unknown) return say('unknownParameter', 'smtp-parameter-not-offered', name(unknown));
  const bad = badValue(parameters, keywordsOf(state.hello?.offered ?? []));
  return bad && say('parameterSyntax', 'smtp-parameter-syntax', name(bad));
}

function mail(config: ServerConfig, state: ServerState, { from, parameters }: Extract<Command, { verb: 'MAIL' }>, say: Say): ServerStep {
  if (lacksHello(config, state)) return say('helloFirst', 'smtp-wrong-order');
  if (state.mail) return say('nestedMail', 'smtp-wrong-order');
  const refused = refuseParameters(state, 'MAIL', parameters, say);
  if (refused) return refused;
  const size = parameters.find(({ keyword }) => keyword === 'SIZE')?.value;
  const limit = sizeLimit(state);
  if (limit && Number(size ?? 0) > limit) {
    const values = { size: String(limit) };
    return { ...say('tooBig', undefined, values), findings: [smtpFinding('smtp-message-too-big', { values })] };
  }
  return onSuccess(say('mail', undefined, { from }), (next) => ({ ...next, mail: { from, parameters } }));
}

function rcpt(config: ServerConfig, state: ServerState, { to, parameters }: Extract<Command, { verb: 'RCPT' }>, say: Say): ServerStep {
  if (!state.mail) return say(lacksHello(config, state) ? 'helloFirst' : 'mailFirst', 'smtp-wrong-order');
  const refused = refuseParameters(state, 'RCPT', parameters, say);
  if (refused) return refused;
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
