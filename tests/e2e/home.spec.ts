// The first page: the first act by keyboard, what came of it in sight on a phone, its address, its lines, reading without JavaScript.
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

const reward = (page: Page) => page.locator('.reward');
const knows = (page: Page, what: RegExp) => page.getByRole('radio', { name: what });

test('by keyboard: the line is deleted, the letter read; a policy in enforce mode holds it', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto('');
  await awake(page);
  await page.getByRole('button', { name: 'Delete this line' }).focus();
  await page.keyboard.press('Enter');
  await expect(reward(page)).toContainText('You read the letter.');
  await expect(page.getByRole('button', { name: 'Take the line again' })).toBeFocused();
  await expect(page).toHaveURL(/#moves=drop:ehlo-1\/250-STARTTLS$/);
  await expect(page.getByRole('img', { name: 'You read the letter.' })).toBeVisible();
  await knows(page, /^nothing/).focus();
  await page.keyboard.press('ArrowRight');
  await expect(reward(page)).toContainText('They may hear of it.');
  await page.keyboard.press('ArrowRight');
  await expect(reward(page)).toContainText('You get nothing. The mail waits.');
  await page.getByText('The same, line by line').click();
  await expect(page.locator('[data-part="score"] .turn.cut')).toContainText('deleted by you');
  await page.goBack();
  await expect(reward(page)).toContainText('They may hear of it.');
  expect(troubles).toEqual([]);
});

test('before the act no word says what will come of it', async ({ page }) => {
  await page.goto('');
  await awake(page);
  const shown = await page.locator('.first-act').innerText();
  expect(shown).not.toMatch(/noise|read the letter|waits|hear of it/i);
  await page.getByText('The same, line by line').click();
  const rows = page.locator('[data-part="score"] .turn');
  await expect(rows.last()).toContainText('in your hands');
  await expect(rows.last()).toContainText('250-STARTTLS');
});

for (const [address, ending] of [
  ['#sender=sts-enforce&moves=drop:ehlo-1/250-STARTTLS', 'You get nothing.'],
  ['#sender=sts-testing&moves=pass:ehlo-1/250-STARTTLS', 'You see noise.'],
] as const)
  test(`an address shows its state: ${ending}`, async ({ page }) => {
    await page.goto(address);
    await awake(page);
    await expect(reward(page)).toContainText(ending);
  });

test('on a phone the act, the policies and the verdict are in sight at once', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('');
  await awake(page);
  const inSight = (name: string) => expect(page.locator(name).first(), name).toBeInViewport({ ratio: 1 });
  await inSight('.act-buttons');
  for (const sender of ['nothing', 'policy: testing', 'policy: enforce']) {
    await page.getByText(sender, { exact: true }).click();
    const act = page.getByRole('button', { name: 'Delete this line' });
    if (await act.isVisible()) await act.click();
    await expect(reward(page)).toHaveAttribute('data-ending', /read|reported|held/);
    for (const part of ['.first-act .scene', '.act-bar', '.reward .verdict']) await inSight(part);
  }
});

test('without JavaScript nothing looks alive, and the endings are told', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await context.newPage();
  await page.goto('');
  await expect(page.locator('.act-bar')).toBeHidden();
  await expect(page.locator('.endings dd')).toHaveText([/You read the letter/, /They may hear of it/, /The mail waits/]);
  await context.close();
});
