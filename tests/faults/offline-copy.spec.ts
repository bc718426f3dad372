// The kept copy of the site: after one visit every page answers without a network; a new deployment is fetched beside it, offered, and
// there after a click; what was kept before is gone. The site is served from a folder that the test changes, as a deployment does.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { awake } from '../e2e/page-watch.ts';

test.use({ serviceWorkers: 'allow' });

const built = join(import.meta.dirname, '../../dist/client');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};
let folder: string;
let server: Server;
let base: string;
let isDown = false;

test.beforeEach(async () => {
  isDown = false;
  folder = mkdtempSync(join(tmpdir(), 'mta-sts-site-'));
  cpSync(built, folder, { recursive: true });
  server = createServer((request, response) => {
    if (isDown) return void request.socket.destroy();
    const [path = ''] = decodeURIComponent(request.url ?? '').split('?');
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://localhost:${(server.address() as AddressInfo).port}/`;
});
test.afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** Opens the first page and waits until everything is kept. */
async function visit(page: Page): Promise<void> {
  await page.goto(base);
  await awake(page);
  const state = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
  await expect.poll(state, { timeout: 300_000 }).toBe('activated');
}

const pages = readdirSync(built, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.html'))
  .map((file) => file.replace(/index\.html$/, ''))
  .sort();

test('after one visit every page wakes up without a network, and what it shows later comes, too', async ({ page }) => {
  await visit(page);
  isDown = true;
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(String(error)));
  for (const path of pages) {
    await page.goto(base + path);
    await awake(page);
    await expect(page.locator('#late')).toBeHidden();
  }
  await page.goto(`${base}learn/starttls-stripped/`);
  await awake(page);
  await page.getByRole('button', { name: 'Drop this line', exact: true }).click();
  await expect(page.locator('[data-beat]')).toHaveAttribute('data-beat', 'gone');
  await page.goto(`${base}evaluate/`);
  await awake(page);
  await page.getByRole('textbox').first().fill('v=STSv1; id=');
  await expect(page.locator('main')).toContainText('id');
  await page.goto(`${base}no/such/page/`);
  await expect(page.locator('h1')).toHaveText('There is no such page');
  expect(thrown).toEqual([]);
});

test('a new deployment is offered, opened when the reader wants it, and the old copy goes', async ({ page }) => {
  await visit(page);
  const kept = () => page.evaluate(() => caches.keys());
  const [before] = await kept();
  await page.goto(`${base}glossary/`);
  await awake(page);
  const isWatching = () => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('offline-copy')));
  await expect.poll(isWatching).toBe(true);
  const file = join(folder, 'glossary/index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replace('<h1>', '<h1 id="renewed">'));
  const worker = join(folder, 'offline.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/("glossary\/index\.html":")[^"]*/, '$1newer'));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
  const offer = page.locator('#newer');
  await expect(offer).toBeVisible();
  await expect(page.locator('#renewed')).toHaveCount(0);
  await offer.getByRole('button', { name: 'Open it now' }).click();
  await expect(page.locator('#renewed')).toBeVisible();
  await expect.poll(kept).not.toContain(before);
  expect(await kept()).toHaveLength(1);
});

test('whoever does not want it now has the newer page at the next visit', async ({ page }) => {
  await visit(page);
  const file = join(folder, 'glossary/index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replace('<h1>', '<h1 id="renewed">'));
  await page.goto(`${base}glossary/`);
  await expect(page.locator('#renewed')).toBeVisible();
});
