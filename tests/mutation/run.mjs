// npm run mutate -- PATH…: changes the code of these files or folders in small ways, one at a time, and tells which changes no test
// notices.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const paths = process.argv.slice(2);
const missing = paths.filter((path) => !existsSync(path));
if (paths.length === 0 || missing.length > 0) {
  console.error(
    missing.length > 0 ? `There is no ${missing.join(', ')}.` : 'npm run mutate -- PATH…: files or folders, such as src/protocol/tlsrpt',
  );
  process.exit(2);
}
const globs = paths.map((path) => (statSync(path).isDirectory() ? `${path.replace(/\/$/, '')}/**/*.ts` : path));
const stryker = fileURLToPath(new URL('node_modules/@stryker-mutator/core/bin/stryker.js', import.meta.url));
const config = fileURLToPath(new URL('stryker.config.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [stryker, 'run', config, '--mutate', globs.join(',')], { stdio: 'inherit' });
process.exit(status ?? 1);
