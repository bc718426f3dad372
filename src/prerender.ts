// Renders every address to text at build time, with the very components and the very simulator that run in the page.
import { render } from 'svelte/server';
import Colophon from './components/Colophon.svelte';
import Masthead from './components/Masthead.svelte';
import Prose from './components/Prose.svelte';
import Sprite from './components/Sprite.svelte';
import { provideWords } from './components/words.ts';
import type { PrerenderedPage } from './build/prerendered-page.ts';
import { listAddresses, type Address } from './pages/addresses.ts';
import { baseOf, loadPage, sources } from './pages/pages.ts';
import { loadWords, wordFiles } from './words/load.ts';

/** All pages, in the order of the addresses. */
export async function renderPages(): Promise<PrerenderedPage[]> {
  return Promise.all((await listAddresses()).map(renderPage));
}

async function renderPage({ path, page, title, description, structured, props, prose }: Address): Promise<PrerenderedPage> {
  const [component, words] = await Promise.all([loadPage(page), loadWords(page, 'en')]);
  // Drawing is synchronous, so the words of one page never meet another.
  provideWords(words);
  const base = baseOf(path);
  const drawn = prose && { prose: drawProse(prose, base) };
  const { head, body } = render(component, { props: { base, ...props, ...drawn } });
  const meta = `<title>${escape(title)}</title>\n    <meta name="description" content="${escape(description)}" />`;
  return {
    path,
    page,
    lang: 'en',
    head: meta + head,
    title,
    description,
    ...(structured && { structured }),
    before: still(render(Sprite).body + render(Masthead, { props: { path, base } }).body),
    body,
    after: still(render(Colophon, { props: { base } }).body),
    data: props,
    ...drawn,
    modules: [sources[page], ...wordFiles(page, 'en')],
  };
}

/** Each text as markup, without the marks that waking up needs: nothing in it ever changes. */
function drawProse(prose: NonNullable<Address['prose']>, base: string): Record<string, string> {
  const draw = (name: string) => still(render(Prose, { props: { nodes: prose[name]!, base }, idPrefix: name }).body);
  return Object.fromEntries(Object.keys(prose).map((name) => [name, draw(name)]));
}

/** Markup without the marks that waking up needs. */
function still(markup: string): string {
  return markup.replaceAll(/<!--.*?-->/g, '');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
