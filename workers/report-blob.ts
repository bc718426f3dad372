// Reads a TLS report from a file that the reader chose.
import { judgeFailures, type ReportedCause } from '#src/protocol/mta-sts/report-evidence.ts';
import { readReportFile, reportFileLimit } from '#src/protocol/tlsrpt/report-file.ts';
import { summariseReport, type ReportSummary } from '#src/protocol/tlsrpt/report-summary.ts';
import type { ReportReading } from '#src/protocol/tlsrpt/report.ts';
import { fileTools } from './report-tools.ts';

export interface ReportRead {
  readonly reading: ReportReading;
  readonly summary?: ReportSummary;
  readonly causes: readonly ReportedCause[];
}

/** Never rejects for what is in the file; of a file beyond the limit no more than that is read. */
export async function readReportBlob(file: Blob): Promise<ReportRead> {
  const bytes = new Uint8Array(await file.slice(0, reportFileLimit + 1).arrayBuffer());
  const reading = await readReportFile(bytes, fileTools);
  const causes = judgeFailures(reading.report?.policies ?? []);
  return { reading, causes, ...(reading.report && { summary: summariseReport(reading.report) }) };
}
