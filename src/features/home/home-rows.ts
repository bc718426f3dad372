// What the first page shows of a session: the dialogue at port 25 as far as the attacker can follow it, and how it ended. Pure.
import { outcomeKind } from '#src/features/player/outcome.ts';
import { cite, type Citation } from '#src/protocol/citation.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import type { SenderName } from '#src/simulator/world/names.ts';

/** The five endings that the first page has words for. */
export type HomeEnding = 'open' | 'sealed' | 'read' | 'reported' | 'held';

export const endingCitations: Readonly<Record<HomeEnding, readonly Citation[]>> = {
  open: [cite('RFC 3207', '4')],
  sealed: [cite('RFC 8461', '4.2')],
  read: [cite('RFC 3207', '6')],
  reported: [cite('RFC 8461', '5'), cite('RFC 8460', '4.3.1')],
  held: [cite('RFC 8461', '5')],
};

/** How it ended for the attacker, given what the sender knew. */
export function endingOf({ outcome }: Session, sender: SenderName): HomeEnding {
  const kind = outcomeKind(outcome);
  if (kind === 'held' || kind === 'returned') return 'held';
  if (kind === 'safe') return sender === 'opportunistic' ? 'open' : 'sealed';
  return sender === 'sts-testing' ? 'reported' : 'read';
}

/** The rows: greeting and offers, then what each side does with them, until the attacker sees no more. */
export function homeRows({ events }: Session): SessionEvent[] {
  const rows: SessionEvent[] = [];
  for (const event of events) {
    if (event.channel === 'tls' || event.secured) {
      if (event.phase === 'policy') continue;
      return [...rows, event];
    }
    const heard =
      event.channel === 'smtp' &&
      (event.from === 'sender' || event.phase === 'hello' || event.explains === 'starttls-ready' || event.explains === 'quit-reply');
    if (heard) rows.push(event);
    if (event.explains === 'data' || event.explains === 'deferred') return event.explains === 'data' ? rows : [...rows, event];
  }
  return rows;
}

/** What the attacker reads: the subject line and the text of the message; undefined when it never saw them. */
export function spiedMessage({ events }: Session): string | undefined {
  const message = events.find(({ explains, readableBy }) => explains === 'message' && readableBy?.includes('attacker'));
  if (!message) return undefined;
  const end = message.text.indexOf('\n\n');
  const subject = message.text
    .slice(0, Math.max(end, 0))
    .split('\n')
    .find((line) => /^subject:/i.test(line));
  return [subject, message.text.slice(end + 2).trimEnd()].filter(Boolean).join('\n\n');
}
