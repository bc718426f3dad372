// The matrix: there without script, played anew with it; every cell leads to its session; fits a phone; no barrier that axe finds.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

const table = 'table.matrix';

test('reads without JavaScript: seven columns, ten attacks, six mistakes', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}matrix/`);
  await expect(page.locator(`${table} >> nth=0`).getByRole('columnheader')).toHaveCount(8);
  await expect(page.locator(`${table} >> nth=0`).locator('tbody tr')).toHaveCount(10);
  await expect(page.locator(`${table} >> nth=1`).locator('tbody tr')).toHaveCount(6);
  await expect(page.locator('[data-played=false]')).toContainText('when the page was built');
  await context.close();
});

test('the browser plays all sessions again, and finds the same', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto('matrix/');
  const before = await page.locator(table).first().innerText();
  await awake(page);
  await expect(page.locator('[data-played=true]')).toContainText('112 sessions');
  expect(await page.locator(table).first().innerText()).toBe(before);
  expect(troubles).toEqual([]);
});

test('a cell says how it ended, how it travelled and who read it', async ({ page }) => {
  await page.goto('matrix/');
  const row = page.getByRole('row', { name: /^Forge the MX record/ });
  await expect(row.getByRole('cell').first()).toHaveText(/Taken\s*encrypted\s*\. Read by the attacker\./);
  await expect(row.getByRole('cell').nth(4)).toHaveText(/Held.*not sent.*reported.*Read by nobody/s);
});

for (const width of [320, 390, 700, 1280]) {
  test(`at ${width} px nothing scrolls sideways and the cells are large enough`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('matrix/');
    await awake(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const box = (await page.locator(`${table} tbody a`).first().boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(43.5);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('matrix/');
    await awake(page);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}
