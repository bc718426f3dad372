// A script that is served as it is written, without the comments and the long names: every page carries it.
import { readFile, writeFile } from 'node:fs/promises';
import { minify } from 'vite';

/** Makes the script in `file` small, in its place. Throws on one that is no script. */
export async function makeSmall(file: string): Promise<void> {
  const { code, errors } = await minify(file, await readFile(file, 'utf8'));
  if (errors.length) throw new Error(`${file}: ${errors[0]!.message}`);
  await writeFile(file, code);
}
