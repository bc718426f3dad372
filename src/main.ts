// The browser's entry: finds which page this is, loads its component, and wakes the prerendered text up.
import { hydrate } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import App from './App.svelte';
import { loadPage, type PageKind } from './pages/pages.ts';

const { path = '', page } = document.documentElement.dataset;
const component = await loadPage(page as PageKind);
const props = JSON.parse(document.getElementById('data')!.textContent) as Record<string, unknown>;
hydrate(App, { target: document.getElementById('app')!, props: { path, component, props } });
document.documentElement.dataset['ready'] = '';
