// The end of a message: it is taken or not, and the transaction is over either way (RFC 5321 section 4.1.1.4).
import { fill, type Replies } from './accent.ts';
import { smtpFinding } from './codes.ts';
import { longestLine } from './extensions.ts';
import { messageOctets, octetsOf } from './octets.ts';
import { answer, isPositive, sizeLimit, type Values } from './server-reply.ts';
import type { ReceivedMessage, ServerConfig, ServerState, ServerStep } from './server-state.ts';

/** `accepted` is the reply's name, `values` are for its places. */
export function endMessage(config: ServerConfig, state: ServerState, accepted: keyof Replies, values: Values = {}): ServerStep {
  const textLimit = config.accent.limits?.text ?? longestLine.text;
  const tooLong = textLimit > 0 && state.lines.some((line) => octetsOf(line) + 2 > textLimit);
  const limit = sizeLimit(state);
  const over = withoutTransaction({ ...state, phase: 'command' });
  if (tooLong) return answer(config, over, 'textLineTooLong', {}, smtpFinding('smtp-text-line-too-long'));
  if (limit && messageOctets(state.lines) > limit) {
    const size = { size: String(limit) };
    return answer(config, over, 'tooBig', size, smtpFinding('smtp-message-too-big', { values: size }));
  }
  const id = fill(config.accent.queueId ?? '000000000A{n}', { n: String(state.messages + 1) });
  const taken = answer(config, over, accepted, { ...values, id });
  if (!isPositive(taken)) return taken;
  const message: ReceivedMessage = { from: state.mail?.from ?? '', to: state.recipients, lines: state.lines, secured: state.secured, id };
  return { ...taken, state: { ...taken.state, messages: state.messages + 1 }, message };
}

/** The state with no sender, recipient or text. */
export function withoutTransaction(state: ServerState): ServerState {
  const { mail: _mail, chunked: _chunked, chunk: _chunk, ...rest } = state;
  return { ...rest, recipients: [], lines: [] };
}
