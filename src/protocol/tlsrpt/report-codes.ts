// What can be wrong with a TLS report (RFC 8460 section 4). A problem is a finding whose code names the class; `problem`
// says the member too, as `class:member`: the words of the conformance corpus. Nothing here is an error unless the report cannot be read.
import { cite } from '../citation.ts';
import { findingsOf, type CodeTable, type Finding } from '../finding.ts';

const member = cite('RFC 8460', '4.4');

export const reportCodes = {
  'report-not-json': { severity: 'error', citation: cite('RFC 8259', '2') },
  'report-not-object': { severity: 'error', citation: member },
  'report-too-deep': { severity: 'error', citation: cite('RFC 8460', '7') },
  'report-too-large': { severity: 'error', citation: cite('RFC 8460', '7') },
  'report-damaged-gzip': { severity: 'error', citation: cite('RFC 8460', '5.2') },
  'report-not-in-mail': { severity: 'error', citation: cite('RFC 8460', '5.3') },
  'report-not-utf-8': { severity: 'warning', citation: cite('RFC 8259', '8.1') },
  'report-bom': { severity: 'warning', citation: cite('RFC 8259', '8.1') },
  'report-duplicate-key': { severity: 'warning', citation: cite('RFC 7493', '2.3') },
  'report-missing': { severity: 'warning', citation: member },
  'report-wrong-type': { severity: 'warning', citation: member },
  'report-not-array': { severity: 'note', citation: member },
  'report-empty': { severity: 'warning', citation: member },
  'report-unknown': { severity: 'note', citation: cite('RFC 8460', '4.3') },
  'report-u-label': { severity: 'warning', citation: member },
  'report-date-no-zone': { severity: 'note', citation: member },
  'report-date-format': { severity: 'note', citation: cite('RFC 3339', '5.6') },
  'report-bad-date': { severity: 'warning', citation: cite('RFC 3339', '5.6') },
  'report-range-reversed': { severity: 'warning', citation: member },
  'report-count-as-string': { severity: 'note', citation: member },
  'report-bad-count': { severity: 'warning', citation: cite('RFC 7493', '2.2') },
} as const satisfies CodeTable;

export type ReportCode = keyof typeof reportCodes;

type ProblemKind = ReportCode extends `report-${infer Kind}` ? Kind : never;

/** The greatest report that is read: 20 MB, in octets of a file or UTF-16 units of a text. */
export const reportSizeLimit = 20 * 1024 * 1024;

/** One departure. `problem` is the class alone (`bom`) or with the member (`missing:contact-info`); `values.member`, `values.times`. */
export interface ReportProblem extends Finding {
  readonly problem: string;
}

const finding = findingsOf(reportCodes);

/** Collects problems: each `class:member` once, at its first place, with how often it was met. */
export class ProblemList {
  readonly #problems = new Map<string, { code: ReportCode; member: string; start: number; end: number; times: number }>();

  /** `kind` is a code of the table without its `report-`; `member` empty where the problem is no member's. */
  add(kind: ProblemKind, member: string, { start, end }: { readonly start: number; readonly end: number }): void {
    const problem = member ? `${kind}:${member}` : kind;
    const known = this.#problems.get(problem);
    if (known) known.times += 1;
    else this.#problems.set(problem, { code: `report-${kind}`, member, start, end, times: 1 });
  }

  list(): ReportProblem[] {
    return [...this.#problems].map(([problem, { code, member: name, start, end, times }]) => ({
      ...finding(code, {
        span: { start, end },
        values: { member: name, times: `${times}`, ...(code === 'report-too-large' && { limit: '20 MB' }) },
      }),
      problem,
    }));
  }
}

/** A reading that ends before it begins: one problem, and no report. `end` is the length of what was given. */
export function refuseReport(
  kind: ProblemKind,
  end: number,
  member = '',
): { readonly valid: false; readonly problems: readonly ReportProblem[] } {
  const problems = new ProblemList();
  problems.add(kind, member, { start: 0, end });
  return { valid: false, problems: problems.list() };
}
