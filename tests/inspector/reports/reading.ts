// Files in memory, and reports to put into them.
import { gunzipSync } from 'node:zlib';
import { readSource } from '#src/inspector/reports/read-source.ts';
import type { Found, ReadingTools, ReportSource } from '#src/inspector/reports/found.ts';
import type { ReportTallies } from '#src/protocol/tlsrpt/report-writer.ts';
import { writeReport } from '#src/protocol/tlsrpt/report-writer.ts';

export function source(name: string, content: string | Uint8Array): ReportSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}

export const tools: ReadingTools = {
  async gunzip(bytes, limit) {
    try {
      return gunzipSync(bytes, { maxOutputLength: limit });
    } catch (error) {
      return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged';
    }
  },
  decode(bytes) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { text, wellFormed: !text.includes('\ufffd') };
  },
};

export async function read(name: string, content: string | Uint8Array): Promise<Found[]> {
  const found: Found[] = [];
  for await (const each of readSource(source(name, content), tools)) found.push(each);
  return found;
}

type Policy = ReportTallies['policies'][number];

/** The JSON of a report on receiver.example: one UTC day, so many sessions that worked, and failures. */
export function report(
  day: string,
  reporter: string,
  successful: number,
  failures: Policy['failures'] = [],
  policy: Partial<Policy> = {},
): string {
  const start = Date.parse(`${day}T00:00:00Z`) / 1000;
  return writeReport({
    organization: reporter,
    contact: `tls@${reporter}`,
    reportId: `${day}_${reporter}`,
    start,
    end: start + 86_399,
    submitter: reporter,
    domain: 'receiver.example',
    policies: [
      {
        type: 'sts',
        domain: 'receiver.example',
        policyString: ['version: STSv1', 'mode: testing', 'mx: mx1.receiver.example', 'max_age: 86400'],
        mxHosts: ['mx1.receiver.example'],
        successful,
        failed: failures.reduce((sum, { count }) => sum + count, 0),
        failures,
        ...policy,
      },
    ],
  }).json;
}
