// Runs Lighthouse's own command, because its figures are the ones that people compare, and takes the median of each figure.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch } from './chromium.mjs';

const { executablePath, args } = launch;
// Without a graphics processor, and without a way to the internet, Chromium looks for both before it paints for the first time.
const flags = ['--headless=new', '--use-gl=disabled', '--disable-features=Vulkan,OptimizationHints', ...args].join(' ');

const program = fileURLToPath(new URL('node_modules/.bin/lighthouse', import.meta.url));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The median of each figure over `runs` runs: scores of 100, times in milliseconds. */
export async function lighthouse(url, { runs, desktop = false }) {
  const reports = [];
  for (let run = 0; run < runs; run++) reports.push(await once(url, desktop));
  const of = (pick) => median(reports.map(pick));
  const time = (name) => Math.round(of((report) => report.audits[name].numericValue));
  return {
    scores: Object.fromEntries(
      Object.keys(reports[0].categories).map((name) => [name, Math.round(100 * of((report) => report.categories[name].score))]),
    ),
    fcp: time('first-contentful-paint'),
    lcp: time('largest-contentful-paint'),
    blocking: time('total-blocking-time'),
    interactive: time('interactive'),
    cls: Number(of((report) => report.audits['cumulative-layout-shift'].numericValue).toFixed(3)),
  };
}

async function once(url, desktop) {
  const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
  const file = join(folder, 'report.json');
  const options = ['--quiet', '--no-enable-error-reporting', `--chrome-flags=${flags}`, '--output=json', `--output-path=${file}`];
  try {
    await promisify(execFile)(program, [url, ...options, ...(desktop ? ['--preset=desktop'] : [])], {
      env: { ...process.env, CHROME_PATH: executablePath },
    });
    return JSON.parse(await readFile(file, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
