// The page for teachers: choices change the frame and the code; each code, pasted into a page of somebody else, gives a player that works.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { hostPage, serveHosts, type HostServer } from './host-pages.ts';
import { awake, watch } from './page-watch.ts';

const offer = 'ehlo-1/250-STARTTLS';
let hosts: HostServer;
test.beforeAll(async () => void (hosts = await serveHosts()));
test.afterAll(() => hosts.close());

const codeFor = (page: Page, name: string) =>
  page.locator('.snippet', { has: page.getByRole('heading', { name, exact: true }) }).locator('pre');

/** The frame that shows what is chosen: it comes when the reader gets there. */
async function seenPreview(page: Page) {
  await page.locator('.preview').scrollIntoViewIfNeeded();
  return page.locator('.preview').contentFrame();
}

test('what is chosen is in the frame and in the code', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto('embed/');
  await awake(page);
  await page.getByLabel('Lesson', { exact: true }).selectOption('mta-sts');
  await page.getByLabel('Lesson', { exact: true }).selectOption('starttls-stripped');
  await page.getByLabel('Open at step').selectOption(offer);
  await page.getByLabel('Theme', { exact: true }).first().selectOption('dark');
  await page.getByLabel('may play the attacker').uncheck();
  await page.getByLabel('Done when').selectOption('answered');
  await page.getByLabel('Height').fill('600');
  await page.getByLabel('Height').blur();
  const query = 'embed&attack=no&theme=dark&completion=answered';
  await expect(codeFor(page, 'Any page')).toContainText(`learn/starttls-stripped/?${query.replaceAll('&', '&amp;')}#step=${offer}`);
  await expect(codeFor(page, 'Any page')).toContainText('height="600"');
  const preview = await seenPreview(page);
  await expect(preview.locator('[aria-current="step"]')).toContainText('250-STARTTLS');
  await expect(preview.locator('html[data-theme="dark"]')).toBeAttached();
  await expect(preview.getByRole('button', { name: 'Delete this line' })).toBeHidden();
  expect(troubles).toEqual([]);
});

test('a language is chosen: preview and every code follow, for each lesson', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto('embed/');
  await awake(page);
  await page.getByLabel('Language', { exact: true }).first().selectOption('de');
  const preview = await seenPreview(page);
  await expect(preview.locator('html[lang="de"][data-ready]')).toBeAttached();
  await expect(preview.locator('.problem')).toHaveCount(0);
  const codes = page.locator('.snippet pre');
  for (const code of await codes.all())
    await expect(code).toContainText(/de\/learn\/starttls-stripped\/|lesson="starttls-stripped" title="Lösche eine Zeile.*" lang="de"/);
  await page.getByLabel('Lesson', { exact: true }).selectOption('first-contact');
  await expect(preview.getByRole('heading', { name: 'Erster Kontakt und das Gedächtnis' })).toBeAttached();
  await expect(preview.locator('html[lang="de"][data-ready]')).toBeAttached();
  for (const code of await codes.all())
    await expect(code).toContainText(/de\/learn\/first-contact\/|lesson="first-contact" title="Erster Kontakt .*" lang="de"/);
  expect(troubles).toEqual([]);
});

for (const [lesson, language] of [
  ['starttls', 'de'],
  ['mta-sts', 'de'],
] as const) {
  test(`the codes of the German page, pasted: ${lesson}`, async ({ page }) => {
    await page.goto('de/embed/');
    await awake(page);
    await page.getByLabel('Lektion', { exact: true }).selectOption(lesson);
    const codes = await page.locator('.snippet pre').allInnerTexts();
    for (const code of [codes[0]!, codes[1]!]) {
      await page.goto(hosts.add('pasted', { text: hostPage(code) }));
      await expect(page.locator('iframe').contentFrame().locator(`html[lang="${language}"][data-ready]`)).toBeAttached();
      await expect(page.locator('iframe').contentFrame().locator('.problem')).toHaveCount(0);
    }
  });
}

