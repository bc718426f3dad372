// The command behind `npm run release`, when everything is built: what a release consists of, into dist/release. The site as a zip with the
// hosting kit, the one file for use without a network, course packages with all lessons, the npm package, the notes from CHANGELOG.md, and
// the checksums of all of it. Nothing is published.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { checksums, notesOf, zipOf, type Files } from './release.ts';

const name = 'mta-sts-explained';
const offlineFile = `dist/offline/${name}.html`;
const needed = ['dist/client/index.html', 'dist/hosting/nginx.conf', offlineFile, 'dist/lib/cli/package.js'];

async function filesIn(folder: string, prefix = ''): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (path: string) => [prefix + relative(folder, path).replaceAll('\\', '/'), await readFile(path)] as const;
  return Object.fromEntries(await Promise.all(paths.map(read)));
}

async function release(out: string): Promise<void> {
  const missing = needed.find((path) => !existsSync(path));
  if (missing) throw new Error(`${missing} is missing: npm run release builds it first.`);
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  const notes = notesOf(await readFile('CHANGELOG.md', 'utf8'), version);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const licences = { LICENSE: await readFile('LICENSE'), 'LICENSE-TEXTS.md': await readFile('LICENSE-TEXTS.md') };
  const site = { ...licences, ...(await filesIn('dist/hosting', 'hosting/')), ...(await filesIn('dist/client', 'site/')) };
  await writeFile(join(out, `${name}-${version}-site.zip`), zipOf(site));
  await copyFile(offlineFile, join(out, `${name}-${version}.html`));
  execFileSync(process.execPath, ['dist/lib/cli/package.js', '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', out], { stdio: ['ignore', 'ignore', 'inherit'] });
  await writeFile(join(out, 'NOTES.md'), notes);
  const files = await filesIn(out);
  await writeFile(join(out, 'SHA256SUMS'), checksums(files));
  for (const [path, { length }] of Object.entries(files)) console.log(`${out}/${path}: ${(length / 1e6).toFixed(2)} MB`);
}

try {
  await release('dist/release');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
