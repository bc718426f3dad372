// A month as JSON and as CSV (RFC 4180), to keep or to hand on: the same counts as the pictures, days as dates.
import type { CollectionOverview, KeptReport } from './collection.ts';
import type { Axis } from './month/axis.ts';
import type { Group } from './month/groups.ts';
import type { Month } from './month/month.ts';

export const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The month of one domain as plain JSON. `sentence`: the answer in words. */
export function monthJson(month: Month, sentence: string) {
  const { domain, axis, columns, answer, quiet, reporters, policies, reportedDays, days } = month;
  return {
    ...{ domain, sentence, answer: answer.kind, from: isoDay(axis.first), to: isoDay(axis.last), unit: axis.unit },
    ...{ reports: month.reports, successful: month.ok, failed: month.failed, reportedDays, days },
    columns: columns.map((column, index) => ({ from: isoDay(axis.starts[index]!), ...column, quiet: quiet.columns[index]!.run })),
    quiet: { run: quiet.run, longest: quiet.longest, ...(quiet.since !== undefined && { since: isoDay(quiet.since) }) },
    causes: month.causes.map((group) => groupJson(group, axis)),
    types: month.types.map((group) => groupJson(group, axis)),
    hosts: month.hosts.map((group) => groupJson(group, axis)),
    reporters: reporters.map(({ name, reports, days, expected, ok, failed, gaps }) => {
      return {
        name,
        reports,
        days,
        expected,
        successful: ok,
        failed,
        gaps: gaps.map(([from, to]) => ({ from: isoDay(from), to: isoDay(to) })),
      };
    }),
    policies: policies.map(({ day, text }) => ({ firstQuoted: isoDay(day), text })),
  };
}

function groupJson({ cause, key, total, columns, runs, status, reporters, hosts, types, to, from, reasons }: Group, axis: Axis) {
  return {
    ...(cause ? { cause: cause.kind, host: cause.host, ...(cause.status && { httpStatus: cause.status }) } : { name: key }),
    ...{ failed: total, first: isoDay(runs[0]![0]), status },
    runs: runs.map(([first, last]) => ({ from: isoDay(first), to: isoDay(last) })),
    failedBy: Object.fromEntries(columns.flatMap((count, index) => (count > 0 ? [[isoDay(axis.starts[index]!), count]] : []))),
    ...{ reporters, hosts, types, receivingAddresses: to, sendingAddresses: from, reasons },
  };
}

/** What was read and what was not, as plain JSON. */
export function filesJson({ reports, duplicates, conflicts, unread, unreadCount, undated, departures }: CollectionOverview) {
  return {
    ...{ reports, duplicates, conflicts, unreadCount, unread, undated },
    departures: departures.map(({ problem, reports }) => ({ problem, reports })),
  };
}

const csvHead = [
  ...['domain', 'day', 'reporter', 'report_id', 'mode', 'successful', 'failed'],
  ...['result_type', 'sessions', 'receiving_host', 'receiving_ip', 'sending_ip', 'reason', 'cause'],
];

/** A line a row of failures, one for a report without any; `domain` alone, or all. The totals of a report stand in its first line only. */
export function reportsCsv(reports: Iterable<KeptReport>, domain?: string): string {
  const lines = [csvHead.join(',')];
  for (const { tallies } of reports) {
    for (const tally of tallies) {
      if (domain !== undefined && tally.domain !== domain) continue;
      const { day, reporter, reportId, mode, ok, failed, rows } = tally;
      const head = [tally.domain, isoDay(day), reporter, reportId, mode];
      const [first, ...more] = rows.map(({ type, count, host, to, from, reason, cause }) => [
        type,
        count,
        host,
        to,
        from,
        reason,
        cause.kind,
      ]);
      lines.push(csvLine([...head, ok, failed, ...(first ?? ['', '', '', '', '', '', ''])]));
      for (const row of more) lines.push(csvLine([...head, '', '', ...row]));
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

function csvLine(cells: readonly (string | number)[]): string {
  return cells.map(csvCell).join(',');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return `${value}`;
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
