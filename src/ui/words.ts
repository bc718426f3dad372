// The words of the page, in its language, for every component. A page is in one language for its whole life.
import { speak } from '#src/explanations/index.ts';
import type { Words } from '#src/words/en.ts';

let words: Words | undefined;

/** To be called before anything is drawn: by the page's entry, by the build before each page, by the set-up of tests. */
export function provideWords(given: Words): void {
  words = given;
  speak(given.lang);
}

/** Words for what a page draws later than the rest. */
export function addWords({ pages }: Pick<Words, 'pages'>): void {
  Object.assign(useWords().pages, pages);
}

/** The words of this page. */
export function useWords(): Words {
  if (!words) throw new Error('provideWords was not called');
  return words;
}

/** The way to the site's root, where the files are that every language shares; `base` leads to the root of the page's language. */
export function rootOf(base: string): string {
  return useWords().lang === 'en' ? base : `${base}../`;
}

/** Puts values into the places of a text: `fill('{a} to {b}', { a: 'x', b: 'y' })`. A place without a value stays empty. */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
