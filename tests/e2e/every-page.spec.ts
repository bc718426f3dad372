// Every prerendered page: reads without JavaScript, wakes up without an error, keeps the content security policy (also with
// the terminal open and the workers at work), fits a phone.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

const dist = join(import.meta.dirname, '../../dist/client');
const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.html'))
  .map((file) => file.slice(0, -'index.html'.length));
const lessons = paths.filter((path) => /^learn\/(?!plan)[^/]+\/$/.test(path));

test('there are pages', () => {
  expect(paths).toEqual(expect.arrayContaining(['', 'learn/', 'learn/starttls-stripped/', 'inspect/']));
});

for (const path of paths) {
  test(`/${path} wakes up without error or violation, and fits a phone`, async ({ page }) => {
    const troubles = await watch(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await awake(page);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(troubles).toEqual([]);
  });
}

test('every page reads without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }), `/${path}`).toBeVisible();
    expect((await page.locator('main').innerText()).length, `/${path}`).toBeGreaterThan(200);
  }
  await context.close();
});

for (const path of lessons) {
  test(`/${path} keeps the policy with terminal and worker`, async ({ page }) => {
    const troubles = await watch(page);
    await page.goto(`${path}#gear=lines`);
    await awake(page);
    await page.getByText('Sender’s terminal').click();
    await page.locator('.xterm-rows').waitFor();
    const conditions = page.locator('.conditions select').first();
    if (await conditions.count()) {
      const before = await page.locator('.turns').textContent();
      await conditions.selectOption('break-handshake');
      await expect(page.locator('.turns')).not.toHaveText(before ?? '');
      await expect.poll(() => page.workers().length).toBe(1);
    }
    expect(troubles).toEqual([]);
  });
}

test('a planted violation is caught', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto('learn/starttls-stripped/');
  await awake(page);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.setAttribute('nonce', '');
    try {
      script.textContent = 'window.planted = true';
    } catch {
      // Trusted Types refuses the text already
    }
    document.head.append(script);
    document.body.setAttribute('style', 'color: red');
  });
  await expect.poll(() => troubles.filter((trouble) => trouble.startsWith('violation:')).length).toBeGreaterThanOrEqual(2);
  expect(await page.evaluate(() => 'planted' in window)).toBe(false);
});

test('an address that leads nowhere has head, foot and ways on, at any depth', async ({ page }) => {
  await page.goto('learn/no/such/lesson/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  await expect(page.locator('script')).toHaveCount(0);
  const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  expect(links.length).toBeGreaterThan(15);
  for (const link of new Set(links.filter((path) => !path.includes('/no/'))))
    expect((await page.request.get(link)).status(), link).toBe(200);
  await page.getByRole('banner').getByRole('link', { name: 'Inspect' }).click();
  await expect(page).toHaveURL(/\/inspect\/$/);
});
