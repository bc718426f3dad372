// The words that a page needs, by language: it loads the parts that it shows and no others. A part that a language lacks comes in English.
import type { Part, PartWords, Words } from './en.ts';

const files = import.meta.glob<PartWords>(['./*/*.ts', '!./*/plural.ts'], { import: 'default' });

/** All languages that have words, English first. */
export const languages = (): readonly string[] => [...new Set(['en', ...Object.keys(files).map((path) => path.split('/')[1]!)])];

/** The source files of parts, for the build to find their chunks. */
export function wordFiles(parts: readonly Part[], language: string): readonly string[] {
  return parts.map((part) => `src/words/${pathOf(part, language).slice(2)}`);
}

/** The words of these parts. */
export async function loadWords<P extends Part>(parts: readonly P[], language: string): Promise<Words<P>> {
  return mergeWords<P>(await Promise.all(parts.map((part) => files[pathOf(part, language)]!())));
}

/** All words, for what draws any page: the build, and the file for use without a network. */
export async function loadAllWords(language: string): Promise<Words> {
  const names = Object.keys(files).flatMap((path) => /^\.\/en\/(.*)\.ts$/.exec(path)?.[1] ?? []);
  return mergeWords(await Promise.all(names.map((name) => files[pathOf(name, language)]!())));
}

/** Parts as one object, what they say under `pages` too. To TypeScript a merged list is anything: tests/words/load.test.ts compares. */
export function mergeWords<P extends Part>(parts: readonly PartWords[]): Words<P> {
  const pages = parts.map((part) => ('pages' in part ? part.pages : {}));
  return Object.assign({}, ...parts, { pages: Object.assign({}, ...pages) });
}

function pathOf(part: string, language: string): string {
  const path = `./${language}/${part}.ts`;
  return files[path] ? path : `./en/${part}.ts`;
}
