// The entry of the one-file build: the same pages, drawn here from the data in the file, each at `#page=ADDRESS`. Links between them are
// fragments, so nothing is ever loaded.
import '#src/styles/tokens.css';
import '#src/styles/base.css';
import '#src/styles/parts.css';
import './offline.css';
import { mount, unmount } from 'svelte';
import Colophon from '#src/site/Colophon.svelte';
import Masthead from '#src/site/Masthead.svelte';
import { loadPage, pageKind } from '#src/site/pages.ts';
import { followTheme } from '#src/site/theme.ts';
import Sprite from '#src/ui/Sprite.svelte';
import { provideWords } from '#src/ui/words.ts';
import { loadAllWords } from '#src/words/load.ts';
import { unpackPages, type CarriedPage } from './carried-pages.ts';
import NotCarried from './NotCarried.svelte';
import OfflineNote from './OfflineNote.svelte';
import { formatPlace, readPlace } from './page-fragment.ts';

const root = document.documentElement;
const pages = await unpackPages(document.getElementById('pages')!.textContent);
const [before, app, after] = ['before', 'app', 'after'].map((id) => document.getElementById(id)!);

let shown: string | undefined;
let drawn: Record<string, unknown>[] = [];
/** How far each page was scrolled when it was left, for the way back. */
const scrolled = new Map<string, number>();
let isLink = false;

mount(Sprite, { target: document.getElementById('sprite')! });
history.scrollRestoration = 'manual';
// Before any page listens: what its state reads is always in the one form.
window.addEventListener('hashchange', () => void go());
document.addEventListener('click', ({ target }) => (isLink = target instanceof Element && target.closest('a[href^="#"]') !== null), true);
await go();
root.dataset['ready'] = '';

async function go(): Promise<void> {
  const place = readPlace(location.hash, shown);
  const fragment = formatPlace(place);
  if (fragment !== location.hash) history.replaceState(history.state, '', fragment);
  if (place.page !== shown) await show(place.page, isLink);
  if (place.part) toPart(place.part);
  isLink = false;
}

async function show(path: string, fromTop: boolean): Promise<void> {
  if (shown !== undefined) scrolled.set(shown, scrollY);
  shown = path;
  const carried = pages.get(path);
  const { page, place, base } = carried ?? { page: 'home', place: path, base: '#page=' };
  const lang = carried?.lang ?? 'en';
  // Gone at once: a page that is left must not read the next one's state.
  await Promise.all(drawn.splice(0).map((part) => unmount(part)));
  const [component, words] = await Promise.all([loadPage(pageKind(page)), loadAllWords(lang)]);
  if (shown !== path) return;
  provideWords(words);
  Object.assign(root.dataset, { path: place, page });
  root.lang = lang;
  document.title = carried?.title ?? words.site.name;
  drawn = [
    mount(Masthead, { target: before!, props: { path: place, base } }),
    mount(OfflineNote, { target: before!, props: { page } }),
    carried ? mount(component, { target: app!, props: propsOf(carried) }) : mount(NotCarried, { target: app!, props: { path, base } }),
    mount(Colophon, { target: after!, props: { base, languages: carried ? languagesOf(carried) : [] } }),
  ];
  followTheme();
  scrollTo(0, fromTop ? 0 : (scrolled.get(path) ?? 0));
  document.getElementById('content')!.focus({ preventScroll: true });
}

/** The page in all languages that have it. */
function languagesOf({ twins }: CarriedPage) {
  return twins.length < 2
    ? []
    : twins.map(({ lang, path }) => ({
        code: lang,
        name: new Intl.DisplayNames([lang], { type: 'language' }).of(lang)!,
        href: `#page=${path}`,
      }));
}

function propsOf({ base, data, prose }: CarriedPage) {
  return { base, ...data, ...(prose && { prose }) };
}

function toPart(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView();
  part?.focus({ preventScroll: true });
}
