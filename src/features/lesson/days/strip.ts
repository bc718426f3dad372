// What a strip of days shows, lane by lane: how the domain stands, what is remembered, which refreshes came through, what became of the
// letters. Pure; drawn by DaysStrip.svelte.
import type { DaysKind, Settings } from '#src/lessons/beat.ts';
import type { DayLetter, DayRefresh, QueueDays } from '#src/simulator/queue-days.ts';
import { at, attackBegins, never, worldOf } from './days-world.ts';

/** A stretch of a lane, in days from 0; what stands in it. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly text?: string;
}

export interface Lane {
  /** The name that its words have. */
  readonly name: string;
  readonly kind: 'published' | 'memory' | 'refreshes' | 'letters';
  readonly bars?: readonly Bar[];
  readonly refreshes?: readonly (Pick<DayRefresh, 'outcome'> & { readonly day: number })[];
  readonly letters?: readonly (DayLetter & { readonly day: number })[];
  /** At these days something begins that is no stretch: a new id. */
  readonly marks?: readonly number[];
}

export interface Strip {
  readonly days: number;
  readonly lanes: readonly Lane[];
  /** The attacker's hands. */
  readonly span?: Bar;
}

const dayOf = (seconds: number): number => (seconds - at(0)) / 86_400;

/** How a letter fared; waited: held first, and then the attacker's. */
export type Fare = 'arrived' | 'late' | 'returned' | 'taken' | 'waited' | 'waiting';

export function fareOf({ place, attempts }: Pick<DayLetter, 'place' | 'attempts'>): Fare {
  if (place === 'returned') return 'returned';
  if (place === 'held') return 'waiting';
  if (place === 'bob') return attempts > 1 ? 'late' : 'arrived';
  return attempts > 1 ? 'waited' : 'taken';
}

/** The strip of these settings; without queues, while they are being played, as much as is set. */
export function stripOf(kind: DaysKind, set: Settings, queues: readonly QueueDays[]): Strip {
  const world = worldOf(kind, set);
  const days = dayOf(world.end);
  const lanes = kind === 'attack' ? attackLanes(queues) : [...published(set, days), ...moveLanes(queues)];
  if (kind === 'move' || !set['length']) return { days, lanes };
  const from = dayOf(attackBegins(set));
  return { days, lanes, span: { from, to: from + set['length'] } };
}

const memory = ({ remembered }: QueueDays, hasNames: boolean): Bar[] =>
  remembered.map(({ from, to, mx }) => ({ from: dayOf(from), to: dayOf(to), ...(hasNames && { text: namesOf(mx) }) }));
const letters = (queue: QueueDays) => queue.letters.map((letter) => ({ ...letter, day: dayOf(letter.sentAt) }));

function attackLanes([queue]: readonly QueueDays[]): Lane[] {
  if (!queue) return [];
  return [
    { name: 'memory', kind: 'memory', bars: memory(queue, false) },
    { name: 'refresh', kind: 'refreshes', refreshes: queue.refreshes.map(({ at: when, outcome }) => ({ outcome, day: dayOf(when) })) },
    { name: 'letters', kind: 'letters', letters: letters(queue) },
  ];
}

function moveLanes(queues: readonly QueueDays[]): Lane[] {
  return queues.map((queue) => ({ name: queue.name, kind: 'letters', bars: memory(queue, true), letters: letters(queue) }));
}

/** What the domain says and does: the names in the file with each new id, the MX, how long the old server runs. */
function published({ file = never, id = never, move = never, off = never, alone = never }: Settings, days: number): Lane[] {
  const steps = [
    { from: 0, text: 'mx1' },
    { from: file, text: 'mx1 mx2' },
    { from: alone, text: 'mx2' },
  ]
    .filter(({ from }) => from < days)
    .toSorted((one, other) => one.from - other.from);
  const bars = steps.map(({ from, text }, index) => ({ from, to: steps[index + 1]?.from ?? days, text }));
  const moved = Math.min(move, days);
  const ids = [id, ...(alone === never ? [] : [alone + 0.1])].filter((each) => each < days);
  return [
    { name: 'file', kind: 'published', bars: bars.filter(({ from, to }) => to > from), marks: ids },
    {
      name: 'mx',
      kind: 'published',
      bars: [{ from: 0, to: moved, text: 'mx1' }, ...(moved < days ? [{ from: moved, to: days, text: 'mx2' }] : [])],
    },
    { name: 'old', kind: 'published', bars: [{ from: 0, to: Math.min(off, days), text: 'mx1' }] },
  ];
}

const namesOf = (mx: readonly string[]): string => mx.map((name) => name.split('.', 1)[0]).join(' ');
