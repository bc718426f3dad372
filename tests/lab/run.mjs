// npm run test:lab: brings a lab of its own up, runs every part in it, takes it down whatever happens, and exits 1 if anything failed.
// node tests/lab/run.mjs [PART…] runs the named parts alone: dns hosts oracles command page recordings.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

process.env.LAB_NAME ??= `mta-sts-lab-${process.pid}`; // before settings.mjs reads it
const { down, runInside, up } = await import('./lab.mjs');
const root = join(import.meta.dirname, '../..');

for (const [file, what] of [
  ['dist/cli/mta-sts.js', 'the command'],
  ['dist/client/inspect/index.html', 'the site'],
]) {
  if (existsSync(join(root, file))) continue;
  console.error(`The lab tests ${what} as built, and ${file} is missing. Run: npm run build`);
  process.exit(1);
}

let isUp = false;
async function leave(code) {
  process.exitCode = code;
  if (!isUp) return;
  isUp = false;
  await down();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => leave(1).finally(() => process.exit()));

try {
  const began = performance.now();
  await up();
  isUp = true;
  console.log(`Lab up in ${Math.round(performance.now() - began)} ms.`);
  await leave(await runInside(process.execPath, join(import.meta.dirname, 'checks/all.mjs'), ...process.argv.slice(2)));
} catch (error) {
  console.error(`The lab could not be run: ${error.stderr || error.message}`);
  await leave(1);
}
