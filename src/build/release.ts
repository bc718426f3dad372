// The parts of a release that are made and not copied: its notes, archives and checksums. The same content gives the same bytes.
import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';

/** Files by their paths. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** The section of a version in the changelog, without its heading. Throws where there is none: nothing is released without notes. */
export function notesOf(changelog: string, version: string): string {
  const sections = changelog.replaceAll('\r\n', '\n').split(/^## /m);
  const section = sections.find((one) => one.startsWith(`${version}\n`));
  const notes = section?.slice(version.length).trim();
  if (!notes) throw new Error(`CHANGELOG.md says nothing of version ${version}.`);
  return `${notes}\n`;
}

/** A zip whose bytes depend on nothing but the files: in order, with the first date that a zip can hold. */
export function zipOf(files: Files): Uint8Array {
  const entries = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1) });
}

/** One line for each file, as `sha256sum -c` reads them. */
export function checksums(files: Files): string {
  const digest = (path: string) => createHash('sha256').update(files[path]!).digest('hex');
  return Object.keys(files)
    .sort()
    .map((path) => `${digest(path)}  ${path}\n`)
    .join('');
}
