// The words of the page, in its language, for every component. A page is in one language for its whole life.
import { speak } from '#src/explanations/index.ts';
import type { Part, Words } from '#src/words/en.ts';
import type { PageKind, PageParts } from '#src/words/page-parts.ts';

let provided: Words<'frame'> | undefined;

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
 * The words of every page, and of the named parts, for what many pages show or what loads them itself. That the page has them is held by
 * tests/site/pages.test.ts.
 */
export function useWords<P extends Part = 'frame'>(): Words<P | 'frame'>;
export function useWords(): Words<'frame'> {
  if (!provided) throw new Error('provideWords was not called');
  return provided;
}

/** The same for a page of that kind: a part that such a page does not load with itself is an error of types. */
export function usePageWords<K extends PageKind, P extends PageParts<K>>(): Words<P | 'frame'> {
  return useWords<P>();
}

/** The way to the site's root, where the files are that every language shares; `base` leads to the root of the page's language. */
export function rootOf(base: string): string {
  return useWords().lang === 'en' ? base : `${base}../`;
}

/** Puts values into the places of a text: `fill('{a} to {b}', { a: 'x', b: 'y' })`. A place without a value stays empty. */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
