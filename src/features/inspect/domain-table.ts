// The results of many inspections as rows: sorted, filtered, and as CSV (RFC 4180) or JSON.
import { explain } from '#src/explanations/index.ts';
import type { DomainVerdict, Inspection } from '#src/inspector/inspection.ts';
import { visible } from '#src/protocol/visible.ts';

/** Worst first. */
export const verdicts: readonly DomainVerdict[] = ['broken', 'unknown', 'none', 'testing', 'enforced'];
export const columns = ['domain', 'verdict', 'mode', 'fail', 'warn', 'answer'] as const;
export type Column = (typeof columns)[number];

/** `answer` is the sentence in words; the explanations have to be loaded. */
export interface Row {
  readonly domain: string;
  readonly verdict: DomainVerdict;
  readonly mode: string;
  readonly fail: number;
  readonly warn: number;
  readonly answer: string;
}

/** One row for each inspection. */
export function rowOf({ domain, verdict, policy, checks, answer }: Inspection): Row {
  const count = (wanted: string) => checks.filter((check) => check.verdict === wanted).length;
  const said = visible(explain(answer.code, answer.values).statement);
  return { domain, verdict, mode: policy.mode ?? '', fail: count('fail'), warn: count('warn'), answer: said };
}

/** Sorted by a column, verdicts worst first; rows that are equal there by name. */
export function sortRows(rows: readonly Row[], column: Column, isDown: boolean): Row[] {
  const sign = isDown ? -1 : 1;
  const compare = (one: Row, other: Row): number => {
    if (column === 'verdict') return verdicts.indexOf(one.verdict) - verdicts.indexOf(other.verdict);
    if (column === 'fail' || column === 'warn') return one[column] - other[column];
    return byText(one[column], other[column]);
  };
  return rows.toSorted((one, other) => sign * compare(one, other) || byText(one.domain, other.domain));
}

/** The order of two texts by their code units. */
function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Those with that verdict (undefined: any) whose name holds the text. */
export function filterRows(rows: readonly Row[], verdict: DomainVerdict | undefined, text: string): Row[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter((row) => (!verdict || row.verdict === verdict) && row.domain.includes(wanted));
}

/** With a head, CRLF at line ends. A text that a spreadsheet would take for a formula gets an apostrophe. */
export function csvOf(rows: readonly Row[]): string {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => field(String(row[column]))).join(','))];
  return lines.map((line) => `${line}\r\n`).join('');
}

function field(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
