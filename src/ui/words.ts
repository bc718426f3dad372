// The words of the page, in its language, for every component. A page is in one language for its whole life.
import { speak } from '#src/explanations/index.ts';
import type { Part, Words } from '#src/words/en.ts';

/** As it was given: useWords says which of the parts its caller may name. */
let provided: unknown;

/** To be called before anything is drawn: by the page's entry, by the build before each page, by the set-up of tests. */
export function provideWords(words: Words<'frame'>): void {
  provided = words;
  speak(words.lang);
}

/** Words for what a page draws later than the rest. */
export function addWords(more: Readonly<Record<string, unknown>> & { readonly pages?: object }): void {
  const words = useWords();
  Object.assign(words, more, { pages: Object.assign(words.pages, more.pages) });
}

/**
 * The words of this page: of every page, and of the named parts. That the page loads them is held by tests/site/pages.test.ts; what it
 * shows at once would also not be drawn without.
 */
export function useWords<P extends Part = 'frame'>(): Words<P | 'frame'> {
  if (!provided) throw new Error('provideWords was not called');
  return provided as Words<P | 'frame'>;
}

/** The way to the site's root, where the files are that every language shares; `base` leads to the root of the page's language. */
export function rootOf(base: string): string {
  return useWords().lang === 'en' ? base : `${base}../`;
}

/** Puts values into the places of a text: `fill('{a} to {b}', { a: 'x', b: 'y' })`. A place without a value stays empty. */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
