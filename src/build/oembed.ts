// What lets other sites show a lesson in place when its address is pasted: oEmbed (a static file for each page with a player, and the
// link that leads to it) and the player tags of Open Graph. Both need absolute addresses, so only a site built with SITE_URL has them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrerenderedPage } from './prerendered-page.ts';

type Page = Pick<PrerenderedPage, 'path' | 'page' | 'title'>;

/** In CSS pixels: the size for which the player in a frame is designed, with room for its bar. */
const size = { width: 640, height: 480 };
const provider = 'MTA-STS, explained';

const hasPlayer = ({ page }: Page) => page.startsWith('lesson') || page === 'play';

/** The lines of the head; none for a page without a player. */
export function playerHead(site: string, page: Page): string[] {
  if (!hasPlayer(page)) return [];
  const frame = escape(`${site}${page.path}?embed`);
  const tags = {
    '': frame,
    ...(site.startsWith('https:') && { ':secure_url': frame }),
    ':type': 'text/html',
    ':width': size.width,
    ':height': size.height,
  };
  const answer = escape(`${site}${page.path}oembed.json`);
  return [
    `<link rel="alternate" type="application/json+oembed" href="${answer}" title="${escape(page.title)}" />`,
    ...Object.entries(tags).map(([name, content]) => `<meta property="og:video${name}" content="${content}" />`),
  ];
}

/** The answer that oEmbed wants for that page (oembed.com, version 1.0, type rich). */
export function oembedOf(site: string, { path, title }: Page): Readonly<Record<string, string | number>> {
  const attributes = { src: `${site}${path}?embed`, ...size, title, allow: 'fullscreen; clipboard-write', loading: 'lazy' };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escape(String(value))}"`);
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: provider,
    provider_url: site,
    cache_age: 86_400,
    html: `<iframe ${written.join(' ')}></iframe>`,
    ...size,
  };
}

/** Writes oembed.json beside each page that has a player. */
export async function writeOembed(folder: string, site: string, pages: readonly Page[]): Promise<void> {
  await Promise.all(
    pages
      .filter(hasPlayer)
      .map((page) => writeFile(join(folder, page.path, 'oembed.json'), `${JSON.stringify(oembedOf(site, page), null, 2)}\n`)),
  );
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
