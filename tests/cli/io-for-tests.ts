// An Io that keeps what a command writes and reads the files it was given.
import { unreadable, type Io } from '#src/cli/io.ts';
import { bytesSource } from '#src/cli/report-files.ts';

export interface TestIo extends Io {
  readonly lines: string[];
  readonly errors: string[];
}

export function testIo(files: Readonly<Record<string, string | Uint8Array>> = {}, now = 1_800_000_000): TestIo {
  const lines: string[] = [];
  const errors: string[] = [];
  return {
    lines,
    errors,
    out: (text) => lines.push(...text.split('\n')),
    err: (text) => errors.push(...text.split('\n')),
    async readFile(path) {
      const file = files[path];
      if (file === undefined) throw unreadable(path, Object.assign(new Error(), { code: 'ENOENT' }));
      return typeof file === 'string' ? new TextEncoder().encode(file) : file;
    },
    listFiles: async (path, extension) =>
      Object.keys(files).filter((name) => name === path || (name.startsWith(`${path}/`) && name.endsWith(extension))),
    async *openPath(path) {
      const names = Object.keys(files).filter((name) => name === path || name.startsWith(`${path}/`));
      if (names.length === 0) throw unreadable(path, Object.assign(new Error(), { code: 'ENOENT' }));
      for (const name of names) yield bytesSource(name, await this.readFile(name));
    },
    isTerminal: false,
    now: () => now,
  };
}
