// The sending server as a transition function: state and line in, state and what to do out (RFC 5321 sections 3 and 4.3, RFC 3207,
// RFC 2920). It sends one message over one connection. Which MX to try, whether the peer is the right one, when to try again and
// when to bounce is for the caller. Leaves out time-outs and AUTH.
import { command, finalDot, mailCommand, messageText, pipelines, quitCommand, rcptCommand } from './client-commands.ts';
import { byReply, end, giveUp, idle, nobody, quit, send } from './client-ending.ts';
import type { Awaited, ClientConfig, ClientState, ClientStep, Ending } from './client-state.ts';
import { smtpFinding } from './codes.ts';
import { offers, parseEhlo } from './ehlo.ts';
import { isLastReplyLine, parseReply, replyClass, type Reply } from './replies.ts';

/** A new connection: it waits for the greeting. */
export function openClient(): ClientState {
  return {
    awaiting: ['greeting'],
    partial: [],
    secured: false,
    inHandshake: false,
    accepted: [],
    refused: [],
    named: 0,
    messageSent: false,
    closed: false,
  };
}

/** One line from the server, without CRLF. Most lines of a reply lead to nothing; the last one does. */
export function hearLine(config: ClientConfig, state: ClientState, line: string): ClientStep {
  if (state.closed) return idle(state);
  // A reply that came in clear must not be taken for one from inside TLS: whoever is on the path could have added it.
  if (state.inHandshake) return idle(state, [smtpFinding('smtp-reply-injected', { values: { line } })]);
  const partial = [...state.partial, line];
  if (!isLastReplyLine(line) && partial.length < longestReply) return idle({ ...state, partial });
  const { value: reply, findings } = parseReply(partial);
  const next = { ...state, partial: [], awaiting: state.awaiting.slice(1) };
  const awaited = state.awaiting[0] ?? 'quit';
  if (!reply) return giveUp(next, { result: 'temporary', reason: 'protocol-error', at: awaited }, findings);
  const heard = leave(config, hearReply(config, next, awaited, reply));
  return { ...heard, findings: [...findings, ...heard.findings] };
}

/** accepted: goes on inside TLS. rejected: TLS stands, but with the wrong peer: QUIT. failed: no TLS came about, the connection is gone. */
export function afterHandshake(config: ClientConfig, state: ClientState, result: 'accepted' | 'rejected' | 'failed'): ClientStep {
  // What the server said in clear is forgotten (RFC 3207 section 4.2).
  const { ehlo: _ehlo, ...rest } = { ...state, inHandshake: false, partial: [] };
  if (result === 'failed') return giveUp(rest, { result: 'temporary', reason: 'handshake-failed', at: 'handshake' });
  const secured = { ...rest, secured: true };
  if (result === 'rejected') return leave(config, quit(secured, { result: 'temporary', reason: 'peer-rejected', at: 'handshake' }));
  const step = send(secured, command('ehlo', { verb: 'EHLO', domain: config.hostName }));
  return { ...step, findings: [smtpFinding('smtp-state-discarded')] };
}

/** The connection ended without the client having closed it: temporary, unless the message's fate was known. */
export function connectionLost(state: ClientState): ClientStep {
  if (state.closed) return idle(state);
  return giveUp(state, {
    result: 'temporary',
    reason: 'connection-lost',
    at: state.inHandshake ? 'handshake' : (state.awaiting[0] ?? 'quit'),
  });
}

/** Far more lines than any real reply has; a reply without end would fill the memory. */
const longestReply = 1000;

function hearReply(config: ClientConfig, state: ClientState, awaited: Awaited, reply: Reply): ClientStep {
  // 421: the server is about to close, whatever was asked (RFC 5321 section 3.8).
  if (reply.code === 421 && awaited !== 'quit') return giveUp(state, byReply(reply, awaited));
  const kind = replyClass(reply);
  switch (awaited) {
    case 'greeting':
      if (kind === 'positive') return send(state, command('ehlo', { verb: 'EHLO', domain: config.hostName }));
      return quit(state, byReply(reply, awaited));
    case 'ehlo':
      return hearEhlo(config, state, reply);
    case 'helo':
      return kind === 'positive' ? afterHello(config, state) : quit(state, byReply(reply, awaited));
    case 'starttls':
      if (reply.code === 220) return { state: { ...state, inHandshake: true }, actions: [{ do: 'handshake' }], findings: [] };
      return withoutTls(config, state, { result: 'temporary', reason: 'starttls-refused', at: awaited, reply });
    case 'mail':
    case 'rcpt':
    case 'data':
      return hearEnvelope(config, state, awaited, reply);
    case 'end-of-data':
      return hearEnd(state, reply);
    case 'quit':
      return { state: { ...state, closed: true }, actions: [{ do: 'close' }], findings: [] };
  }
}

