// npm run pictures -- [PATH…] [--as light,dark,phone,phone-dark,still,print,forced]: photographs the built pages, each beat of a lesson by
// itself, and lays them side by side, a sheet for each page and way to look at it. Nothing is compared: the sheets are for eyes. PATH is a
// page, such as learn/starttls-stripped/; left out: home, all lessons, free play.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { launch } from '../audit/chromium.mjs';

const port = 4176;
const base = `http://localhost:${port}/`;
const site = join(import.meta.dirname, '../../dist/client');
const folder = join(import.meta.dirname, '../../.cache/pictures');
const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
/** Ways to look at a page: what the browser is told, and how many pictures stand side by side. */
const looks = {
  light: { viewport: wide, across: 2 },
  dark: { viewport: wide, colorScheme: 'dark', across: 2 },
  phone: { viewport: phone, across: 5 },
  'phone-dark': { viewport: phone, colorScheme: 'dark', across: 5 },
  still: { viewport: wide, reducedMotion: 'reduce', across: 2 },
  print: { viewport: { width: 794, height: 1123 }, media: 'print', across: 3 },
  forced: { viewport: wide, forcedColors: 'active', across: 2 },
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { as: { type: 'string' } } });
const chosen = values.as ? values.as.split(',') : Object.keys(looks);
const unknown = chosen.filter((name) => !(name in looks));
if (unknown.length > 0) throw new Error(`There is no look called ${unknown.join(', ')}; there are ${Object.keys(looks).join(', ')}.`);
const lessons = async () =>
  (await readdir(join(site, 'learn'))).filter((name) => !/\.html$|^plan$/.test(name)).map((name) => `learn/${name}/`);
const paths = positionals.length > 0 ? positionals : ['', 'play/', ...(await lessons())];

/** The states of a page: the beats that it lists for readers without script; else the page as it opens. */
async function statesOf(path) {
  const html = await readFile(join(site, path, 'index.html'), 'utf8');
  const beats = Array.from(html.matchAll(/id="beat-([\w-]+)"/g), ([, id]) => id);
  return beats.length > 0 ? beats.map((id) => ({ name: id, fragment: `#beat=${id}` })) : [{ name: 'page', fragment: '' }];
}

async function photograph(browser, path, look, into) {
  const { viewport, media, across: _across, ...options } = looks[look];
  const context = await browser.newContext({ viewport, ...options });
  const page = await context.newPage();
  if (media) await page.emulateMedia({ media });
  const files = [];
  for (const { name, fragment } of await statesOf(path)) {
    await page.goto('about:blank');
    await page.goto(base + path + fragment, { waitUntil: 'networkidle' });
    await page.locator('html.awake, html').first().waitFor();
    await page.waitForTimeout(700);
    const file = join(into, `${look}-${name}.png`);
    await page.screenshot({ path: file });
    files.push({ name, file });
  }
  await context.close();
  return files;
}

/** One picture of many. */
async function layOut(browser, files, look, into) {
  const { viewport, across } = looks[look];
  const width = Math.floor(1900 / across);
  const figures = files.map(
    ({ name, file }) => `<figure><img src="${pathToFileURL(file)}" width="${width}"><figcaption>${name}</figcaption></figure>`,
  );
  const sheet = join(into, `${look}.html`);
  const style = `body{margin:8px;display:grid;grid-template-columns:repeat(${across},${width}px);gap:8px;font:14px sans-serif}figure{margin:0}`;
  await writeFile(sheet, `<!doctype html><style>${style}</style>${figures.join('')}`);
  const height = Math.ceil(files.length / across) * (Math.ceil((width * viewport.height) / viewport.width) + 40);
  const page = await browser.newPage({ viewport: { width: 1940, height: Math.min(height, 8000) } });
  await page.goto(pathToFileURL(sheet).href);
  await page.screenshot({ path: join(into, `${look}.png`), fullPage: true });
  await page.close();
  await rm(sheet);
}

const server = spawn(process.execPath, ['src/cli/mta-sts.mjs', 'serve', '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
await once(server.stdout, 'data');
const browser = await chromium.launch(launch);
try {
  for (const path of paths) {
    const into = join(folder, path.replaceAll('/', '-').replace(/-$/, '') || 'home');
    await mkdir(into, { recursive: true });
    for (const look of chosen) {
      await layOut(browser, await photograph(browser, path, look, into), look, into);
      console.log(join(into, `${look}.png`));
    }
  }
} finally {
  await browser.close();
  server.kill();
}
