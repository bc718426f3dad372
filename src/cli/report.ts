// `mta-sts report PATH...`: reads TLS reports and says what they tell. Of a single one: totals, each cause with its evidence, and where
// it departs from RFC 8460; of several, report-many.ts. Nothing leaves the machine, unless --ask joins in what is published now.
import { parseArgs } from 'node:util';
import { judgeFailures } from '#src/protocol/mta-sts/report-evidence.ts';
import { readReportFile } from '#src/protocol/tlsrpt/report-file.ts';
import { summariseReport } from '#src/protocol/tlsrpt/report-summary.ts';
import { visibleJson } from '#src/protocol/visible.ts';
import { UsageError, type Io } from './io.ts';
import { bytesSource } from './report-files.ts';
import { readMany, tellMany, type ManyRead } from './report-many.ts';
import { askNow } from './report-now-text.ts';
import { reportText } from './report-text.ts';
import { fileTools } from './report-tools.ts';

const options = { json: { type: 'boolean' }, csv: { type: 'boolean' }, ask: { type: 'boolean' } } as const;

/**
 * The command. Exit code 0: what there is can be read and nothing failed, also where it departs from the standard; 1: sessions failed, or
 * there is no report; 3, of several: a report could not be read.
 */
export async function reportCommand(args: string[], io: Io, ask = askNow): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (positionals.length === 0 || (values.json && values.csv))
    throw new UsageError('report takes PATHs: files, folders, or - for standard input; and --json or --csv.');
  const read = await readMany(sourcesOf(positionals, io));
  const single = values.csv ? undefined : await singleOf(read);
  if (!single && values.ask) throw new UsageError('--ask goes with a single report.');
  if (!single) return tellMany(read, io, values);
  const reading = await readReportFile(single, fileTools);
  const summary = reading.report && summariseReport(reading.report);
  const causes = judgeFailures(reading.report?.policies ?? []);
  const now = values.ask ? await ask(causes, { now: () => io.now() }) : undefined;
  if (values.json) io.out(visibleJson({ ...reading, ...summary, causes, ...(now && { now }) }, 2));
  else io.out(reportText({ reading, summary, causes, ...(now && { now }) }, io.isTerminal));
  const hasFailures = summary !== undefined && (summary.totals.failed > 0 || causes.length > 0);
  return reading.valid && !hasFailures ? 0 : 1;
}

async function* sourcesOf(paths: readonly string[], io: Io) {
  for (const path of paths) {
    if (path === '-') yield bytesSource('-', await io.readFile(path));
    else yield* io.openPath(path);
  }
}

/** The bytes of the report, or of what is none, if there is no more than that. */
async function singleOf({ only, source }: ManyRead): Promise<Uint8Array | undefined> {
  if (source && only?.place === source.name) return source.read(0, source.size);
  return only && 'text' in only ? new TextEncoder().encode(only.text) : undefined;
}
