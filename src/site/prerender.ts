// Renders every address to text at build time, with the very components and the very simulator that run in the page.
import { render } from 'svelte/server';
import { baseOf } from '#src/address/site-root.ts';
import type { MissingPage, PrerenderedPage } from '#src/build/prerendered-page.ts';
import BeatsStatic from '#src/features/lesson/BeatsStatic.svelte';
import FoldedScore from '#src/features/lesson/FoldedScore.svelte';
import LessonEnd from '#src/features/lesson/LessonEnd.svelte';
import { provideTitles } from '#src/ui/section-titles.svelte.ts';
import Sprite from '#src/ui/Sprite.svelte';
import { provideWords } from '#src/ui/words.ts';
import { languages, loadAllWords, loadWords, wordFiles } from '#src/words/load.ts';
import { pageParts } from '#src/words/page-parts.ts';
import { sectionTitles } from '#src/words/section-titles.ts';
import type { Address } from './address.ts';
import { listAddresses, pathIn } from './addresses.ts';
import Colophon from './Colophon.svelte';
import LateTrouble from './LateTrouble.svelte';
import Masthead from './Masthead.svelte';
import Missing from './MissingPage.svelte';
import { loadPage, sourceOf } from './pages.ts';

/** All pages, in the order of the addresses. */
export async function renderPages(): Promise<PrerenderedPage[]> {
  provideTitles(sectionTitles);
  const addresses = await listAddresses();
  const paths = new Set(addresses.map(pathOf));
  return Promise.all(addresses.map((address) => renderPage(address, paths)));
}

let listed: Promise<readonly Address[]> | undefined;

/** The page at a path from the site's root ('de/learn/'); undefined where there is none. The addresses are listed once. */
export async function renderPageAt(path: string): Promise<PrerenderedPage | undefined> {
  const addresses = await (listed ??= listAddresses());
  const address = addresses.find((each) => pathOf(each) === path);
  return address && renderPage(address, new Set(addresses.map(pathOf)));
}

/** What stands at an address that leads nowhere. `root`: where the site's root is on its host. */
export async function renderMissingPage(root: string): Promise<MissingPage> {
  const words = await loadAllWords('en');
  provideWords(words);
  const links = languages().map((code) => ({ code, name: nameOf(code), href: root + pathIn(code, '') }));
  return {
    head: `<title>${escape(`${words.site.missing.title}: ${words.site.name}`)}</title>`,
    before: still(render(Sprite).body + render(Masthead, { props: { path: '404', base: root } }).body),
    body: still(render(Missing, { props: { base: root } }).body),
    after: still(render(Colophon, { props: { base: root, languages: links, themed: false } }).body),
  };
}

const pathOf = ({ language, place }: Address) => pathIn(language, place);

async function renderPage(address: Address, paths: ReadonlySet<string>): Promise<PrerenderedPage> {
  const { place, language, page, title, description, structured, props } = address;
  const parts = pageParts[page];
  const [component, words, all] = await Promise.all([loadPage(page), loadWords(parts, language), loadAllWords(language)]);
  // Drawing is synchronous, so the words of one page never meet another.
  provideWords(all);
  const base = baseOf(place);
  const path = pathIn(language, place);
  const prose = drawProse(address, base);
  const links = languageLinks(place, baseOf(path), paths);
  const before = still(render(Sprite).body + render(Masthead, { props: { path: place, base } }).body);
  const after = still(render(Colophon, { props: { base, languages: links } }).body + render(LateTrouble).body);
  // What is woken up has the words that the browser will have, and no others.
  provideWords(words);
  const { head, body } = render(component, { props: { base, ...props, ...(prose && { prose }) } });
  const meta = `<title>${escape(title)}</title>\n    <meta name="description" content="${escape(description)}" />`;
  return {
    path,
    place,
    page,
    lang: language,
    head: meta + head,
    title,
    description,
    ...(structured && { structured }),
    twins: languages().flatMap((lang) => (paths.has(pathIn(lang, place)) ? [{ lang, path: pathIn(lang, place) }] : [])),
    before,
    body,
    after,
    data: props,
    ...(prose && { prose }),
    modules: [sourceOf(page), ...wordFiles(parts, language)],
  };
}

/** The page in each language; where one has no such page, the nearest above it. `root` leads to the site's root. */
function languageLinks(place: string, root: string, paths: ReadonlySet<string>): { code: string; name: string; href: string }[] {
  const above = [place, place.replace(/[^/]+\/$/, ''), ''];
  return languages().map((code) => ({
    code,
    name: nameOf(code),
    href: root + above.map((each) => pathIn(code, each)).find((path) => paths.has(path))!,
  }));
}

/** What a language calls itself. */
const nameOf = (code: string): string => new Intl.DisplayNames([code], { type: 'language' }).of(code)!;

/** Each text as markup, without the marks that waking up needs: nothing in it ever changes. */
function drawProse({ end, all, rows }: Address, base: string): Record<string, string> | undefined {
  if (!end && !all) return undefined;
  return {
    ...(all && { all: still(render(BeatsStatic, { props: { base, ...all }, idPrefix: 'all' }).body) }),
    ...(rows && { rows: still(render(FoldedScore, { props: rows }).body) }),
    ...(end && { end: still(render(LessonEnd, { props: { base, ...end }, idPrefix: 'end' }).body) }),
  };
}

/** Markup without the marks that waking up needs. */
function still(markup: string): string {
  return markup.replaceAll(/<!--.*?-->/g, '');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
