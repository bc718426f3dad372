// What can be wrong with a TLS report (RFC 8460 section 4). A problem is a finding whose code names the class; `problem`
// says the member too, as `class:member`: the words of the conformance corpus. Nothing here is an error unless the report cannot be read.
import { cite } from '../citation.ts';
import { findingsOf, rule, type CodeTable, type Finding, type Span } from '../finding.ts';

const member = cite('RFC 8460', '4.4');

export const reportCodes = {
  'report-not-json': rule('error', cite('RFC 8259', '2')),
  'report-not-object': rule('error', member),
  'report-too-deep': rule('error', cite('RFC 8460', '7')),
  'report-too-large': rule('error', cite('RFC 8460', '7'), 'limit'),
  'report-damaged-gzip': rule('error', cite('RFC 8460', '5.2')),
  'report-not-in-mail': rule('error', cite('RFC 8460', '5.3')),
  'report-not-utf-8': rule('warning', cite('RFC 8259', '8.1')),
  'report-bom': rule('warning', cite('RFC 8259', '8.1')),
  'report-duplicate-key': rule('warning', cite('RFC 7493', '2.3')),
  'report-missing': rule('warning', member, 'member'),
  'report-wrong-type': rule('warning', member, 'member'),
  'report-not-array': rule('note', member, 'member'),
  'report-empty': rule('warning', member, 'member'),
  'report-unknown': rule('note', cite('RFC 8460', '4.3'), 'member'),
  'report-u-label': rule('warning', member, 'member'),
  'report-date-no-zone': rule('note', member, 'member'),
  'report-date-format': rule('note', cite('RFC 3339', '5.6'), 'member'),
  'report-bad-date': rule('warning', cite('RFC 3339', '5.6'), 'member'),
  'report-range-reversed': rule('warning', member),
  'report-count-as-string': rule('note', member, 'member'),
  'report-bad-count': rule('warning', cite('RFC 7493', '2.2'), 'member'),
} as const satisfies CodeTable;

type ReportTable = typeof reportCodes;
export type ReportCode = keyof ReportTable;

declare module '../finding.ts' {
  interface Codes extends ReportTable {}
}

type ProblemKind = ReportCode extends `report-${infer Kind}` ? Kind : never;

const megabytes = 20;

/** The greatest report that is read, in octets of a file or UTF-16 units of a text. */
export const reportSizeLimit = megabytes * 1024 * 1024;

/** One departure. `problem` is the class alone (`bom`) or with the member (`missing:contact-info`); `values.member`, `values.times`. */
export interface ReportProblem extends Finding {
  readonly code: ReportCode;
  readonly problem: string;
}

const finding = findingsOf(reportCodes);

/**
 * Counts problems: each `class:member` is one finding, at its first place, however often it is met. So the list stays short, in the order
 * of the text, and needs no limit.
 */
export class ProblemList {
  readonly #problems = new Map<string, { code: ReportCode; member: string; span: Span; times: number }>();

  /** `kind` is a code of the table without its `report-`; `member` empty where the problem is no member's. */
  count(kind: ProblemKind, member: string, { start, end }: Span): void {
    const problem = member ? `${kind}:${member}` : kind;
    const known = this.#problems.get(problem);
    if (known) known.times += 1;
    else this.#problems.set(problem, { code: `report-${kind}`, member, span: { start, end }, times: 1 });
  }

  list(): ReportProblem[] {
    return [...this.#problems].map(([problem, { code, member, span, times }]) => {
      const values = { member, times: `${times}` };
      if (code !== 'report-too-large') return { ...finding(code, { span, values }), problem };
      return { ...finding(code, { span, values: { ...values, limit: `${megabytes} MB` } }), problem };
    });
  }
}

/** A reading that ends before it begins: one problem, and no report. `end` is the length of what was given. */
export function refuseReport(
  kind: ProblemKind,
  end: number,
  member = '',
): { readonly valid: false; readonly problems: readonly ReportProblem[] } {
  const problems = new ProblemList();
  problems.count(kind, member, { start: 0, end });
  return { valid: false, problems: problems.list() };
}
