// What a mission asks of a strip of days, and the one judge of it, as session/goal.ts is of sessions. Pure.
import type { DayCounts } from './queue-days.ts';

export interface Range {
  readonly least?: number;
  readonly most?: number;
}

/** What is to be brought about, or was, on a strip of days: its counts, and what was set to make it. */
export interface DaysFacts {
  readonly days?: Readonly<Partial<Record<keyof DayCounts, Range>>>;
  readonly set?: Readonly<Record<string, Range>>;
}

/** Whether all of these facts hold. */
export function holdsDays({ days = {}, set = {} }: DaysFacts, counts: DayCounts, settings: Readonly<Record<string, number>>): boolean {
  const fits = ({ least = -Infinity, most = Infinity }: Range, value: number) => value >= least && value <= most;
  return (
    Object.entries(days).every(([name, range]) => fits(range, counts[name as keyof DayCounts])) &&
    Object.entries(set).every(([name, range]) => fits(range, settings[name] ?? NaN))
  );
}
