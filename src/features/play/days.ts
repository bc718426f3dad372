// The days of a world as bars: what was published, and what was stored, from when to when. Pure; drawn by Days.svelte.
import type { Moment, PolicyState } from '#src/simulator/passing-time.ts';

export interface Bar {
  /** Seconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly state: PolicyState | null;
}

/**
 * The bars of one lane, in order; neighbours with the same policy are one. The first begins at the first moment, the last goes on to `end`.
 */
export function barsOf(moments: readonly Moment[], lane: 'published' | 'stored', end: number): Bar[] {
  const bars: { from: number; to: number; state: PolicyState | null }[] = [];
  for (const moment of moments) {
    const state = moment[lane];
    const last = bars.at(-1);
    if (last) last.to = moment.at;
    if (!last || !isSame(last.state, state)) bars.push({ from: moment.at, to: end, state });
    else last.to = end;
  }
  return bars.filter(({ from, to }) => to > from);
}

function isSame(a: PolicyState | null, b: PolicyState | null): boolean {
  return a === b || (a !== null && b !== null && a.mode === b.mode && a.id === b.id);
}

/** The day, from 0, that a time belongs to. */
export function dayOf(at: number, start: number): number {
  return Math.floor((at - start) / 86_400);
}

/** The time of day in UTC: "09:00". */
export function timeOf(at: number): string {
  const minutes = Math.floor((((at % 86_400) + 86_400) % 86_400) / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
