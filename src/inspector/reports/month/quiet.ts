// Days in a row without a failure. A quiet day has at least one report with an MTA-STS policy and no failure under it; a day that nobody
// reports is neither earned nor lost. What DANE and missing policies say neither helps nor hurts.
import type { Tally } from '../tally.ts';
import { columnOf, type Axis } from './axis.ts';

export const quietGoal = 14;

export interface Quiet {
  /** At the end of each column; `silent` where nobody reported in it. */
  readonly columns: readonly { readonly run: number; readonly silent: boolean; readonly failed: boolean }[];
  /** Now. */
  readonly run: number;
  readonly longest: number;
  /** The first day of the run that goes on. */
  readonly since?: number;
  /** Who reported in it. */
  readonly reporters: number;
  /** Days with a failure under MTA-STS: the last one. */
  readonly lastFailure?: number;
}

interface Day {
  readonly reporters: Set<string>;
  failed: boolean;
}

export function quietDays(tallies: readonly Tally[], axis: Axis): Quiet {
  const days = stsDays(tallies);
  const columns = axis.starts.map(() => ({ run: 0, silent: true, failed: false }));
  let [run, longest] = [0, 0];
  let since: number | undefined;
  let lastFailure: number | undefined;
  let reporters = new Set<string>();
  for (let day = axis.first; day <= axis.last; day += 1) {
    const column = columns[columnOf(axis, day)]!;
    const seen = days.get(day);
    if (seen?.failed) [run, since, lastFailure, reporters] = [0, undefined, day, new Set()];
    else if (seen) {
      run += 1;
      since ??= day;
      for (const reporter of seen.reporters) reporters.add(reporter);
    }
    longest = Math.max(longest, run);
    column.run = run;
    if (seen) column.silent = false;
    if (seen?.failed) column.failed = true;
  }
  return {
    columns,
    run,
    longest,
    reporters: reporters.size,
    ...(since !== undefined && { since }),
    ...(lastFailure !== undefined && { lastFailure }),
  };
}

function stsDays(tallies: readonly Tally[]): Map<number, Day> {
  const days = new Map<number, Day>();
  for (const { day, reporter, isSts, failedSts } of tallies) {
    if (!isSts) continue;
    const known = days.get(day) ?? { reporters: new Set(), failed: false };
    known.reporters.add(reporter);
    known.failed ||= failedSts > 0;
    days.set(day, known);
  }
  return days;
}
