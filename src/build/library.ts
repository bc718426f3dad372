// What the npm package takes along beside the bundles of its entries: their declarations, as TypeScript makes them of src/lib/, with
// `#src/…` written as relative paths and without the modules that no entry leads to, so that they need nothing but themselves; and the
// notices of the packages inside. Types are checked by `npm run check:types`; here they are only written down.
import { readFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve } from 'node:path';
import type { Diagnostic } from 'typescript';
import { noticesOf } from './bundled-packages.ts';

/** The entries that package.json exports, and the file of each: `mta-sts` -> src/lib/mta-sts.ts. */
export function libraryEntries(): Readonly<Record<string, string>> {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Readonly<Record<string, unknown>> };
  const names = Object.keys(exports).flatMap((name) => (name === './package.json' ? [] : [name.slice(2)]));
  return Object.fromEntries(names.map((name) => [name, `src/lib/${name}.ts`]));
}

/** To be called when the bundles are in `folder`: writes types/ and NOTICES.txt beside them. */
export async function writeLibraryFiles(folder: string): Promise<void> {
  const bundles = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll('\\', '/'));
  await writeFile(join(folder, 'NOTICES.txt'), `The bundles in this folder contain software of others.\n\n${await noticesOf(bundles)}`);
  for (const [path, text] of await libraryTypes()) {
    const target = join(folder, 'types', path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

const specifier = /((?:from |import |declare module )'|import\(")([^'"]+)(?=['"])/g;

/** Path under src/ -> text, of the declarations that the entries lead to. */
async function libraryTypes(): Promise<Map<string, string>> {
  const entries = Object.values(libraryEntries());
  const all = await declarationsOf(entries);
  const wanted = new Set(entries.map((entry) => declarationName(relative('src', entry))));
  const chosen = new Map<string, string>();
  for (const path of wanted) {
    const text = all.get(path);
    if (text === undefined) throw new Error(`the types of the library lead to ${path}, which TypeScript did not write`);
    chosen.set(
      path,
      text.replace(specifier, (_, before: string, to: string) => before + relativePath(path, to)),
    );
    for (const [, , to = ''] of text.matchAll(specifier)) wanted.add(declarationName(pathUnderSrc(path, to)));
  }
  return chosen;
}

/** Path under src/ -> text, of every module that TypeScript reads for these. */
async function declarationsOf(entries: readonly string[]): Promise<Map<string, string>> {
  // Loaded here, because every test run reads the configuration that imports this file, and needs no compiler.
  const { default: ts } = await import('typescript');
  const fail = ({ messageText }: Diagnostic): never => {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
  };
  const { options } = ts.getParsedCommandLineOfConfigFile(
    'tsconfig.core.json',
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  )!;
  const rootDir = resolve('src');
  const only = { noEmit: false, noCheck: true, declaration: true, emitDeclarationOnly: true, stripInternal: true, rootDir };
  const texts = new Map<string, string>();
  const { diagnostics } = ts.createProgram(entries, { ...options, ...only }).emit(undefined, (file, text) => {
    texts.set(relative(rootDir, file).replaceAll('\\', '/'), text);
  });
  diagnostics.forEach(fail);
  return texts;
}

const declarationName = (path: string) => path.replace(/\.ts$/, '.d.ts');

/** Where `to`, as it stands in the module `from`, is under src/. */
function pathUnderSrc(from: string, to: string): string {
  if (to.startsWith('#src/')) return to.slice('#src/'.length);
  if (to.startsWith('.')) return posix.join(posix.dirname(from), to);
  throw new Error(`the types of the library would need ${to} (in ${from})`);
}

/** The same place as a module beside it names it. */
function relativePath(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), pathUnderSrc(from, to)).replace(/\.ts$/, '.js');
  return path.startsWith('.') ? path : `./${path}`;
}
