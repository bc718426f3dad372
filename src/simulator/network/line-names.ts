// What the events of an SMTP dialogue are called, and of which kind they are. Names do not depend on what an attacker changes:
// `ehlo-1/250-STARTTLS` stays so when it becomes the last line, or is replaced.
import type { ClientLine } from '#src/protocol/smtp/client-state.ts';
import { visible } from '#src/protocol/visible.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';

const names: Readonly<Record<ClientLine, string>> = {
  ehlo: 'ehlo-1',
  helo: 'helo-1',
  starttls: 'starttls-1',
  mail: 'mail-from-1',
  rcpt: 'rcpt-to-1',
  data: 'data-1',
  message: 'message-1',
  'end-of-data': 'message-1/end',
  quit: 'quit-1',
};

/** The name of a line that the sender says; `ehlo-2` is the one inside TLS. */
export function commandName(what: ClientLine, inTls: boolean, rcpts: number): string {
  if (what === 'ehlo' && inTls) return 'ehlo-2';
  return what === 'rcpt' ? `rcpt-to-${rcpts}` : names[what];
}

const kinds: Readonly<Record<ClientLine, EventKind>> = {
  ehlo: 'ehlo',
  helo: 'helo',
  starttls: 'starttls',
  mail: 'mail-from',
  rcpt: 'rcpt-to',
  data: 'data',
  message: 'message',
  'end-of-data': 'message-end',
  quit: 'quit',
};

/** The kind of a line that the sender says. */
export function commandKind(what: ClientLine, inTls: boolean): EventKind {
  return what === 'ehlo' && inTls ? 'ehlo-again' : kinds[what];
}

/** The name of one line of a reply: by its keyword under EHLO, else by its number. */
export function replyLineName(of: string, line: string, index: number): string {
  if (of === 'greeting') return index === 0 ? 'greeting' : `greeting/${index + 1}`;
  if (!/^ehlo-\d$/.test(of) || !line.startsWith('250')) return index === 0 ? `${of}/reply` : `${of}/reply-${index + 1}`;
  const keyword = line.slice(4).trim().split(/\s+/)[0]!.toUpperCase();
  return index === 0 ? `${of}/host` : `${of}/250-${visible(keyword) || 'empty'}`;
}

/** The kind of one line of a reply, by what the sender hears. */
export function replyKind(of: string, line: string, index: number, inTls: boolean): EventKind {
  const code = line.slice(0, 3);
  if (of === 'starttls-1') return code === '220' ? 'starttls-ready' : 'starttls-refused';
  if (of === 'greeting') return code === '220' ? 'greeting' : 'reply-refused';
  if (of === 'quit-1') return 'quit-reply';
  if (/^[45]/.test(code)) return 'reply-refused';
  if (/^(ehlo|helo)-\d$/.test(of)) {
    if (index === 0) return 'ehlo-reply-host';
    return !inTls && /^250[- ]STARTTLS\b/i.test(line) ? 'ehlo-starttls' : 'ehlo-reply-line';
  }
  if (of === 'mail-from-1') return 'mail-from-reply';
  if (/^rcpt-to-\d+$/.test(of)) return 'rcpt-to-reply';
  if (of === 'data-1') return 'data-reply';
  return of === 'message-1/end' ? 'message-accepted' : 'reply-other';
}
