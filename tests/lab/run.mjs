// npm run test:lab: brings a lab of its own up, runs every part in it, takes it down whatever happens, and exits 1 if anything failed.
// node tests/lab/run.mjs [PART…] runs the named parts alone: dns hosts hosting oracles command page pace recipe recordings dialogues bytes.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.env.LAB_NAME ??= `mta-sts-lab-${process.pid}`; // before settings.mjs reads it
const { down, runInside, up } = await import('./lab.mjs');
const { unpack } = await import('./dialogues/servers.mjs');
const root = join(import.meta.dirname, '../..');

const needed = { 'dist/lib/cli/mta-sts.js': 'the command', 'dist/client/inspect/index.html': 'the site' };
for (const [file, what] of Object.entries(needed)) {
  if (existsSync(join(root, file))) continue;
  console.error(`The lab tests ${what} as built, and ${file} is missing. Run: npm run build`);
  process.exit(1);
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort(new Error(`stopped by ${signal}`)));

const wanted = process.argv.slice(2);
/**
 * Debian's packages of the servers that cannot be installed beside Postfix; they are fetched here, since the lab reaches nothing outside.
 */
const packages = mkdtempSync(join(tmpdir(), 'mta-sts-typed-'));
process.env.LAB_DIALOGUES = packages;

async function runInLab() {
  if (!wanted.length || wanted.includes('dialogues')) unpack(packages);
  const began = performance.now();
  await up({ signal: stop.signal });
  try {
    console.log(`Lab up in ${Math.round(performance.now() - began)} ms.`);
    const checks = join(import.meta.dirname, 'checks/all.mjs');
    return await runInside([process.execPath, checks, ...wanted], { signal: stop.signal });
  } finally {
    await down();
  }
}

try {
  process.exitCode = await runInLab();
} catch (error) {
  const reason = stop.signal.aborted ? stop.signal.reason.message : error.stderr || error.message;
  console.error(`The lab did not run to its end: ${reason}`);
  process.exitCode = 1;
} finally {
  rmSync(packages, { recursive: true, force: true, maxRetries: 5 });
}
