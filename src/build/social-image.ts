// The picture that a link to a page shows elsewhere: one for each lesson and language, and one for all other pages. They are files in
// public/social/, drawn by `npm run social`. Named only where the site's address is known, because their address must be absolute.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PrerenderedPage } from './prerendered-page.ts';

const folder = join(import.meta.dirname, '../../public/social');

/** The lines of a page's head that name its picture. `site` is the site's address with a slash at its end. */
export function socialHead(site: string, { path, lang, title }: Pick<PrerenderedPage, 'path' | 'lang' | 'title'>): string[] {
  const slug = /(?:^|\/)learn\/([a-z0-9-]+)\/$/.exec(path)?.[1];
  const name = [`${lang}-${slug}`, `${slug}`].find((each) => existsSync(join(folder, `${each}.png`))) ?? 'site';
  const alternative = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const properties = { image: `${site}social/${name}.png`, 'image:width': 1200, 'image:height': 630, 'image:alt': alternative };
  return [
    ...Object.entries(properties).map(([property, content]) => `<meta property="og:${property}" content="${content}" />`),
    `<meta name="twitter:card" content="summary_large_image" />`,
  ];
}
