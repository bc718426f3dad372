// The glossary: every term has an address, every marked term in a lesson opens its gloss and leads there.
import { expect, test } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

test('every term has an anchor, and names the lessons that use it', async ({ page }) => {
  await page.goto('glossary/');
  const terms = page.locator('.terms > div');
  expect(await terms.count()).toBeGreaterThan(35);
  const ids = await terms.evaluateAll((rows) => rows.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  await page.goto('glossary/#max-age');
  await expect(page.locator('#max-age')).toBeInViewport();
  await terms.getByRole('link').first().click();
  await expect(page).toHaveURL(/learn\/[a-z0-9-]+\/$/);
});

test('a marked term opens its gloss, which leads to the glossary', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto('learn/mail-in-the-clear/');
  await awake(page);
  const term = page.locator('button.term').first();
  await term.click();
  const gloss = page.locator('.gloss:popover-open');
  await expect(gloss).toBeVisible();
  await gloss.getByRole('link', { name: 'Glossary' }).click();
  await expect(page.locator('.terms > div:target')).toBeInViewport();
  expect(troubles).toEqual([]);
});

test('no link of the text pages leads nowhere', async ({ page, request }) => {
  for (const path of ['glossary/', 'about/']) {
    await page.goto(path);
    const links = await page.locator('main a[href]').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const own = [...new Set(links.filter((link) => link.startsWith('http://localhost:')))];
    expect(own.length).toBeGreaterThan(0);
    for (const link of own) expect((await request.get(link)).status(), link).toBe(200);
  }
});
