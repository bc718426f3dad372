// Installs the packages of package-lock.json, and of those in the folders that are named, where node_modules is missing or older than it;
// does nothing otherwise. Plain Node without dependencies, because it runs before there are any: `npm start` and `npm test` call it first.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const changed = (path) => statSync(root + path, { throwIfNoEntry: false })?.mtimeMs ?? -1;

for (const folder of ['', ...process.argv.slice(2).map((name) => `${name.replace(/\/$/, '')}/`)]) {
  // npm writes node_modules/.package-lock.json at the end of an install, so a broken-off install counts as none.
  if (changed(`${folder}node_modules/.package-lock.json`) < changed(`${folder}package-lock.json`)) install(folder);
}

function install(folder) {
  console.error(`Installing the packages of ${folder}package-lock.json …`);
  const npm = process.env.npm_execpath; // set by `npm run`; on Windows npm itself is no program that Node can start
  const [program, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  try {
    execFileSync(program, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root + folder,
      stdio: 'inherit',
    });
  } catch (error) {
    console.error(`The packages could not be installed (${error.message}). Run "npm ci" in ${root}${folder} to see why.`);
    process.exit(1);
  }
}
