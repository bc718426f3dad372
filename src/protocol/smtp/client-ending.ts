// The steps that the sending server's rules are made of: send, wait, quit, give up; and how an outcome comes about.
import type { Finding } from '../finding.ts';
import { quitCommand } from './client-commands.ts';
import type { Awaited, ClientAction, ClientState, ClientStep, Ending, SmtpOutcome } from './client-state.ts';
import { replyClass, type Reply } from './replies.ts';

/** Sends these together, and then waits for a reply to each but the message's text. */
export function send(state: ClientState, ...actions: readonly ClientAction[]): ClientStep {
  const awaiting = actions.flatMap((action) => (action.do === 'send' && action.what !== 'message' ? [action.what] : []));
  return { state: { ...state, awaiting: [...state.awaiting, ...awaiting] }, actions, findings: [] };
}

/** What a reply means that does not let the client go on. */
export function byReply(reply: Reply, at: Awaited): Ending {
  // 3xx where it has no meaning, and 2xx where only 354 has one, are answers that nobody can act on.
  const result = replyClass(reply) === 'permanent' ? 'permanent' : 'temporary';
  return { result, reason: result === 'permanent' || replyClass(reply) === 'temporary' ? 'reply' : 'protocol-error', at, reply };
}

/** Every recipient was refused: permanent only if each refusal was. */
export function nobody({ refused }: ClientState): Ending {
  const open = refused.find(({ reply }) => replyClass(reply) !== 'permanent') ?? refused[0];
  return open ? byReply(open.reply, 'rcpt') : { result: 'permanent', reason: 'protocol-error', at: 'rcpt' };
}

/** Fixes the outcome; the first one stands. */
export function end(state: ClientState, ending: Ending): ClientStep {
  if (state.outcome) return idle(state);
  const { refused, messageSent, secured } = state;
  const outcome: SmtpOutcome = { ...ending, refused, messageSent, secured };
  return { state: { ...state, outcome }, actions: [], findings: [], outcome };
}

/** Says QUIT, and fixes the outcome. */
export function quit(state: ClientState, ending: Ending): ClientStep {
  const ended = end(state, ending);
  return { ...send(ended.state, quitCommand), ...(ended.outcome ? { outcome: ended.outcome } : {}) };
}

/** Closes at once: there is nobody to say QUIT to. */
export function giveUp(state: ClientState, ending: Ending, findings: readonly Finding[] = []): ClientStep {
  const ended = end(state, ending);
  return { ...ended, state: { ...ended.state, awaiting: [], closed: true }, actions: [{ do: 'close' }], findings };
}

/** Nothing to do but wait. */
export function idle(state: ClientState, findings: readonly Finding[] = []): ClientStep {
  return { state, actions: [], findings };
}
