// What failed, split in one way: by cause, result type, host or reporter. Each group knows on which days, in runs, and whether it goes
// on.
import type { Cause } from '../cause.ts';
import type { FailureRow, Tally } from '../tally.ts';
import { inColumns, type Axis } from './axis.ts';

export interface Group {
  readonly key: string;
  /** Of a group of one cause. */
  readonly cause?: Cause | undefined;
  readonly total: number;
  readonly columns: readonly number[];
  /** Failing days in runs, the last three: first and last day of each. */
  readonly runs: readonly (readonly [number, number])[];
  readonly firstDay: number;
  readonly lastDay: number;
  /** The first day of the last run. */
  readonly since: number;
  /** still: it goes on. over: somebody who saw it reported later without it. silent: nobody who saw it has reported since. */
  readonly status: 'new' | 'still' | 'over' | 'silent';
  readonly reporters: readonly string[];
  readonly hosts: readonly string[];
  readonly types: readonly string[];
  /** Addresses of the receiving hosts, and of the senders. */
  readonly to: readonly string[];
  readonly from: readonly string[];
  readonly reasons: readonly string[];
  /** Sessions on the last day with a report, and on the one before. */
  readonly onLast: number;
  readonly onBefore: number;
  /** So many rows of reports. */
  readonly rows: number;
}

/** The days on which somebody reported. */
export interface Reported {
  readonly axis: Axis;
  /** In order. */
  readonly days: readonly number[];
  /** The last day of each reporter. */
  readonly lastOf: ReadonlyMap<string, number>;
}

/** So many quiet days do not end a run. */
const runGap = 3;
/** Reports come late: for so many days a cause counts as going on. */
const late = 3;
const runsShown = 3;
const listLimit = 50;

export const causeKey = ({ kind, host, status = '' }: Cause): string => [kind, host ?? '', status].join('\n');

/** Groups in order: by last day, then by size. */
export function groupRows(
  tallies: readonly Tally[],
  reported: Reported,
  keyOf: (row: FailureRow, tally: Tally) => string,
  withCause = false,
): Group[] {
  const groups = new Map<string, GroupBuilder>();
  for (const tally of tallies) {
    for (const row of tally.rows) {
      const key = keyOf(row, tally);
      const group = groups.get(key) ?? new GroupBuilder(key, withCause ? row.cause : undefined);
      groups.set(key, group);
      group.add(row, tally);
    }
  }
  return [...groups.values()].map((group) => group.built(reported)).sort((a, b) => b.lastDay - a.lastDay || b.total - a.total);
}

class GroupBuilder {
  readonly #key: string;
  readonly #cause: Cause | undefined;
  readonly #days = new Map<number, number>();
  readonly #sets = {
    reporters: new Set<string>(),
    hosts: new Set<string>(),
    types: new Set<string>(),
    to: new Set<string>(),
    from: new Set<string>(),
    reasons: new Set<string>(),
  };
  #total = 0;
  #rows = 0;

  constructor(key: string, cause: Cause | undefined) {
    this.#key = key;
    this.#cause = cause;
  }

  add({ type, count, host, to, from, reason }: FailureRow, { day, reporter }: Tally): void {
    this.#total += count;
    this.#rows += 1;
    this.#days.set(day, (this.#days.get(day) ?? 0) + count);
    this.#sets.reporters.add(reporter);
    this.#sets.types.add(type);
    for (const [set, value] of [
      ['hosts', host],
      ['to', to],
      ['from', from],
      ['reasons', reason],
    ] as const) {
      if (value) this.#sets[set].add(value);
    }
  }

  built(reported: Reported): Group {
    const { axis, days } = reported;
    const runs = runsOf([...this.#days.keys()].sort((a, b) => a - b));
    const [firstDay, lastDay] = [runs[0]![0], runs.at(-1)![1]];
    const [before, last] = [days.at(-2), days.at(-1)!];
    const { reporters, hosts, types, to, from, reasons } = this.#sets;
    const list = (set: ReadonlySet<string>) => [...set].slice(0, listLimit);
    return {
      key: this.#key,
      cause: this.#cause,
      total: this.#total,
      columns: inColumns(axis, this.#days),
      runs: runs.slice(-runsShown),
      firstDay,
      lastDay,
      since: runs.at(-1)![0],
      status: statusOf({ firstDay, lastDay, reporters }, reported),
      reporters: [...reporters],
      ...{ hosts: list(hosts), types: list(types), to: list(to), from: list(from), reasons: list(reasons) },
      onLast: this.#days.get(last) ?? 0,
      onBefore: before === undefined ? 0 : (this.#days.get(before) ?? 0),
      rows: this.#rows,
    };
  }
}

function runsOf(days: readonly number[]): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && day - run[1] <= runGap + 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function statusOf(
  { firstDay, lastDay, reporters }: { firstDay: number; lastDay: number; reporters: ReadonlySet<string> },
  { days, lastOf }: Reported,
): Group['status'] {
  const last = days.at(-1)!;
  if (lastDay === last) return firstDay === last && days.length > 1 ? 'new' : 'still';
  if ([...reporters].some((reporter) => (lastOf.get(reporter) ?? 0) > lastDay)) return 'over';
  return last - lastDay <= late ? 'still' : 'silent';
}
