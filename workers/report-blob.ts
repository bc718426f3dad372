// Reads a TLS report from a file that the reader chose: what the browser lends to src/protocol/tlsrpt/report-file.ts.
import { readCapped } from '#src/inspector/capped-body.ts';
import { readReportFile, reportFileLimit, type FileTools } from '#src/protocol/tlsrpt/report-file.ts';
import { summariseReport, type ReportSummary } from '#src/protocol/tlsrpt/report-summary.ts';
import type { ReportReading } from '#src/protocol/tlsrpt/report.ts';

export interface ReportRead {
  readonly reading: ReportReading;
  readonly summary?: ReportSummary;
}

/** Never rejects for what is in the file; of a file beyond the limit no more than that is read. */
export async function readReportBlob(file: Blob): Promise<ReportRead> {
  const bytes = new Uint8Array(await file.slice(0, reportFileLimit + 1).arrayBuffer());
  const reading = await readReportFile(bytes, tools);
  return { reading, ...(reading.report && { summary: summariseReport(reading.report) }) };
}

const tools: FileTools = {
  async gunzip(bytes, limit) {
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
    try {
      const { bytes: plain, truncated } = await readCapped(new Response(stream), limit);
      return truncated ? 'too-large' : plain;
    } catch {
      return 'damaged';
    }
  },
  decode(bytes) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { text, wellFormed: !text.includes('\ufffd') || isWellFormed(bytes) };
  },
};

function isWellFormed(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== undefined;
  } catch {
    return false;
  }
}
