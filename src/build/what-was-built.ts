// What `npm run build` says at its end: what there is now, and where.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Three lines. `clientFolder`: the built site. */
export async function whatWasBuilt(clientFolder: string): Promise<string> {
  const files = await readdir(clientFolder, { recursive: true });
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(clientFolder, file))).size));
  const megabytes = (sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1);
  const pages = files.filter((file) => file.endsWith('.html')).length;
  return [
    `${clientFolder}: the site, ${pages} pages, ${megabytes} MB of static files for any web server`,
    'dist/hosting: settings for nginx, Apache and Caddy to serve it with',
    'dist/lib: the npm package, its library and the mta-sts command (npm pack)',
  ].join('\n');
}