test('the copy button copies the code', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('embed/');
  await awake(page);
  await page.getByRole('button', { name: 'Copy: Moodle' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await codeFor(page, 'Moodle').innerText());
});

for (const name of ['Any page', 'Any page that may run our script', 'Moodle', 'Canvas', 'Open edX']) {
  test(`pasted into a page: ${name}`, async ({ page }) => {
    await page.goto('embed/');
    await awake(page);
    await page.getByLabel('Open at step').selectOption(offer);
    const code = await codeFor(page, name).innerText();
    await page.goto(hosts.add('pasted', { text: hostPage(code) }));
    const frame = page.locator('iframe');
    await expect(frame.contentFrame().locator('[aria-current="step"]')).toContainText('250-STARTTLS');
    await expect(frame).toHaveAttribute('allow', 'fullscreen; clipboard-write');
    await expect(frame).toHaveAttribute('title', 'Delete one line: an SMTP session, step by step');
  });
}

test('the link for Markdown leads to the same step', async ({ page }) => {
  await page.goto('embed/');
  await awake(page);
  await page.getByLabel('Open at step').selectOption(offer);
  const [, address = ''] = /\((\S+)\)$/.exec(await codeFor(page, 'Markdown').innerText()) ?? [];
  await page.goto(address);
  await expect(page.locator('[aria-current="step"]')).toContainText('250-STARTTLS');
});

test('on a slide of reveal.js, the keyboard goes in and out', async ({ page }) => {
  const folder = dirname(createRequire(new URL('./hosts/', import.meta.url)).resolve('reveal.js'));
  const file = (name: string) => readFileSync(join(folder, name), 'utf8');
  const script = hosts.add('reveal.js', { text: file('reveal.js'), headers: { 'content-type': 'text/javascript' } });
  const sheet = hosts.add('reveal.css', { text: file('reveal.css'), headers: { 'content-type': 'text/css' } });
  await page.goto('embed/');
  await awake(page);
  const code = await codeFor(page, 'reveal.js').innerText();
  const slides = `<div class="reveal"><div class="slides"><section><h2>One</h2></section>${code}<section><h2>Three</h2></section></div></div>
    <script src="${script}"></script><script>Reveal.initialize({ transition: 'none' });</script>`;
  await page.goto(hosts.add('deck', { text: hostPage(slides, `<link rel="stylesheet" href="${sheet}">`) }));
  const slide = () => page.evaluate(() => (window as unknown as { Reveal: { getIndices(): { h: number } } }).Reveal.getIndices().h);
  await page.keyboard.press('ArrowRight');
  await expect.poll(slide).toBe(1);
  const player = page.locator('iframe').contentFrame();
  await player.locator('html[data-ready]').waitFor({ state: 'attached' });
  const isInside = () => page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
  for (let presses = 0; presses < 10 && !(await isInside()); presses++) await page.keyboard.press('Tab');
  expect(await isInside()).toBe(true);
  const next = player.getByRole('button', { name: 'Next' });
  for (let presses = 0; presses < 20 && !(await next.evaluate((button) => button === document.activeElement)); presses++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(player.locator('[aria-current="step"] .num')).toHaveText(/3$/);
  expect(await slide()).toBe(1);
  for (let presses = 0; presses < 20 && (await isInside()); presses++) await page.keyboard.press('Tab');
  expect(await isInside()).toBe(false);
  await page.keyboard.press('ArrowRight');
  await expect.poll(slide).toBe(2);
});

test('without script it reads as text', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('http://localhost:4174/embed/');
  await expect(page.getByText('Without JavaScript this page cannot put the code together')).toBeVisible();
  await expect(codeFor(page, 'Moodle')).toContainText('<iframe src="https://mta-sts.example/learn/starttls-stripped/?embed"');
  await expect(page.getByLabel('Lesson', { exact: true })).toBeHidden();
  await context.close();
});
