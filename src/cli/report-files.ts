// The files that `mta-sts report` reads: those named, folders with all that is in them, and standard input. Large ones are read in
// pieces.
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportSource } from '#src/inspector/reports/found.ts';
import { unreadable } from './usage-error.ts';

/** A file or all files of a folder, in order of their names. Rejects with a UsageError if there is none of that name. */
export async function* openPath(path: string): AsyncGenerator<ReportSource> {
  const found = await stat(path).catch((error: Error) => Promise.reject(unreadable(path, error)));
  if (!found.isDirectory()) return yield fileSource(path, found.size);
  const names = (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const name of names) {
    const size = await stat(name).then(
      (file) => file.size,
      () => 0,
    );
    yield fileSource(name, size);
  }
}

function fileSource(name: string, size: number): ReportSource {
  return {
    name,
    size,
    async read(start, end) {
      const file = await open(name);
      try {
        const bytes = new Uint8Array(end - start);
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

/** Bytes that are there already. */
export function bytesSource(name: string, bytes: Uint8Array): ReportSource {
  return { name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}
