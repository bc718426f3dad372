// Wakes the prerendered text up: finds which page this is, loads its component and its words.
import { hydrate } from 'svelte';
import { waking } from './components/waking.ts';
import { provideWords } from './components/words.ts';
import type { PlayerPage } from './embed/frame-page.ts';
import { keepFragment } from './language-links.ts';
import { baseOf, loadPage, type PageKind } from './pages/pages.ts';
import { followTheme } from './theme.ts';
import { loadWords } from './words/load.ts';

/** To be called once. */
export async function wake(): Promise<void> {
  const { path = '', page, embed } = document.documentElement.dataset;
  const [component, words, frame] = await Promise.all([
    loadPage(page as PageKind),
    loadWords(page!, document.documentElement.lang),
    embed === undefined ? undefined : import('./embed/frame.svelte.ts'),
  ]);
  provideWords(words);
  const data = JSON.parse(document.getElementById('data')!.textContent) as Record<string, unknown>;
  const own = { base: baseOf(path), ...data };
  const props = frame ? await frame.prepare(own) : own;
  // A task of its own: between two short ones the browser can answer the reader.
  await new Promise((next) => setTimeout(next));
  waking.now = true;
  const hands = hydrate(component, { target: document.getElementById('app')!, props });
  waking.now = false;
  frame?.connect(hands as unknown as PlayerPage);
  followTheme();
  keepFragment();
  document.documentElement.dataset['ready'] = '';
}
