// The lines that the sending server says, as its habits and the EHLO reply have it (RFC 5321 section 4.1.1, RFC 1870, RFC 3461).
import type { Awaited, ClientAction, ClientConfig, ClientState } from './client-state.ts';
import { formatCommand, type Command } from './commands.ts';
import { stuffLine } from './data.ts';
import { offers } from './ehlo.ts';
import { messageOctets } from './octets.ts';

/** Whether several commands travel together: it is the sender's habit, and the receiver offers it (RFC 2920). */
export function pipelines(config: ClientConfig, state: ClientState): boolean {
  return config.habits.pipelines && offers(state.ehlo, 'PIPELINING');
}

/** MAIL, with SIZE= where that is habit and offered. */
export function mailCommand({ from, message, size, habits }: ClientConfig, { ehlo }: ClientState): ClientAction {
  const declares = habits.declaresSize && offers(ehlo, 'SIZE');
  const parameters = declares ? [{ keyword: 'SIZE', value: String(size ?? messageOctets(message)) }] : [];
  return command('mail', { verb: 'MAIL', from, parameters });
}

/** RCPT for the recipient of that index, with ORCPT= where that is habit and offered. */
export function rcptCommand({ to, habits }: ClientConfig, { ehlo }: ClientState, index: number): ClientAction {
  const recipient = to[index] ?? '';
  const names = habits.namesOriginalRecipient && offers(ehlo, 'DSN');
  const parameters = names ? [{ keyword: 'ORCPT', value: `rfc822;${xtext(recipient)}` }] : [];
  return command('rcpt', { verb: 'RCPT', to: recipient, parameters });
}

/** "+", "=" and what is not printable ASCII as "+XX" (RFC 3461 section 4). */
function xtext(text: string): string {
  return text.replace(/[^\x21-\x2a\x2c-\x3c\x3e-\x7e]/g, (c) => `+${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** The message's lines, its dots stuffed. */
export function messageText({ message }: ClientConfig): ClientAction {
  return { do: 'send', what: 'message', lines: message.map(stuffLine) };
}

export const finalDot: ClientAction = { do: 'send', what: 'end-of-data', lines: ['.'] };
export const quitCommand = command('quit', { verb: 'QUIT' });

/** A command as something to send. */
export function command(what: Exclude<Awaited, 'greeting' | 'end-of-data'>, value: Command): ClientAction {
  return { do: 'send', what, lines: [formatCommand(value)] };
}
