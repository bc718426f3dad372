// The wire of a recording and of a session as items of the same kind, one a line: connections, lines with what was done to them, TLS,
// resets. compare.ts lays the two beside each other.
import { normaliseLine, withoutReceived } from './compare-normalise.ts';
import type { RecordedEntry, Recording } from './recording.ts';
import type { Session, SessionEvent } from './session.ts';

/** The recording as items: connections, lines with what was done to them, TLS, resets. */
export function recordedWire({ session }: Recording): string[] {
  const items: string[] = [];
  let inTls = false;
  for (const entry of session) {
    const { line, tls, event } = entry;
    if (line !== undefined) items.push(lineItem(entry));
    else if (tls !== undefined) {
      if (!inTls) items.push('TLS');
      inTls = true;
    } else if (event === 'connect') {
      inTls = false;
      items.push(`connect ${entry.local ?? ''}`);
    } else if (event === 'tls' || event === 'tls-error') items.push(event === 'tls' ? `TLS ${entry.sni ?? 'without a name'}` : 'TLS error');
    else if (event === 'retry') items.push('retry');
    else if (event === 'close') items.push('close');
    // The attacker could not reach the MX: to the sender that is a connection that ends without a word.
    else if (event !== undefined && !event.startsWith('error')) items.push('reset');
  }
  return endings(messages(items));
}

function lineItem({ from, line = '', action, original }: RecordedEntry): string {
  const arrow = from === 'sender' ? '>' : '<';
  const text = normaliseLine(line);
  if (action === 'dropped' || action === 'swallowed') return `${arrow} ${text} (did not arrive)`;
  if (action === 'injected') return `${arrow} ${text} (by the attacker)`;
  return action === 'rewritten' ? `${arrow} ${text} (was ${normaliseLine(original ?? '')})` : `${arrow} ${text}`;
}

/** The session as items of the same kind. `onlyRecords`: what is inside TLS from end to end cannot be seen. */
export function simulatedWire({ events }: Session, onlyRecords: boolean): string[] {
  const items: string[] = [];
  let opened = false;
  for (const event of events) {
    const { explains, channel, tampered } = event;
    if (explains === 'tls-certificate' && channel === 'tls') opened = tampered?.action === 'replaced';
    if (explains === 'tcp-connect') items.push(`connect ${/\[(.*)\]:/.exec(event.host ?? '')?.[1] ?? ''}:25`);
    else if (explains === 'tcp-failed') items.pop();
    else if (explains === 'tls-alert') items.push(...(onlyRecords ? ['TLS'] : []), 'close');
    else if (explains === 'tls-reset') items.push(onlyRecords && isBrokenByServer(event) ? 'TLS' : 'reset', 'close');
    else if (explains === 'connection-lost') items.push('close');
    else if (explains === 'tls-established') items.push(onlyRecords ? 'TLS' : `TLS ${serverName(events, event)}`);
    else if (explains === 'try-again') items.push('retry');
    else if (channel === 'smtp' && !(onlyRecords && event.secured && !opened)) items.push(...eventItems(event));
  }
  return endings(messages(items));
}

function eventItems({ from, text, tampered }: SessionEvent): string[] {
  const arrow = from === 'sender' || (from === 'attacker' && !/^\d{3}/.test(text)) ? '>' : '<';
  const was = ` (was ${normaliseLine(tampered?.original ?? '')})`;
  const notes = { dropped: ' (did not arrive)', injected: ' (by the attacker)', replaced: was, damaged: '' } as const;
  const note = tampered ? notes[tampered.action] : '';
  return text.split('\n').map((line) => `${arrow} ${normaliseLine(line)}${note}`);
}

function serverName(events: readonly SessionEvent[], established: SessionEvent): string {
  const hello = events.slice(0, events.indexOf(established)).findLast(({ explains }) => explains === 'tls-hello');
  return /server name (\S+)$/.exec(hello?.text ?? '')?.[1] ?? 'without a name';
}

/** Takes the Received field out of each message: it follows the reply to DATA. */
function messages(items: readonly string[]): string[] {
  const start = items.findIndex((item, index) => /^< 354/.test(items[index - 1] ?? '') && item.startsWith('> Received:'));
  if (start < 0) return [...items];
  const end = items.findIndex((item, index) => index > start && !item.startsWith('> '));
  const block = items.slice(start, end < 0 ? undefined : end).map((item) => item.slice(2));
  const kept = withoutReceived(block);
  if (kept.length === block.length) return [...items];
  return messages([...items.slice(0, start), ...kept.map((line) => `> ${line}`), ...(end < 0 ? [] : items.slice(end))]);
}

/**
 * Leaves out the close, which may come at any time after QUIT (a line that the sender says after it stays a fault), and a retry that
 * came to no connection: the queue was run once more, and nothing was sent. One that did stands before that connection: what is still
 * heard of the one before may come later.
 */
function endings(items: readonly string[]): string[] {
  // The close of one connection may come after the next one was opened.
  let open = 0;
  let isRetry = false;
  return items.flatMap((item) => {
    if (item === 'retry') isRetry = true;
    if (item === 'retry') return [];
    if (item.startsWith('connect ')) {
      const again = isRetry ? ['retry', item] : [item];
      [open, isRetry] = [open + 1, false];
      return again;
    }
    if (item !== 'close') return [open === 0 && item.startsWith('> ') ? `${item} (after the close)` : item];
    open = Math.max(0, open - 1);
    return [];
  });
}

/** A handshake that the server itself breaks off: the attacker has seen its first records. */
export function isBrokenByServer({ explains, tampered }: SessionEvent): boolean {
  return explains === 'tls-reset' && tampered === undefined;
}
