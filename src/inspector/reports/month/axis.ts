// The time axis that all pictures of a month share: days up to 62 of them, then weeks from Monday on, over two years months. Days are
// UTC, as in the reports, and counted since 1970.
export interface Axis {
  readonly unit: 'day' | 'week' | 'month';
  readonly first: number;
  readonly last: number;
  /** The first day of each column. */
  readonly starts: readonly number[];
}

const longestInDays = 62;
const longestInWeeks = 731;
/** Twenty years; reports on older days are left out of the picture, and counted. */
export const longestAxis = 7305;
const monday = 4;

const dateOf = (day: number) => new Date(day * 86_400_000);
const monthOf = (day: number) => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth();

/** The axis from one day to another, both on it. */
export function axisOf(first: number, last: number): Axis {
  const length = last - first + 1;
  if (length <= longestInDays) return { unit: 'day', first, last, starts: Array.from({ length }, (_, index) => first + index) };
  if (length <= longestInWeeks) {
    const start = first - mondayOffset(first);
    return {
      unit: 'week',
      first,
      last,
      starts: Array.from({ length: Math.floor((last - start) / 7) + 1 }, (_, index) => start + 7 * index),
    };
  }
  const months = Array.from({ length: monthOf(last) - monthOf(first) + 1 }, (_, index) => monthOf(first) + index);
  return { unit: 'month', first, last, starts: months.map((month) => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000) };
}

/** Days since the last Monday. */
export function mondayOffset(day: number): number {
  return (((day - monday) % 7) + 7) % 7;
}

export function columnOf({ unit, first, starts }: Axis, day: number): number {
  if (unit === 'month') return monthOf(day) - monthOf(first);
  return Math.floor((day - starts[0]!) / (unit === 'week' ? 7 : 1));
}

/** Numbers by day as numbers by column. */
export function inColumns(axis: Axis, days: ReadonlyMap<number, number>): number[] {
  const columns = axis.starts.map(() => 0);
  for (const [day, count] of days) columns[columnOf(axis, day)]! += count;
  return columns;
}
