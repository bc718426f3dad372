// The browser's entry: finds which page this is, loads its component, and wakes the prerendered text up.
import { hydrate } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import App from './App.svelte';
import { provideWords } from './components/words.ts';
import { loadPage, type PageKind } from './pages/pages.ts';
import { loadWords } from './words/load.ts';

const { path = '', page } = document.documentElement.dataset;
const [component, words] = await Promise.all([loadPage(page as PageKind), loadWords(page!, document.documentElement.lang)]);
provideWords(words);
const props = JSON.parse(document.getElementById('data')!.textContent) as Record<string, unknown>;
hydrate(App, { target: document.getElementById('app')!, props: { path, component, props } });
document.documentElement.dataset['ready'] = '';
