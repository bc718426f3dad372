// The list of files that the service worker keeps: the site and the frame, but neither course packages nor the pictures that only other
// sites show. Its own script stands at the site's root, because it may only speak for what lies below it.
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const script = 'offline.js';
const leftOut = /^(?:course|social)\/|^(?:screenshot\.png|robots\.txt|sitemap\.xml|oembed\.json|offline\.js)$|\.map$/;
/** What the bundler names by its content. */
const isNamedByContent = /^assets\/.*-[\w-]{8}\.\w+$/;

/** Writes the list into the worker's script in this folder. */
export async function listFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(folder.length + 1)] : []));
  const kept = paths.filter((path) => !leftOut.test(path)).sort();
  const revisions = await Promise.all(kept.map(async (path) => [path, await revisionOf(join(folder, path), path)] as const));
  const file = join(folder, script);
  const code = await readFile(file, 'utf8');
  const place = /JSON\.parse\((["'`])\{"FILES":""\}\1\)/;
  if (!place.test(code)) throw new Error(`${script} has no place for its list of files`);
  await writeFile(
    file,
    code.replace(place, () => JSON.stringify(Object.fromEntries(revisions))),
  );
}

async function revisionOf(file: string, path: string): Promise<string> {
  if (isNamedByContent.test(path)) return '';
  return createHash('sha256')
    .update(await readFile(file))
    .digest('base64url')
    .slice(0, 8);
}
