// Which built file each module of ours ended up in. Vite's manifest knows the modules that files are named after, and no others: a module
// that is loaded late from a file that it shares (src/words, src/explanations) has no line in it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

/** Vite's manifest, with a line for every module of ours. Names in `imports` and `dynamicImports` are those of Vite. */
export type Manifest = Readonly<Record<string, Chunk>>;

const folder = '.vite';

/** For the build of the site: writes the list beside Vite's manifest. */
export function moduleFiles(): Plugin {
  return {
    name: 'module-files',
    applyToEnvironment: ({ name }) => name === 'client',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk'
          ? chunk.moduleIds.map((id) => [relative(process.cwd(), id.replace(/\?.*/, '')), chunk.fileName] as const)
          : [],
      );
      await mkdir(join(dir, folder), { recursive: true });
      await writeFile(join(dir, folder, 'modules.json'), JSON.stringify(Object.fromEntries(files)));
    },
  };
}

/** Reads both. */
export async function readManifest(clientFolder: string): Promise<Manifest> {
  const read = async <T>(name: string) => JSON.parse(await readFile(join(clientFolder, folder, name), 'utf8')) as T;
  const [chunks, files] = await Promise.all([read<Manifest>('manifest.json'), read<Readonly<Record<string, string>>>('modules.json')]);
  const byFile = new Map(Object.values(chunks).map((chunk) => [chunk.file, chunk]));
  const lines = Object.entries(files).flatMap(([source, file]) => {
    const chunk = byFile.get(file);
    return chunk ? [[source, chunk] as const] : [];
  });
  return { ...Object.fromEntries(lines), ...chunks };
}
