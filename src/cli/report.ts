// `mta-sts report FILE`: reads a TLS report (JSON, gzipped JSON, or the mail that carries it) and says what it tells: totals, each cause
// with its evidence, and where the report departs from RFC 8460. Nothing leaves the machine, unless --ask joins in what is published now.
import { parseArgs, promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { judgeFailures } from '#src/protocol/mta-sts/report-evidence.ts';
import { readReportFile, type FileTools } from '#src/protocol/tlsrpt/report-file.ts';
import { summariseReport } from '#src/protocol/tlsrpt/report-summary.ts';
import { visibleJson } from '#src/protocol/visible.ts';
import { UsageError, type Io } from './io.ts';
import { askNow } from './report-now-text.ts';
import { reportText } from './report-text.ts';

/**
 * The command. Exit code 0: the report can be read and nothing failed, also where it departs from the standard; 1: sessions failed, or it
 * is no report.
 */
export async function reportCommand(args: string[], io: Io, ask = askNow): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean' }, ask: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1)
    throw new UsageError('report takes one FILE: .json, .json.gz, a mail, or - for standard input.');
  const reading = await readReportFile(await io.readFile(path), fileTools);
  const summary = reading.report && summariseReport(reading.report);
  const causes = judgeFailures(reading.report?.policies ?? []);
  const now = values.ask ? await ask(causes, { now: () => io.now() }) : undefined;
  if (values.json) io.out(visibleJson({ ...reading, ...summary, causes, ...(now && { now }) }, 2));
  else io.out(reportText({ reading, summary, causes, ...(now && { now }) }, io.isTerminal));
  const hasFailures = summary !== undefined && (summary.totals.failed > 0 || causes.length > 0);
  return reading.valid && !hasFailures ? 0 : 1;
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
