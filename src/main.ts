// The browser's entry: finds which page this is, loads its component, and wakes the prerendered text up.
import { hydrate } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import type { PlayerPage } from './embed/frame-page.ts';
import { provideWords } from './components/words.ts';
import { baseOf, loadPage, type PageKind } from './pages/pages.ts';
import { followTheme } from './theme.ts';
import { loadWords } from './words/load.ts';

const { path = '', page, embed } = document.documentElement.dataset;
const [component, words, frame] = await Promise.all([
  loadPage(page as PageKind),
  loadWords(page!, document.documentElement.lang),
  embed === undefined ? undefined : import('./embed/frame.svelte.ts'),
]);
provideWords(words);
const data = JSON.parse(document.getElementById('data')!.textContent) as Record<string, unknown>;
const own = { base: baseOf(path), ...data };
const hands = hydrate(component, { target: document.getElementById('app')!, props: frame ? await frame.prepare(own) : own });
frame?.connect(hands as unknown as PlayerPage);
followTheme();
document.documentElement.dataset['ready'] = '';
