// `npm run dev`, on a copy of the sources: every address of the built site answers with the same page, pages wake up, and what is changed
// (a component, a style, words, Markdown that the browser has and Markdown that only the drawing of pages reads) is there at once.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

const root = join(import.meta.dirname, '../..');
const built = join(root, 'dist/client');
let copy: string;
let server: ChildProcess;
let site: string;

/** The sources, with the installed packages linked one by one: what Vite keeps beside them stays in the copy. */
function copySources(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mta-sts-dev-'));
  for (const name of ['src', 'workers', 'public', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json', 'tsconfig.node.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter((each) => !each.startsWith('.')))
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  return folder;
}

/** Starts it as `npm run dev` does, on a free port; gives its address. */
function startDev(folder: string): Promise<string> {
  server = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--port', '47000', '--clearScreen', 'false'], {
    cwd: folder,
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    server.stdout!.on('data', (chunk) => {
      const address = /http:\/\/localhost:\d+\//.exec(String(chunk))?.[0];
      if (address) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`npm run dev ended with ${code}`)));
  });
}

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  copy = copySources();
  site = await startDev(copy);
});
test.afterAll(async () => {
  const ended = new Promise((done) => server.once('exit', done));
  server.kill();
  await ended;
  rmSync(copy, { recursive: true });
});

/** Replaces the first such text in a file of the copy; throws where there is none. */
function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, changed);
}

const titleOf = (html: string) => /<title>(.*?)<\/title>/s.exec(html)?.[1];
const headingOf = (html: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, '');

test('every address answers with the page that the build has there', async ({ request }) => {
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('index.html'));
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    const answer = await request.get(site + file.slice(0, -'index.html'.length));
    const [here, there] = [await answer.text(), readFileSync(join(built, file), 'utf8')];
    expect([file, answer.status(), titleOf(here), headingOf(here)]).toEqual([file, 200, titleOf(there), headingOf(there)]);
  }
  for (const file of ['embed/frame.css', 'embed/player.js', 'favicon.svg'])
    expect([file, (await request.get(site + file)).status()]).toEqual([file, 200]);
  expect((await request.get(`${site}no-such-page/`)).status()).toBe(404);
});

test('a lesson wakes up, and its worker plays', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto(`${site}learn/starttls-stripped/#moves=drop:ehlo-1/250-STARTTLS`);
  await awake(page);
  await expect(page.locator('.turn').filter({ hasText: '250-STARTTLS' }).locator('.x')).toBeAttached();
  expect(troubles).toEqual([]);
});

/** Opens a page and marks it, so that a page that was loaded anew is told from one that was changed in its place. */
async function openMarked(page: Page, path: string): Promise<() => Promise<boolean>> {
  await page.goto(site + path);
  await awake(page);
  await page.evaluate(() => Object.assign(window, { isMarked: true }));
  return () => page.evaluate(() => 'isMarked' in window);
}

test('a component and its style are replaced while the page stays', async ({ page }) => {
  const isSame = await openMarked(page, 'about/');
  const heading = page.getByRole('heading', { level: 1 });
  edit('src/features/reference/AboutPage.svelte', '<h1>', '<h1 data-hot="yes">');
  await expect(heading).toHaveAttribute('data-hot', 'yes');
  edit('src/styles/base.css', 'body {', ':root { --hot: yes; }\nbody {');
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--hot').trim())).toBe('yes');
  expect(await isSame()).toBe(true);
});

for (const [what, path, file, words] of [
  ['words', 'learn/', 'src/words/en/learn.ts', /(?<= lead: ')\w+ \w+ \w+/],
  ['the title of a lesson', 'learn/', 'src/lessons/02-starttls/en.md', /(?<=^lead: )\w+ \w+ \w+/m],
  [
    'what only the drawing of the page reads',
    'de/learn/starttls/',
    'src/lessons/02-starttls/de.md',
    /(?<=^- )Opportunistische Sicherheit/m,
  ],
  ['a text in another language', 'de/glossary/', 'src/explanations/de/glossary.md', /^Eine? \p{L}+ \p{L}+/mu],
  ['a page of prose', 'about/', 'src/explanations/pages/en/about.md', /(?<=^---\n\n)\w+ \w+ \w+/m],
] as const) {
  test(`${what}: the page is loaded anew`, async ({ page }) => {
    await openMarked(page, path);
    const text = `Hot ${words.exec(readFileSync(join(copy, file), 'utf8'))![0]}`;
    edit(file, words, text);
    await expect(page.locator('main')).toContainText(text);
  });
}
