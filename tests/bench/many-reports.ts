// Many TLS reports on the built page: 1,000 files of 5 kB, and 20 MB of JSON lines, from the choice to the picture; how long the page's
// thread was held up at most.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { writeReport, type FailureTally } from '#src/protocol/tlsrpt/report-writer.ts';
import { chromiumLaunch } from '../e2e/chromium.ts';

const port = 4181;
const domain = 'receiver.example';

/** About 5 kB. */
function reportOf(index: number): string {
  const start = Date.UTC(2025, 0, 1 + (index % 250)) / 1000;
  const failure = (kind: number): FailureTally => ({
    resultType: kind % 2 ? 'certificate-expired' : 'validation-failure',
    count: 1 + kind,
    sendingMtaIp: `198.51.100.${kind}`,
    receivingMxHostname: `mx${kind % 4}.${domain}`,
    receivingIp: `203.0.113.${kind}`,
    additionalInformation: `error ${kind}`.padEnd(60, '.'),
  });
  const failures = index % 7 ? [] : Array.from({ length: 16 }, (_, kind) => failure(kind));
  const { json } = writeReport({
    organization: `reporter-${Math.floor(index / 250)}.example`,
    contact: 'tls@reporter.example'.padEnd(failures.length ? 20 : 4200, 'x'),
    reportId: `${index}`,
    ...{ start, end: start + 86_399, submitter: 'reporter.example', domain },
    policies: [
      {
        ...{ type: 'sts', domain, mxHosts: [`mx1.${domain}`], successful: 100, failed: failures.length, failures },
        policyString: ['version: STSv1', 'mode: testing', `mx: mx1.${domain}`, 'max_age: 86400'],
      },
    ],
  });
  return json;
}

/** Lines of text. */
export async function manyReports(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'many-'));
  const server = spawn(process.execPath, ['src/cli/mta-sts.mjs', 'serve', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch(chromiumLaunch());
  try {
    await new Promise((resolve) => server.stdout.once('data', resolve));
    const files = join(folder, 'files');
    mkdirSync(files);
    for (let index = 0; index < 1000; index++) writeFileSync(join(files, `${index}.json`), reportOf(index));
    const lines = Array.from({ length: 1000 }, (_, index) => JSON.stringify(JSON.parse(reportOf(index))));
    const size = lines.join('\n').length;
    const wanted = 20 * 1000 * 1000;
    const long = Array.from({ length: Math.ceil(wanted / size) }, (_, round) =>
      lines.map((line) => line.replace('"report-id":"', `$&${round}-`)),
    );
    writeFileSync(join(folder, 'long.jsonl'), long.flat().join('\n').slice(0, wanted));
    const page = await browser.newPage({ baseURL: `http://localhost:${port}/` });
    return [
      `1,000 files of ${Math.round(reportOf(0).length / 1000)} kB: ${await measure(page, 'input[webkitdirectory]', files)} (wanted <= 3 s)`,
      `20 MB of JSON lines: ${await measure(page, 'input[type=file]:not([webkitdirectory])', join(folder, 'long.jsonl'))} (wanted <= 2 s)`,
    ];
  } finally {
    await browser.close();
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

async function measure(page: Page, input: string, path: string): Promise<string> {
  await page.goto('about:blank');
  await page.goto('reports/');
  await page.waitForSelector('html[data-ready]');
  await page.waitForLoadState('networkidle');
  await page.evaluate((input) => {
    const times = Object.assign(window, { began: 0, longest: 0 });
    document.querySelector(input)!.addEventListener('change', () => (times.began = performance.now()), true);
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) if (task.startTime >= times.began) times.longest = Math.max(times.longest, task.duration);
    }).observe({ type: 'longtask' });
  }, input);
  await page.setInputFiles(input, path);
  const taken = await page.evaluate(
    () =>
      new Promise<{ picture: number; longest: number }>((resolve) => {
        const times = window as unknown as { began: number; longest: number };
        const look = () => {
          if (!document.querySelector('.tape')) return requestAnimationFrame(look);
          const picture = performance.now() - times.began;
          return setTimeout(() => resolve({ picture, longest: times.longest }), 1500);
        };
        look();
      }),
  );
  const held = taken.longest > 0 ? `${Math.round(taken.longest)} ms` : 'less than 50 ms';
  return `${(taken.picture / 1000).toFixed(2)} s to the picture, the page's thread held up ${held} at most (wanted < 50 ms)`;
}
