// Queues without their sessions, as a strip of days shows them: what became of each letter, from when to
// when which policy was remembered, which refreshes failed. Pure.
import { placeOf, type Placed } from './session/goal.ts';
import type { Moment } from './passing-time.ts';
import type { QueuedMail, SenderQueue } from './queue.ts';

/** Times are seconds since 1970. */
export interface DayLetter extends Pick<QueuedMail, 'sentAt' | 'endedAt' | 'attempts' | 'ended'> {
  readonly place: Placed;
}

/** A policy that was remembered without a gap. */
export interface Remembered {
  readonly from: number;
  readonly to: number;
  readonly mx: readonly string[];
}

/** alerted: the sender's own administrators are told (RFC 8461 section 10.2). */
export interface DayRefresh {
  readonly at: number;
  readonly outcome: 'fetched' | 'failed' | 'alerted';
}

export interface QueueDays {
  readonly name: string;
  readonly letters: readonly DayLetter[];
  readonly remembered: readonly Remembered[];
  readonly refreshes: readonly DayRefresh[];
}

/** late: with Bob, but not at the first attempt. taken: the attacker has it. failed: refreshes that failed, alerted among them. */
export const dayCounts = ['sent', 'taken', 'late', 'returned', 'waiting', 'failed', 'alerted'] as const;
export type DayCounts = Readonly<Record<(typeof dayCounts)[number], number>> & {
  /** The seconds that the last of those that came late waited. */
  readonly longest: number;
};

/** `start` and `end` of the strip. */
export function daysOf({ name, mails, began, moments }: SenderQueue, start: number, end: number): QueueDays {
  return {
    name,
    letters: mails.map(({ session, ...mail }) => ({ ...mail, place: placeOf(session.outcome) })),
    remembered: began ? barsOf([began, ...moments], start, end) : [],
    refreshes: moments.flatMap(({ what, at, refreshed, alerted }) =>
      what === 'refresh' ? [{ at, outcome: refreshed ? 'fetched' : failure(alerted) }] : [],
    ),
  };
}

const failure = (alerted = false): DayRefresh['outcome'] => (alerted ? 'alerted' : 'failed');

function barsOf(moments: readonly Pick<Moment, 'at' | 'stored'>[], start: number, end: number): Remembered[] {
  const states = moments.toSorted((one, other) => one.at - other.at);
  const bars: Remembered[] = [];
  for (const [index, { at, stored }] of states.entries()) {
    if (!stored) continue;
    const to = Math.min(end, states[index + 1]?.at ?? Infinity, at + (stored.left ?? 0));
    const last = bars.at(-1);
    if (last?.to === at && last.mx.join() === stored.mx.join()) bars[bars.length - 1] = { ...last, to };
    else if (to > Math.max(at, start)) bars.push({ from: Math.max(at, start), to, mx: stored.mx });
  }
  return bars;
}

/** All queues together. */
export function countDays(queues: readonly Pick<QueueDays, 'letters' | 'refreshes'>[]): DayCounts {
  const letters = queues.flatMap((queue) => queue.letters);
  const refreshes = queues.flatMap((queue) => queue.refreshes);
  const late = letters.filter(({ place, attempts }) => place === 'bob' && attempts > 1);
  return {
    sent: letters.length,
    taken: letters.filter(({ place }) => place === 'attacker' || place === 'clear').length,
    late: late.length,
    returned: letters.filter(({ place }) => place === 'returned').length,
    waiting: letters.filter(({ place }) => place === 'held').length,
    failed: refreshes.filter(({ outcome }) => outcome !== 'fetched').length,
    alerted: refreshes.filter(({ outcome }) => outcome === 'alerted').length,
    longest: Math.max(0, ...late.map(({ sentAt, endedAt }) => endedAt - sentAt)),
  };
}
