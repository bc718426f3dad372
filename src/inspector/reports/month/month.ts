// The picture of a month for one domain, as plain data: days, causes, types, hosts, reporters, quiet days, what changed, the answer.
// Pages and the command draw from it alone, so that pictures, sentences and tables come from one count.
import type { FailureRow, Tally } from '../tally.ts';
import { answerOf, type Answer, type DayCount } from './answer.ts';
import { axisOf, columnOf, longestAxis, type Axis } from './axis.ts';
import { changedSince, type Changed } from './changed.ts';
import { causeKey, groupRows, type Group, type Reported } from './groups.ts';
import { quotedPolicies, type QuotedPolicy } from './policies.ts';
import { quietDays, type Quiet } from './quiet.ts';
import { reporterRows, type ReporterRow } from './reporters.ts';

export interface Column {
  readonly reports: number;
  readonly ok: number;
  readonly failed: number;
}

export interface Month {
  readonly domain: string;
  readonly axis: Axis;
  readonly columns: readonly Column[];
  readonly reports: number;
  readonly ok: number;
  readonly failed: number;
  readonly causes: readonly Group[];
  readonly types: readonly Group[];
  readonly hosts: readonly Group[];
  readonly byReporter: readonly Group[];
  readonly reporters: readonly ReporterRow[];
  readonly quiet: Quiet;
  readonly policies: readonly QuotedPolicy[];
  /** Days with a report, and all days. */
  readonly reportedDays: number;
  readonly days: number;
  /** Reports on days that are not in the picture: of the future, or too old. */
  readonly outside: number;
  readonly changed?: Changed | undefined;
  readonly answer: Answer;
}

/** One row of a report, as evidence. */
export interface Evidence extends FailureRow {
  readonly day: number;
  readonly reporter: string;
  readonly mode: string;
}

/** `now` in seconds since 1970. Undefined if no report is on a day that can be. */
export function monthOf(domain: string, all: readonly Tally[], now: number): Month | undefined {
  const latest = Math.floor(now / 86_400) + 1;
  const possible = all.filter(({ day }) => day <= latest);
  const last = possible.reduce((greatest, { day }) => Math.max(greatest, day), -Infinity);
  const tallies = possible.filter(({ day }) => day > last - longestAxis);
  if (tallies.length === 0) return undefined;
  const axis = axisOf(
    tallies.reduce((least, { day }) => Math.min(least, day), Infinity),
    last,
  );
  const days = dayCounts(tallies);
  const lastOf = new Map<string, number>();
  for (const { reporter, day } of tallies) lastOf.set(reporter, Math.max(day, lastOf.get(reporter) ?? 0));
  const reported: Reported = { axis, days: days.map(({ day }) => day), lastOf };
  const causes = groupRows(tallies, reported, ({ cause }) => causeKey(cause), true);
  const reporters = reporterRows(tallies, axis);
  const quiet = quietDays(tallies, axis);
  const policies = quotedPolicies(tallies);
  return {
    ...{ domain, axis, causes, reporters, quiet, policies },
    columns: columnsOf(tallies, axis),
    reports: tallies.length,
    ok: tallies.reduce((sum, { ok }) => sum + ok, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    types: groupRows(tallies, reported, ({ type }) => type),
    hosts: groupRows(tallies, reported, ({ host }) => host),
    byReporter: groupRows(tallies, reported, (_, { reporter }) => reporter),
    reportedDays: days.length,
    days: axis.last - axis.first + 1,
    outside: all.length - tallies.length,
    changed: changedSince(causes, reporters, reported),
    answer: answerOf(
      causes,
      days,
      quiet,
      tallies.some(({ isSts }) => isSts),
      policies.at(-1)?.mode ?? '',
    ),
  };
}

/** The rows behind a cause, the latest first. */
export function evidenceOf(tallies: readonly Tally[], key: string): Evidence[] {
  const rows = tallies.flatMap(({ day, reporter, mode, rows }) =>
    rows.filter(({ cause }) => causeKey(cause) === key).map((row) => ({ ...row, day, reporter, mode })),
  );
  return rows.sort((a, b) => b.day - a.day);
}

function columnsOf(tallies: readonly Tally[], axis: Axis): Column[] {
  const columns = axis.starts.map(() => ({ reports: 0, ok: 0, failed: 0 }));
  for (const { day, ok, failed } of tallies) {
    const column = columns[columnOf(axis, day)]!;
    column.reports += 1;
    column.ok += ok;
    column.failed += failed;
  }
  return columns;
}

/** Days with a report, in order. */
function dayCounts(tallies: readonly Tally[]): DayCount[] {
  const days = new Map<number, { day: number; reporters: Set<string>; ok: number; failed: number }>();
  for (const { day, reporter, ok, failed } of tallies) {
    const known = days.get(day) ?? { day, reporters: new Set(), ok: 0, failed: 0 };
    known.reporters.add(reporter);
    known.ok += ok;
    known.failed += failed;
    days.set(day, known);
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}
