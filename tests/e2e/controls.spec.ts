// Every control of the player: its keys and the switch that turns them off, play and its speed, slider and chapters, the deciding step,
// full screen, swipes, the print style.
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

const lesson = 'learn/starttls-stripped/#gear=lines';

async function open(page: Page, fragment = ''): Promise<void> {
  await page.goto(lesson + fragment.replace('#', '&'));
  await awake(page);
}

/** The current step, from 1. */
const step = (page: Page) =>
  page
    .locator('[aria-current="step"] .num')
    .innerText()
    .then((text) => Number(text.replace(/\D/g, '')));

async function expectStep(page: Page, wanted: number): Promise<void> {
  await expect.poll(() => step(page)).toBe(wanted);
}

test('each key does what the list of keys says, and nothing when they are switched off', async ({ page }) => {
  const troubles = await watch(page);
  await open(page);
  const total = await page.locator('.turn').count();
  const sizes = await page.locator('.chapter > ol').evaluateAll((lists) => lists.map((list) => list.children.length));
  await page.locator('.score').focus();
  const walk: [string, number][] = [
    ['ArrowRight', 2],
    ['.', 3],
    ['ArrowLeft', 2],
    [',', 1],
    [']', 1 + sizes[0]!],
    [']', 1 + sizes[0]! + sizes[1]!],
    ['[', 1 + sizes[0]!],
    ['End', total],
    ['Home', 1],
    ['5', 1 + Math.round((total - 1) / 2)],
    ['0', 1],
  ];
  for (const [key, wanted] of walk) {
    await page.keyboard.press(key);
    await expectStep(page, wanted);
  }
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Use these keys').uncheck();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.locator('.score').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('.');
  expect(await step(page)).toBe(1);
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await page.getByLabel('Use these keys').check();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('.score').focus();
  await page.keyboard.press('.');
  await expectStep(page, 2);
  expect(troubles).toEqual([]);
});

test('on the slider and on a button the keys are the browser’s own', async ({ page }) => {
  await open(page);
  await page.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await expectStep(page, 2);
  await page.keyboard.press('f');
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
  await page.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Space');
  await expectStep(page, 3);
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
});

test('outside of the player the keys do nothing', async ({ page }) => {
  await open(page);
  await page.locator('.masthead a').first().focus();
  await page.keyboard.press('.');
  await page.keyboard.press('5');
  expect(await step(page)).toBe(1);
});

test('nothing plays by itself; play turns the pages, at the speed chosen, and pauses', async ({ page }) => {
  await page.clock.install();
  await open(page);
  await page.clock.runFor(60_000);
  expect(await step(page)).toBe(1);
  await page.getByLabel('Speed').selectOption('fast');
  await page.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(2_100);
  await expectStep(page, 2);
  await page.locator('.score').focus();
  await page.keyboard.press('Space');
  await page.clock.runFor(60_000);
  expect(await step(page)).toBe(2);
});

test('slider, chapters, the deciding step, start again', async ({ page }) => {
  await open(page);
  const total = await page.locator('.turn').count();
  await page.getByRole('slider').fill(String(total));
  await expectStep(page, total);
  await page.locator('.scrub a').nth(1).click();
  await expectStep(page, 1 + (await page.locator('.chapter').first().locator('.turn').count()));
  await page.getByRole('button', { name: 'Go to the step that decides' }).click();
  expect(await step(page)).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Start again' }).click();
  await expectStep(page, 1);
});

test('full screen is entered and left', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.className)).toBe('replay');
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  await page.locator('.score').focus();
  await page.keyboard.press('f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.className)).toBe('replay');
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true });

  test('a swipe turns the page, in both directions', async ({ page }) => {
    await open(page);
    const swipe = (from: number, to: number) =>
      page.locator('.score').evaluate(
        (target, [from, to]) => {
          const touch = (clientX: number) => new Touch({ identifier: 1, target, clientX, clientY: 100 });
          target.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(from)], bubbles: true }));
          target.dispatchEvent(new TouchEvent('touchend', { changedTouches: [touch(to)], bubbles: true }));
        },
        [from, to] as const,
      );
    await swipe(300, 100);
    await expectStep(page, 2);
    await swipe(100, 300);
    await expectStep(page, 1);
  });
});

test('print has the whole session with its notes, and no controls', async ({ page }) => {
  await open(page);
  const total = await page.locator('.turn').count();
  await page.mouse.move(5, 5);
  await expect(page.locator('.side > .note .cites')).toBeVisible();
  await page.locator('.export').waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.turn .wire').filter({ visible: true }).count()).toBe(total);
  await expect.poll(() => page.locator('.turn > .note').filter({ visible: true }).count()).toBeGreaterThan(20);
  await expect(page.locator('.bar')).toBeHidden();
  await expect(page.locator('.tools')).toBeHidden();
});
