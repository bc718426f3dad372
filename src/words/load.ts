// The words that one page needs, by language: a page loads the parts that it shows and no others. A part that a language lacks
// comes in English; tests/words says what is missing.
import type { Words } from './en.ts';

/** The parts by kind of page; a kind that is not listed gets all of them. */
const needs: Readonly<Record<string, readonly string[]>> = {
  home: ['frame', 'found', 'player', 'home', 'learn', 'lessons'],
  learn: ['frame', 'learn', 'lessons'],
  lesson: ['frame', 'player', 'learn'],
  inspect: ['frame', 'found', 'inspect'],
  evaluate: ['frame', 'found', 'player', 'evaluate'],
  reports: ['frame', 'found', 'reports'],
  play: ['frame', 'player', 'play'],
  matrix: ['frame', 'player', 'matrix'],
  glossary: ['frame', 'about'],
  about: ['frame', 'about'],
  presenter: ['frame', 'site', 'player', 'teaching'],
  worksheet: ['frame', 'player', 'teaching'],
  plan: ['frame', 'teaching'],
  embed: ['frame', 'embed'],
};

const files = import.meta.glob<Readonly<Record<string, object>>>(['./*/*.ts', '!./*/{plural,offline}.ts'], { import: 'default' });

/** All languages that have words, English first. */
export const languages = (): readonly string[] => [...new Set(['en', ...Object.keys(files).map((path) => path.split('/')[1]!)])];

/** The source files of the words for a page, for the build to find their chunks. */
export function wordFiles(page: string, language: string): readonly string[] {
  return partsOf(page, language).map((path) => `src/words/${path.slice(2)}`);
}

/** One more part, for what a page loads later: to be given to `addWords`. */
export async function loadMoreWords(part: string, language: string): Promise<Pick<Words, 'pages'>> {
  return (await files[pathOf(part, language)]!()) as Pick<Words, 'pages'>;
}

/** The words for a page. Typed as all words: what the page does not show is not there. */
export async function loadWords(page: string, language: string): Promise<Words> {
  const parts = await Promise.all(partsOf(page, language).map((path) => files[path]!()));
  return { ...Object.assign({}, ...parts), pages: Object.assign({}, ...parts.map(({ pages = {} }) => pages)) } as Words;
}

function partsOf(page: string, language: string): readonly string[] {
  const all = Object.keys(files).flatMap((path) => /^\.\/en\/(.*)\.ts$/.exec(path)?.[1] ?? []);
  return (needs[page] ?? all).map((part) => pathOf(part, language));
}

function pathOf(part: string, language: string): string {
  const path = `./${language}/${part}.ts`;
  return files[path] ? path : `./en/${part}.ts`;
}
