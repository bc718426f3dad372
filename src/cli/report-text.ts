// One TLS report as text for a terminal: totals, then each cause with the report's own evidence and what that proves, before general
// advice; then where the report departs from RFC 8460. Every foreign character that could drive a terminal is made visible here.
import { resultTypePlaces } from '#src/explanations/explanation.ts';
import { eventTexts, explainFrom, resultTypeTexts } from '#src/explanations/plain.ts';
import type { ReportedNow } from '#src/inspector/report-now.ts';
import { formatCitation } from '#src/protocol/citation.ts';
import { isDomainName } from '#src/protocol/dns/names.ts';
import type { ReportedCause } from '#src/protocol/mta-sts/report-evidence.ts';
import { policyUrl } from '#src/protocol/mta-sts/response.ts';
import type { ReportSummary } from '#src/protocol/tlsrpt/report-summary.ts';
import type { ReportReading } from '#src/protocol/tlsrpt/report.ts';
import { visible } from '#src/protocol/visible.ts';
import { explainText } from './explain-text.ts';
import { stylist, wrap } from './output.ts';
import { nowText } from './report-now-text.ts';

const width = 100;
/** So many of a list are shown; the rest is counted. */
const listLimit = 12;

export interface ReportParts {
  readonly reading: ReportReading;
  readonly summary: ReportSummary | undefined;
  readonly causes: readonly ReportedCause[];
  /** What is published now about each cause, where that was asked. */
  readonly now?: readonly (ReportedNow | undefined)[];
}

/** The text, without a final line end. */
export function reportText({ reading, summary, causes, now = [] }: ReportParts, isTerminal: boolean): string {
  const style = stylist(isTerminal);
  const lines: string[] = [];
  const { report } = reading;
  if (report && summary) {
    lines.push(style('bold', `TLS report ${told(report.reportId)}`), `from ${told(report.organization)} (${told(report.contact)})`);
    lines.push(`for ${told(report.start)} to ${told(report.end)}`, '');
    for (const { type, domain, successful, failed } of report.policies) {
      const succeeded = successful === 1 ? '1 session' : `${told(successful)} sessions`;
      lines.push(`${told(domain)}, policy ${told(type)}: ${succeeded} succeeded, ${told(failed)} failed`);
    }
    const { totals } = summary;
    lines.push(`In all: ${totals.successful} succeeded, ${totals.failed} failed${totals.complete ? '' : ' (as far as the report says)'}`);
    causes.slice(0, 100).forEach((cause, index) => {
      const at = cause.host === null ? '' : ` at ${visible(cause.host)}`;
      lines.push('', style('red', `${told(cause.resultType)}: ${sessions(cause.count)}${at}`), ...evidenceOf(cause));
      const then = now[index];
      if (then) lines.push(...indented(nowText(then, cause)));
      lines.push(...adviceOf(cause));
    });
    if (causes.length > 100) lines.push('', `${causes.length - 100} more causes, with fewer sessions, are in the output of --json.`);
  } else lines.push('This is not a TLS report that can be read.');
  if (reading.problems.length > 0) lines.push('', style('yellow', 'Where it departs from the standard:'));
  for (const { code, problem, values, citation } of reading.problems) {
    lines.push(wrap(`- ${visible(explainText(code, values).statement)} (${visible(problem)}, ${formatCitation(citation)})`, width, '  '));
  }
  return lines.join('\n');
}

/** What the report says of it, and what that proves. */
function evidenceOf({ name, host, lines, mode, policy, findings, reasons, information, receivedAt, sentFrom }: ReportedCause): string[] {
  const proved = findings.map(
    ({ code, values, citation }) => `${explainText(code, values).statement}  [${code}; ${formatCitation(citation)}]`,
  );
  if (name === 'listed') proved.push(`${host} is in the policy that the report quotes: its name is not what failed.`);
  const quoted = lines.slice(0, listLimit).map(({ pattern, fits }) => `  mx: ${visible(pattern)}  ${fits ? 'fits' : 'does not fit'}`);
  const more = lines.length > listLimit ? [`  and ${lines.length - listLimit} more mx lines`] : [];
  const domain = policy.domain !== null && isDomainName(policy.domain) ? policy.domain : undefined;
  return indented([
    ...proved.map(visible),
    ...(quoted.length > 0 ? ['mx lines that the report quotes:', ...quoted, ...more] : []),
    ...(policy.type === 'sts' && domain ? [`policy: ${policyUrl(domain)}`] : []),
    ...(mode ? [`mode: ${mode}${mode === 'testing' ? ', so that nothing was held back for it' : ''}`] : []),
    listed('reason given', reasons),
    ...(information.length > 0 ? [listed('additional information', information)] : []),
    ...(receivedAt.length > 0 ? [listed('received at', receivedAt)] : []),
    ...(sentFrom.length > 0 ? [listed('sent from', sentFrom)] : []),
  ]);
}

/** What a result type means, which step of a session causes it, and what to do next, with this domain and this host. */
function adviceOf({ words, steps, policy, host }: ReportedCause): string[] {
  const named = (name: string | null) => name !== null && isDomainName(name);
  const values = {
    ...resultTypePlaces,
    ...(named(policy.domain) && { domain: policy.domain! }),
    ...(named(host) && { host: host! }),
  };
  const { body, fix = '' } = explainFrom(resultTypeTexts, words, values);
  const told = steps.map((step) => explainFrom(eventTexts, step).statement);
  return indented([body, told.length > 0 ? `Step of a session: ${told.join('; or: ')}` : '', fix].filter((text) => text !== ''));
}

function listed(what: string, values: readonly string[]): string {
  if (values.length === 0) return `${what}: none`;
  const left = values.length - listLimit;
  return `${what}: ${values.slice(0, listLimit).map(visible).join('; ')}${left > 0 ? `; and ${left} more` : ''}`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => {
    const indent = `  ${/^ */.exec(line)![0]}`;
    return `${indent}${wrap(line.trim().replace(/\s+/g, ' '), width - indent.length, indent)}`;
  });
}

function sessions(count: number | null): string {
  return count === null ? 'number of sessions not said' : `${count} ${count === 1 ? 'session' : 'sessions'}`;
}

/** Foreign text made safe for a terminal; what the report leaves out is called "not said". */
function told(value: string | number | null): string {
  return value === null ? 'not said' : visible(`${value}`);
}
