// What a command of `mta-sts` may touch: its output, its input files and the clock. Handed in, so that tests run the
// real commands without a process; `openIo` gives what the command line uses.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportSource } from '#src/inspector/reports/found.ts';
import { openPath } from './report-files.ts';
import { openStreams } from './streams.ts';
import { unreadable } from './usage-error.ts';

export { unreadable, UsageError } from './usage-error.ts';

export interface Io {
  /** Writes one text and a line end to standard output. Foreign text in it must have passed `visible` (src/protocol/visible.ts) before. */
  out(text: string): void;
  /** The same to standard error. */
  err(text: string): void;
  /** The bytes of a file; `-` is standard input. Rejects with an Error whose message names the file. */
  readFile(path: string): Promise<Uint8Array>;
  /** The files that a path stands for: itself, or the files directly in the folder whose names end in `extension`, sorted. */
  listFiles(path: string, extension: string): Promise<string[]>;
  /** The files that a path stands for, folders with all that is in them. Rejects with a UsageError if there is none of that name. */
  openPath(path: string): AsyncIterable<ReportSource>;
  /** Whether standard output is a terminal: only then may text be styled. */
  readonly isTerminal: boolean;
  /** How wide the terminal is, where there is one. */
  readonly columns?: number | undefined;
  /** Whether the terminal shows more than ASCII; not said is yes. */
  readonly isUtf8?: boolean;
  /** Seconds since 1970. */
  now(): number;
}

/**
 * One command: its arguments after its own name; gives the exit code (0 fine, 1 problems found, 2 wrong usage, 3 could not be determined,
 * 4 output could not be written).
 */
export type Command = (args: string[], io: Io) => Promise<number>;

/** How the conformance command asks an engine: the case's `input` in, what the corpus calls `expect` out. May throw: that differs. */
export type Subjects = Readonly<Record<string, (input: unknown) => unknown>>;

/** The real thing: this process's streams, the file system, the system's clock. */
export const openIo = (): Io => ({
  ...openStreams(),
  readFile: async (path) =>
    path === '-' ? readStandardInput() : readFile(path).catch((error: Error) => Promise.reject(unreadable(path, error))),
  async listFiles(path, extension) {
    const found = await stat(path).catch((error: Error) => Promise.reject(unreadable(path, error)));
    if (!found.isDirectory()) return [path];
    const names = await readdir(path);
    return names
      .filter((name) => name.endsWith(extension))
      .sort()
      .map((name) => join(path, name));
  },
  openPath,
  isTerminal: process.stdout.isTTY === true,
  columns: process.stdout.columns,
  isUtf8: /utf-?8/i.test(process.env['LC_ALL'] || process.env['LC_CTYPE'] || process.env['LANG'] || 'utf-8'),
  now: () => Math.floor(Date.now() / 1000),
});

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
