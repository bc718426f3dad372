// The entries of a zip archive, a bounded amount at a time. The archive says how large each entry is; no entry is given more room than
// that. Its check sums are not compared: what is damaged does not unpack, or is no report.
import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { UnreadReason } from './found.ts';

export interface ZipEntry {
  readonly name: string;
  readonly content?: Uint8Array;
  /** Why there is no content. */
  readonly why?: UnreadReason;
}

/** So much is unpacked at once, unless a single entry has more. */
const batchSize = 16 * 1024 * 1024;
/** After so many damaged entries the rest is given up: each makes the whole list be read again. */
const damagedLimit = 100;

/** All files in the archive. `limit`: the greatest entry. */
export function* unzip(bytes: Uint8Array, limit: number): Generator<ZipEntry> {
  const list = listEntries(bytes);
  if (!list) return yield { name: '', why: 'damaged-zip' };
  let damaged = 0;
  for (let at = 0; at < list.length;) {
    const entry = list[at]!;
    if (entry.name.endsWith('/')) at += 1;
    else if (entry.originalSize > limit || damaged >= damagedLimit || entry.name === '__proto__') {
      yield { name: entry.name, why: entry.originalSize > limit ? 'too-large' : 'damaged-zip' };
      at += 1;
    } else {
      const batch = unpackFrom(bytes, list, at, limit);
      yield* batch.entries;
      damaged += batch.isDamaged ? 1 : 0;
      at = batch.next;
    }
  }
}

function listEntries(bytes: Uint8Array): UnzipFileInfo[] | undefined {
  const list: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, { filter: (entry) => list.push(entry) < 0 });
    return list;
  } catch {
    return undefined;
  }
}

/** Unpacks from one entry on, up to the batch's size, an entry of a name that was there, or one that is damaged, which is told too. */
function unpackFrom(bytes: Uint8Array, list: readonly UnzipFileInfo[], from: number, limit: number) {
  const end = endOfBatch(list, from, limit);
  let index = -1;
  const unpack = (until: number) => {
    index = -1;
    return unzipSync(bytes, { filter: ({ name }) => ++index >= from && index < until && !name.endsWith('/') });
  };
  const told = (files: Record<string, Uint8Array>): ZipEntry[] => Object.entries(files).map(([name, content]) => ({ name, content }));
  try {
    return { entries: told(unpack(end)), next: end, isDamaged: false };
  } catch {
    const bad = Math.min(Math.max(index, from), end - 1);
    const sound = bad > from ? told(unpack(bad)) : [];
    return { entries: [...sound, { name: list[bad]!.name, why: 'damaged-zip' as const }], next: bad + 1, isDamaged: true };
  }
}

function endOfBatch(list: readonly UnzipFileInfo[], from: number, limit: number): number {
  const names = new Set<string>();
  let size = 0;
  let end = from;
  for (; end < list.length; end += 1) {
    const { name, originalSize } = list[end]!;
    size += originalSize;
    if (end > from && (size > batchSize || names.has(name) || originalSize > limit)) break;
    names.add(name);
  }
  return end;
}
