// Fills the one template for every address: the page's words, its head, what it needs to hydrate, and links that are
// relative to its own depth, so that the site works under any base path.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withSitePolicy } from './csp.ts';
import { withFirstPaint } from './first-paint.ts';
import { rootOf, writeMissingPage } from './missing-page.ts';
import { readManifest, type Manifest } from './module-files.ts';
import { playerHead, writeOembed } from './oembed.ts';
import type { MissingPage, PrerenderedPage } from './prerendered-page.ts';
import { absoluteHead, readSiteUrl, structuredData, writeSitemap } from './site-url.ts';
import { socialHead } from './social-image.ts';

/** Writes all pages into `clientFolder`, from its index.html and the server bundle `entry`. */
export async function prerender(clientFolder: string, entry: string): Promise<void> {
  const template = await readFile(join(clientFolder, 'index.html'), 'utf8');
  const manifest = await readManifest(clientFolder);
  const { renderPages, renderMissingPage } = (await import(pathToFileURL(resolve(entry)).href)) as {
    renderPages: () => Promise<PrerenderedPage[]>;
    renderMissingPage: (root: string) => Promise<MissingPage>;
  };
  const site = readSiteUrl(process.env['SITE_URL']);
  const pages = await renderPages();
  for (const page of pages) {
    const file = join(clientFolder, page.path, 'index.html');
    await mkdir(join(file, '..'), { recursive: true });
    const painted = await withFirstPaint(fillHead(template, page, headLines(template, page, manifest, site)), clientFolder);
    await writeFile(file, withSitePolicy(fillBody(withRoot(painted, page.path), { ...page, body: stillParts(page.body) })));
  }
  const root = rootOf(site);
  await writeMissingPage(clientFolder, template, await renderMissingPage(root), root);
  if (site) {
    // The presenter's window says nothing by itself.
    const listed = pages.filter(({ page }) => page !== 'presenter');
    await Promise.all([writeSitemap(clientFolder, site, listed), writeOembed(clientFolder, site, pages)]);
  }
  await rm(join(clientFolder, '.vite'), { recursive: true });
  await rm(join(clientFolder, 'looks.js'));
}

/** The template as one page, without anything that only a build can know. */
export function fillTemplate(template: string, page: PrerenderedPage): string {
  return fillBody(withRoot(fillHead(template, page, structuredData(page)), page.path), page);
}

function fillHead(template: string, page: PrerenderedPage, lines: readonly string[]): string {
  return template
    .replace('<html lang="en">', () => `<html lang="${page.lang}" data-path="${page.place}" data-page="${page.page}">`)
    .replace('<!--head-->', () => [page.head, ...lines].join('\n    '));
}

/** What the head of a built page has besides its title: addresses for others, and what the page loads. */
function headLines(template: string, page: PrerenderedPage, manifest: Manifest, site: string | undefined): string[] {
  const chunks = chunksOf(['src/site/wake.ts', ...page.modules], manifest);
  const sheets = new Set(chunks.flatMap(({ css = [] }) => css).filter((sheet) => !template.includes(sheet)));
  const links = [
    '<link rel="manifest" href="./site.webmanifest" />',
    ...[...sheets].map((sheet) => `<link rel="stylesheet" href="./${sheet}" />`),
    // main.ts makes them preloads after the first paint: what that needs goes first.
    ...chunks.map(({ file }) => `<link rel="later" href="./${file}" />`),
  ];
  return [
    ...(site ? [...absoluteHead(site, page), ...socialHead(site, page), ...playerHead(site, page)] : []),
    ...structuredData(page, site),
    ...links,
  ];
}

/** The head's links as they lead from a path: '' has './', 'learn/starttls/' '../../'. */
function withRoot(head: string, path: string): string {
  const root = '../'.repeat(path.split('/').length - 1) || './';
  return head.replaceAll(/(href|src)="\.\//g, (_, attribute: string) => `${attribute}="${root}`);
}

function fillBody(html: string, page: PrerenderedPage): string {
  const data = `<script type="application/json" id="data">${JSON.stringify(page.data).replaceAll('<', '\\u003c')}</script>`;
  return html
    .replace('<!--before-->', () => page.before)
    .replace('<!--app-->', () => page.body)
    .replace('<!--after-->', () => page.after)
    .replace('</body>', () => `${data}</body>`);
}

/** The chunks of these source files and of all that they import, without the entry's own. */
function chunksOf(modules: readonly string[], manifest: Manifest): Manifest[string][] {
  const entry = manifest['index.html'];
  const seen = new Set<Manifest[string]>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is in no file of the build.`);
    if (chunk === entry || seen.has(chunk)) return;
    seen.add(chunk);
    chunk.imports?.forEach(visit);
  };
  modules.forEach(visit);
  return [...seen];
}

/**
 * Takes the marks for waking up out of the lists that stay as they are (`data-rests`, src/features/player/Score.svelte), and the links that
 * lead nowhere until they wake.
 */
function stillParts(markup: string): string {
  const [first = '', ...parts] = markup.split('<ol data-rests="">');
  return parts.reduce((done, part) => {
    const end = endOfList(part);
    const still = part
      .slice(0, end)
      .replaceAll(/<!--.*?-->/g, '')
      .replaceAll(/<a tabindex="-1">(.*?)<\/a>/g, '$1');
    return `${done}<ol>${still}${part.slice(end)}`;
  }, first);
}

/** Where the list ends whose content the markup begins with. */
function endOfList(markup: string): number {
  let depth = 1;
  for (const { 1: slash, index } of markup.matchAll(/<(\/?)ol\b/g)) {
    depth += slash ? -1 : 1;
    if (depth === 0) return index;
  }
  return 0;
}
