// 404.html: what a host shows for an address that leads nowhere. It looks like every other page, and has no script: it may be shown at any
// depth, and there is nothing in it to wake up.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withSitePolicy } from './csp.ts';
import { withFirstPaint } from './first-paint.ts';
import type { MissingPage } from './prerendered-page.ts';

/** Where the site's root is on its host: '/' where the build does not know better (SITE_URL). */
export const rootOf = (site: string | undefined): string => (site ? new URL(site).pathname : '/');

/** Writes 404.html, from the site's template. */
export async function writeMissingPage(clientFolder: string, template: string, page: MissingPage, root: string): Promise<void> {
  const painted = await withFirstPaint(template, clientFolder);
  const html = painted
    .replaceAll(/\s*<script\b.*?<\/script>/gs, '')
    .replaceAll(/\s*<link rel="(stylesheet|modulepreload)"[^>]*>/g, '')
    .replaceAll('href="./', `href="${root}`)
    .replace('<!--head-->', () => page.head)
    .replace('<!--before-->', () => page.before)
    .replace('<!--app-->', () => page.body)
    .replace('<!--after-->', () => page.after);
  await writeFile(join(clientFolder, '404.html'), withSitePolicy(html));
}
