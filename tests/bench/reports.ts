// The reader of TLS reports against JSON.parse, which keeps no places and tells nothing: time, and memory at its height in a process of its
// own.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReport } from '#src/protocol/tlsrpt/report.ts';
import { resultTypes } from '#src/protocol/tlsrpt/result-type.ts';
import { time, timings } from './stopwatch.ts';

/** A report with so many policies, each with 20 kinds of failure: 1 has 5 kB, 4,000 have 18 MB. */
function reportOf(policies: number): string {
  const types = Object.keys(resultTypes);
  const failure = (index: number) => ({
    'result-type': types[index % types.length],
    'sending-mta-ip': `198.51.100.${index % 256}`,
    'receiving-mx-hostname': `mx${index % 7}.receiver.example`,
    'receiving-ip': `203.0.113.${index % 250}`,
    'failed-session-count': 1 + (index % 9),
    'failure-reason-code': `error ${index}`,
  });
  const policy = (index: number) => ({
    policy: {
      'policy-type': 'sts',
      'policy-string': ['version: STSv1', 'mode: testing', 'mx: *.receiver.example', 'max_age: 86400'],
      'policy-domain': `d${index}.receiver.example`,
      'mx-host': ['*.receiver.example'],
    },
    summary: { 'total-successful-session-count': 5000 + index, 'total-failure-session-count': 100 },
    'failure-details': Array.from({ length: 20 }, (_, kind) => failure(index + kind)),
  });
  return JSON.stringify({
    'organization-name': 'Sender Example Inc.',
    'date-range': { 'start-datetime': '2026-04-01T00:00:00Z', 'end-datetime': '2026-04-01T23:59:59Z' },
    'contact-info': 'tls@sender.example',
    'report-id': '2026-04-01T00:00:00Z_receiver.example',
    policies: Array.from({ length: policies }, (_, index) => policy(index)),
  });
}

/** Lines of text. */
export function reports(): string[] {
  const large = reportOf(4000);
  return [row(reportOf(1), { batches: 100, millis: 4 }), row(large, { batches: 15, millis: 1 }), memory(large)];
}

function row(text: string, effort: Parameters<typeof timings>[1]): string {
  const [ours, parse] = timings([() => readReport(text), () => JSON.parse(text) as unknown], effort);
  const ratio = (ours.fastest / parse.fastest).toFixed(2);
  const figures = `${time(ours.fastest)} (${time(ours.median)}), JSON.parse ${time(parse.fastest)} (${time(parse.median)})`;
  return `report of ${(text.length / 1000).toLocaleString('en', { maximumFractionDigits: 0 })} kB: ${figures}, ratio ${ratio} (wanted <= 3 at 18 MB)`;
}

/** How much more memory a process holds at its height than with the text alone. */
function memory(text: string): string {
  const file = join(tmpdir(), `report-${process.pid}.json`);
  writeFileSync(file, text);
  const height = (what: 'parse' | 'read'): number => {
    const args = ['--expose-gc', join(import.meta.dirname, 'report-memory.js'), what, file];
    const heights = [1, 2, 3, 4, 5].map(() => Number(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout));
    return heights.toSorted((a, b) => a - b)[2]!;
  };
  try {
    const [parse, ours] = [height('parse'), height('read')];
    const megabytes = (kilobytes: number) => `${Math.round(kilobytes / 1024)} MB`;
    return `its memory at the height: ${megabytes(ours)}, JSON.parse ${megabytes(parse)}, ratio ${(ours / parse).toFixed(1)} (wanted <= 4)`;
  } finally {
    rmSync(file);
  }
}
