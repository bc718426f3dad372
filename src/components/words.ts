// Gives the words of the page's language to every component under it. The page provides them once; English otherwise.
import { getContext, setContext } from 'svelte';
import { en, type Words } from '#src/words/en.ts';

const key = Symbol('words');

/** To be called while the outermost component is made. */
export function provideWords(words: Words): void {
  setContext(key, words);
}

/** The words of this page. */
export function useWords(): Words {
  return getContext<Words | undefined>(key) ?? en;
}

/** Puts values into the places of a text: `fill('{a} to {b}', { a: 'x', b: 'y' })`. A place without a value stays empty. */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
