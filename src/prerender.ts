// Renders every address to text at build time, with the very components and the very simulator that run in the page.
import { render } from 'svelte/server';
import { simulate } from '#src/simulator/simulate.ts';
import App from './App.svelte';
import type { PrerenderedPage } from './build/prerendered-page.ts';
import { addresses, type Address } from './pages/addresses.ts';

/** All pages, in the order of `addresses`. */
export async function renderPages(): Promise<PrerenderedPage[]> {
  return Promise.all(addresses.map(renderPage));
}

async function renderPage(address: Address): Promise<PrerenderedPage> {
  const session = address.scenario && simulate(address.scenario);
  const { component, props, title, description } = await address.load(session);
  const { head, body } = render(App, { props: { path: address.path, component, props } });
  const meta = `<title>${escape(title)}</title>\n    <meta name="description" content="${escape(description)}" />`;
  return {
    path: address.path,
    file: `${address.path}index.html`,
    lang: 'en',
    head: meta + head,
    body,
    data: session,
    modules: address.modules,
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
