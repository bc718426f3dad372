// Who reported, on which days, and where a report is missing. A missing report is remarked only for one who wrote before: no mail to
// report, a late report and one that was kept from its reader look the same (RFC 8460 section 7).
import type { Tally } from '../tally.ts';
import { columnOf, type Axis } from './axis.ts';

export interface ReporterRow {
  readonly name: string;
  /** before: it had not written yet. */
  readonly columns: readonly ('ok' | 'fail' | 'none' | 'before')[];
  readonly reports: number;
  /** Days with a report, of those since its first. */
  readonly days: number;
  readonly expected: number;
  readonly ok: number;
  readonly failed: number;
  /** First and last day of each gap. */
  readonly gaps: readonly (readonly [number, number])[];
}

const gapLimit = 100;

/** The one with most sessions first. */
export function reporterRows(tallies: readonly Tally[], axis: Axis): ReporterRow[] {
  const byName = new Map<string, Tally[]>();
  for (const tally of tallies) {
    const known = byName.get(tally.reporter);
    if (known) known.push(tally);
    else byName.set(tally.reporter, [tally]);
  }
  return [...byName].map(([name, of]) => rowOf(name, of, axis)).sort((a, b) => b.ok + b.failed - a.ok - a.failed);
}

function rowOf(name: string, tallies: readonly Tally[], axis: Axis): ReporterRow {
  const days = [...new Set(tallies.map(({ day }) => day))].sort((a, b) => a - b);
  const begin = columnOf(axis, days[0]!);
  const columns = axis.starts.map((_, index): ReporterRow['columns'][number] => (index < begin ? 'before' : 'none'));
  for (const { day, failed, rows } of tallies) {
    const column = columnOf(axis, day);
    if (failed > 0 || rows.length > 0) columns[column] = 'fail';
    else if (columns[column] === 'none') columns[column] = 'ok';
  }
  return {
    name,
    columns,
    reports: tallies.length,
    days: days.length,
    expected: axis.last - days[0]! + 1,
    ok: tallies.reduce((sum, { ok }) => sum + ok, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    gaps: gapsIn([...days, axis.last + 1]).slice(0, gapLimit),
  };
}

function gapsIn(days: readonly number[]): (readonly [number, number])[] {
  return days.slice(1).flatMap((day, index) => (day - days[index]! > 1 ? [[days[index]! + 1, day - 1] as const] : []));
}

/** Many reporters as one row: a column failed if it did for one of them. */
export function together(rows: readonly ReporterRow[], name: string): ReporterRow {
  const sum = (of: (row: ReporterRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const order = ['fail', 'ok', 'none', 'before'] as const;
  return {
    name,
    columns: rows[0]!.columns.map((_, column) => order.find((state) => rows.some(({ columns }) => columns[column] === state)) ?? 'none'),
    reports: sum(({ reports }) => reports),
    days: Math.max(...rows.map(({ days }) => days)),
    expected: Math.max(...rows.map(({ expected }) => expected)),
    ok: sum(({ ok }) => ok),
    failed: sum(({ failed }) => failed),
    gaps: [],
  };
}
