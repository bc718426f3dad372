// What only a site with a known address can say: canonical links, previews (Open Graph), the sitemap. Built with
// SITE_URL=https://example.org/path/; without it all of this is left out and the site works under any address.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrerenderedPage } from './prerendered-page.ts';

type Page = Pick<PrerenderedPage, 'path' | 'lang' | 'title' | 'description' | 'structured' | 'twins'>;

/**
 * The site's address with a slash at its end; undefined where none is given. Throws on one that is not http(s), or has a query or a
 * fragment.
 */
export function readSiteUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username)
    throw new Error(`SITE_URL is not the address of a site: ${value}`);
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** The lines of a page's head that hold its own address. */
export function absoluteHead(site: string, { path, lang, title, description, twins }: Page): string[] {
  const url = escape(site + path);
  const properties = { type: 'website', url, title: escape(title), description: escape(description), locale: lang };
  return [
    `<link rel="canonical" href="${url}" />`,
    ...(twins.length > 1 ? [...twins, { lang: 'x-default', path: twins[0]!.path }] : []).map(
      (twin) => `<link rel="alternate" hreflang="${twin.lang}" href="${escape(site + twin.path)}" />`,
    ),
    ...Object.entries(properties).map(([name, content]) => `<meta property="og:${name}" content="${content}" />`),
  ];
}

/** What the page is, for machines (schema.org); with its address where the site has one. */
export function structuredData({ structured, path }: Page, site?: string): string[] {
  if (!structured) return [];
  const data = { '@context': 'https://schema.org', ...structured, ...(site && { url: site + path }) };
  return [`<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`];
}

/** Writes sitemap.xml beside the pages, and names it in robots.txt. */
export async function writeSitemap(folder: string, site: string, pages: readonly Page[]): Promise<void> {
  const entries = pages.map(({ path }) => `  <url><loc>${escape(site + path)}</loc></url>`);
  const sitemap = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', ...entries];
  await writeFile(join(folder, 'sitemap.xml'), `${[...sitemap, '</urlset>'].join('\n')}\n`);
  const robots = join(folder, 'robots.txt');
  await writeFile(robots, `${(await readFile(robots, 'utf8')).trimEnd()}\nSitemap: ${site}sitemap.xml\n`);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
