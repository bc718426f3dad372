// Wakes the prerendered text up: finds which page this is, loads its component and its words.
import { hydrate, mount } from 'svelte';
import { baseOf } from '#src/address/site-root.ts';
import { hydrating } from '#src/ui/hydrating.ts';
import { keepTitles } from '#src/ui/section-titles.svelte.ts';
import { provideWords, rootOf } from '#src/ui/words.ts';
import { loadWords } from '#src/words/load.ts';
import { pageParts } from '#src/words/page-parts.ts';
import { isOtherPage } from './bare-page.ts';
import { keepFragment } from './language-links.ts';
import { loadPage, pageKind } from './pages.ts';
import { followTheme } from './theme.ts';

/** To be called once. */
export async function wake(): Promise<void> {
  const { path = '', page = '', embed } = document.documentElement.dataset;
  const isOther = isOtherPage(document.documentElement.dataset);
  const kind = isOther ? 'lesson' : pageKind(page);
  const [component, words, frame] = await Promise.all([
    loadPage(kind),
    loadWords(pageParts[kind], document.documentElement.lang),
    embed === undefined ? undefined : import('./frame-of.ts').then(({ frameOf }) => frameOf(kind)),
  ]);
  provideWords(words);
  const data = JSON.parse(document.getElementById('data')!.textContent) as Record<string, unknown>;
  const own = { base: baseOf(path), ...data };
  const props = frame ? await frame.prepare(own) : own;
  // A task of its own: between two short ones the browser can answer the reader.
  await new Promise((next) => setTimeout(next));
  keepTitles(document, async () => (await import('#src/words/section-titles.ts')).sectionTitles);
  // While one develops, every part wakes up: what rests would hold back a change.
  hydrating.now = import.meta.env.PROD && !isOther;
  const target = document.getElementById('app')!;
  if (isOther) target.replaceChildren();
  const hands = (isOther ? mount : hydrate)(component, { target, props });
  hydrating.now = false;
  frame?.connect(hands);
  followTheme();
  keepFragment();
  // Some pages have to fetch what their address asks for.
  await (hands as { settled?: () => Promise<void> }).settled?.();
  document.documentElement.dataset['ready'] = '';
  const isCopied = 'packaged' in document.documentElement.dataset || import.meta.env.VITE_SERVICE_WORKER === 'no';
  if (window.top === window && 'serviceWorker' in navigator && !isCopied) setTimeout(keepCopy, quiet, rootOf(baseOf(path)));
}

/** Milliseconds in which a page that was opened has loaded what it needs. */
const quiet = 3000;

/** Whoever has no copy misses nothing while there is a network. */
function keepCopy(root: string): void {
  void import(/* optional */ './offline-copy.ts').then((copy) => copy.keepCopy(root)).catch(() => undefined);
}
