// How the first act ends, and where that can be seen: the endings that the first page has words for. Pure.
import { outcomeKind } from '#src/ui/outcome.ts';
import { cite, type Citation } from '#src/protocol/citation.ts';
import type { Session } from '#src/simulator/session/session.ts';

/** What the first page lets the sender know: nothing, or a policy. */
export const homeSenders = ['opportunistic', 'sts-testing', 'sts-enforce'] as const;
export type HomeSender = (typeof homeSenders)[number];

/** The line that the reader holds. */
export const offer = 'ehlo-1/250-STARTTLS';

export type HomeEnding = 'open' | 'sealed' | 'read' | 'reported' | 'held';

export const endingCitations: Readonly<Record<HomeEnding, readonly Citation[]>> = {
  open: [cite('RFC 3207', '4')],
  sealed: [cite('RFC 8461', '4.2')],
  read: [cite('RFC 3207', '6')],
  reported: [cite('RFC 8461', '5'), cite('RFC 8460', '4.3.1')],
  held: [cite('RFC 8461', '5')],
};

/** How it ended for the attacker, given what the sender knew. */
export function endingOf({ outcome }: Session, sender: HomeSender): HomeEnding {
  const kind = outcomeKind(outcome);
  if (kind === 'held' || kind === 'returned') return 'held';
  if (kind === 'safe') return sender === 'opportunistic' ? 'open' : 'sealed';
  return sender === 'sts-testing' ? 'reported' : 'read';
}

/** The index of the event at which the stage rests: the line in the reader's hands; once that has gone, the letter under way, or kept. */
export function restOf({ events }: Session, isDone: boolean): number {
  const at = (wanted: (event: Session['events'][number]) => boolean) => events.findIndex(wanted);
  if (!isDone) return at(({ id }) => id === offer);
  const message = at(({ explains }) => explains === 'message');
  return message < 0 ? at(({ explains }) => explains === 'deferred') : message;
}
