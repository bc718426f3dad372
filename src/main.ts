// The browser's entry: finds which page this is, loads its component, and wakes the prerendered text up.
import { hydrate } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import { provideWords } from './components/words.ts';
import { baseOf, loadPage, type PageKind } from './pages/pages.ts';
import { followTheme } from './theme.ts';
import { loadWords } from './words/load.ts';

const { path = '', page, embed } = document.documentElement.dataset;
if (embed !== undefined) await import('./styles/embed.css');
const [component, words] = await Promise.all([loadPage(page as PageKind), loadWords(page!, document.documentElement.lang)]);
provideWords(words);
const props = JSON.parse(document.getElementById('data')!.textContent) as Record<string, unknown>;
hydrate(component, { target: document.getElementById('app')!, props: { base: baseOf(path), ...props } });
followTheme();
document.documentElement.dataset['ready'] = '';
