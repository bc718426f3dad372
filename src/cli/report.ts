// `mta-sts report FILE`: reads a TLS report (JSON, gzipped JSON, or the mail that carries it) and says what it tells: totals,
// failures by type with what each means, and where the report departs from RFC 8460. Nothing leaves the machine.
import { parseArgs, promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { eventTexts, explainFrom, resultTypeTexts } from '#src/explanations/plain.ts';
import { formatCitation } from '#src/protocol/citation.ts';
import { readReportFile, type FileTools } from '#src/protocol/tlsrpt/report-file.ts';
import type { ReportReading } from '#src/protocol/tlsrpt/report.ts';
import { visible, visibleJson } from '#src/protocol/visible.ts';
import { summariseReport, type ReportSummary } from '#src/protocol/tlsrpt/report-summary.ts';
import { explainText } from './explain-text.ts';
import { UsageError, type Io } from './io.ts';
import { stylist, wrap } from './output.ts';

const width = 100;

/**
 * The command. Exit code 0: nothing failed and the report is as it should be; 1: sessions failed, or the report has problems or is none.
 */
export async function reportCommand(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { json: { type: 'boolean' } }, allowPositionals: true });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1)
    throw new UsageError('report takes one FILE: .json, .json.gz, a mail, or - for standard input.');
  const reading = await readReportFile(await io.readFile(path), fileTools);
  const summary = reading.report && summariseReport(reading.report);
  io.out(values.json ? visibleJson({ ...reading, ...summary }, 2) : describe(reading, summary, io.isTerminal));
  const hasFailures = summary !== undefined && (summary.totals.failed > 0 || summary.failuresByType.length > 0);
  return reading.valid && reading.problems.length === 0 && !hasFailures ? 0 : 1;
}

const unzip = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

const fileTools: FileTools = {
  async gunzip(bytes, limit) {
    try {
      return await unzip(bytes, { maxOutputLength: limit });
    } catch (error) {
      return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged';
    }
  },
  decode(bytes) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { text, wellFormed: !text.includes('\ufffd') || isWellFormed(bytes) };
  },
};

function isWellFormed(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function describe(reading: ReportReading, summary: ReportSummary | undefined, isTerminal: boolean): string {
  const style = stylist(isTerminal);
  const lines: string[] = [];
  const { report } = reading;
  if (report && summary) {
    lines.push(style('bold', `TLS report ${told(report.reportId)}`), `from ${told(report.organization)} (${told(report.contact)})`);
    lines.push(`for ${told(report.start)} to ${told(report.end)}`, '');
    for (const { type, domain, successful, failed } of report.policies) {
      lines.push(`${told(domain)}, policy ${told(type)}: ${told(successful)} sessions succeeded, ${told(failed)} failed`);
    }
    const { totals, failuresByType } = summary;
    lines.push(`In all: ${totals.successful} succeeded, ${totals.failed} failed${totals.complete ? '' : ' (as far as the report says)'}`);
    for (const { resultType, count, hosts, causes } of failuresByType) {
      const at = hosts.length > 0 ? ` at ${hosts.map(visible).join(', ')}` : '';
      lines.push('', style('red', `${told(resultType)}: ${sessions(count)}${at}`));
      if (resultType !== null) lines.push(...meaningOf(resultType, causes));
    }
  } else lines.push('This is not a TLS report that can be read.');
  if (reading.problems.length > 0) lines.push('', style('yellow', 'Where it departs from the standard:'));
  for (const { code, problem, values, citation } of reading.problems) {
    lines.push(wrap(`- ${visible(explainText(code, values).statement)} (${problem}, ${formatCitation(citation)})`, width, '  '));
  }
  return lines.join('\n');
}

/** What a result type means, which step of a session causes it, and what to do next, indented; nothing for a type without words. */
function meaningOf(resultType: string, causes: readonly string[]): string[] {
  const { body, fix = '' } = explainFrom(resultTypeTexts, resultType);
  const steps = causes.map((cause) => explainFrom(eventTexts, cause).statement);
  return [body, steps.length > 0 ? `Step of a session: ${steps.join('; or: ')}` : '', fix]
    .filter((text) => text !== '')
    .map((text) => `  ${wrap(text.replace(/\s+/g, ' '), width - 2, '  ')}`);
}

function sessions(count: number | null): string {
  return count === null ? 'number of sessions not said' : `${count} ${count === 1 ? 'session' : 'sessions'}`;
}

/** Foreign text made safe for a terminal; what the report leaves out is called "not said". */
function told(value: string | number | null): string {
  return value === null ? 'not said' : visible(`${value}`);
}
