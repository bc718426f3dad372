// Which npm packages are in which file of the build, and the notices that their licences ask to be passed on with them.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * File name -> folders of the packages in it. One table for all bundles of a build, workers included; it belongs to the process, because
 * Vite reads its configuration, and with it this module, once for each of them.
 */
const tables = globalThis as { bundledPackages?: Map<string, Set<string>> };
const packagesIn = (tables.bundledPackages ??= new Map<string, Set<string>>());

/** Notes the packages of every bundle that it is given to. */
export function bundledPackages(): Plugin {
  return {
    name: 'bundled-packages',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const folders = chunk.moduleIds.flatMap((id) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []);
        packagesIn.set(chunk.fileName, new Set([...(packagesIn.get(chunk.fileName) ?? []), ...folders]));
      }
    },
  };
}

/** All packages that were noted: where a build is one file. */
export function allNotices(): Promise<string> {
  return noticesOf([...packagesIn.keys()]);
}

/** To be called when all scripts of the site are there: writes NOTICES.txt, to which the page about the site leads. */
export async function writeSiteNotices(clientFolder: string): Promise<void> {
  const files = (await readdir(clientFolder, { recursive: true })).map((file) => file.replaceAll('\\', '/'));
  // A bundle that is written into a folder of the site has noted its files from there.
  const notices = await noticesOf(files.flatMap((file) => [file, basename(file)]));
  await writeFile(join(clientFolder, 'NOTICES.txt'), `The scripts of this site contain software of others.\n\n${notices}`);
}

/** Names, licences and copyright lines of all packages in these files, as one text, in the order of their names. */
export async function noticesOf(files: readonly string[]): Promise<string> {
  const folders = new Set(files.flatMap((file) => [...(packagesIn.get(file) ?? [])]));
  const notices = await Promise.all([...folders].map(noticeOf));
  return notices.sort((a, b) => (a < b ? -1 : 1)).join(`\n${'-'.repeat(80)}\n\n`);
}

async function noticeOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file: its notice cannot be passed on`);
  return `${name} ${version}, ${license}\n\n${(await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim()}\n`;
}
