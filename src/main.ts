// The browser's entry: finds which page this is, loads what it needs, and wakes the prerendered text up.
import { hydrate } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import App from './App.svelte';
import { addressOf } from './pages/addresses.ts';

const path = document.documentElement.dataset['path'] ?? '';
const data = document.getElementById('data');
const { component, props } = await addressOf(path).load(data ? JSON.parse(data.textContent) : undefined);
hydrate(App, { target: document.getElementById('app')!, props: { path, component, props } });
document.documentElement.dataset['ready'] = '';