/** A server that does not know EHLO is spoken to with HELO (RFC 5321 section 3.2). */
function hearEhlo(config: ClientConfig, state: ClientState, reply: Reply): ClientStep {
  const kind = replyClass(reply);
  if (kind === 'permanent') {
    const step = send(state, command('helo', { verb: 'HELO', domain: config.hostName }));
    return { ...step, findings: [smtpFinding('smtp-ehlo-refused')] };
  }
  if (kind !== 'positive') return quit(state, byReply(reply, 'ehlo'));
  const { value: ehlo, findings } = parseEhlo(reply);
  const step = afterHello(config, { ...state, ...(ehlo ? { ehlo } : {}) });
  return { ...step, findings: [...findings, ...step.findings] };
}

/** The server is known: STARTTLS first, if it is wanted and TLS is not there yet; then the envelope. */
function afterHello(config: ClientConfig, state: ClientState): ClientStep {
  if (state.secured || config.useTls === 'none') return sendEnvelope(config, state);
  if (offers(state.ehlo, 'STARTTLS')) return send(state, command('starttls', { verb: 'STARTTLS' }));
  return withoutTls(config, state, { result: 'temporary', reason: 'starttls-not-offered', at: state.ehlo ? 'ehlo' : 'helo' });
}

/** No TLS to be had: who must have it gives up, who may goes on in clear, on the same connection. */
function withoutTls(config: ClientConfig, state: ClientState, ending: Ending): ClientStep {
  const step = config.useTls === 'must' ? quit(state, ending) : sendEnvelope(config, state);
  const code = ending.reason === 'starttls-refused' ? 'smtp-starttls-refused' : 'smtp-starttls-missing';
  return { ...step, findings: [smtpFinding(code), ...step.findings] };
}

function sendEnvelope(config: ClientConfig, state: ClientState): ClientStep {
  if (!pipelines(config, state)) return send(state, mailCommand(config, state));
  const all = [
    mailCommand(config, state),
    ...config.to.map((_, index) => rcptCommand(config, state, index)),
    command('data', { verb: 'DATA' }),
  ];
  return send({ ...state, named: config.to.length }, ...all);
}

/** Replies to MAIL, RCPT and DATA. When pipelined, those to the rest still come; only then is decided (RFC 2920 section 3.1). */
function hearEnvelope(config: ClientConfig, state: ClientState, awaited: 'mail' | 'rcpt' | 'data', reply: Reply): ClientStep {
  const kind = replyClass(reply);
  const good = awaited === 'data' ? kind === 'intermediate' : kind === 'positive';
  let next = state;
  if (awaited === 'rcpt') {
    const to = config.to[state.accepted.length + state.refused.length] ?? '';
    next = good ? { ...state, accepted: [...state.accepted, to] } : { ...state, refused: [...state.refused, { to, reply }] };
  } else if (!good && !state.failure) {
    next = { ...state, failure: byReply(reply, awaited) };
  }
  if (next.awaiting.length) return idle(next);
  return awaited === 'data' ? afterData(config, next, good) : nextOfEnvelope(config, next);
}

/** Without pipelining: the command that follows MAIL and each RCPT. */
function nextOfEnvelope(config: ClientConfig, state: ClientState): ClientStep {
  if (state.failure) return quit(state, state.failure);
  if (state.named < config.to.length) return send({ ...state, named: state.named + 1 }, rcptCommand(config, state, state.named));
  return state.accepted.length ? send(state, command('data', { verb: 'DATA' })) : quit(state, nobody(state));
}

/**
 * The reply to DATA is there. If nobody is to get the message and DATA was taken all the same, an empty message ends it (RFC 2920
 * section 3.1).
 */
function afterData(config: ClientConfig, state: ClientState, good: boolean): ClientStep {
  const isExplained = state.accepted.length > 0 || state.failure?.at === 'mail';
  const failure = isExplained ? state.failure : nobody(state);
  if (!good) return quit(state, failure ?? nobody(state));
  if (failure) return send({ ...state, failure }, finalDot);
  const text = messageText(config);
  const sent = { ...state, messageSent: true };
  return config.habits.quitsEarly && pipelines(config, state) ? send(sent, text, finalDot, quitCommand) : send(sent, text, finalDot);
}

function hearEnd(state: ClientState, reply: Reply): ClientStep {
  const ending: Ending =
    state.failure ??
    (replyClass(reply) === 'positive' ? { result: 'sent', reason: 'accepted', at: 'end-of-data', reply } : byReply(reply, 'end-of-data'));
  return state.awaiting[0] === 'quit' ? end(state, ending) : quit(state, ending);
}

/** Some senders close as soon as QUIT is all that is left. */
function leave(config: ClientConfig, step: ClientStep): ClientStep {
  const { state } = step;
  if (!config.habits.skipsBye || state.closed || !state.outcome || state.awaiting.some((each) => each !== 'quit')) return step;
  return { ...step, state: { ...state, closed: true }, actions: [...step.actions, { do: 'close' }] };
}
