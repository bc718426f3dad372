// Presenting a lesson: large type here, notes and the next step in a second window, keys in either.
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

async function present(page: Page): Promise<Page> {
  const [second] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Present', exact: true }).click()]);
  await expect(second.locator('.presenter .wire').first()).toBeVisible();
  return second;
}

const stepOf = (page: Page) => page.locator('[aria-current="step"] .num');
const told = (second: Page) => second.locator('.presenter header .quiet');

for (const path of ['learn/starttls-stripped/#gear=lines', 'play/']) {
  test(`both windows move together: ${path}`, async ({ page }) => {
    const troubles = await watch(page);
    await page.goto(path);
    await awake(page);
    const second = await present(page);
    await expect(page.locator('html')).toHaveAttribute('data-presenting', '');
    await expect(page.getByRole('region', { name: 'Presenting' })).toContainText('in the presenter’s window');
    await expect(told(second)).toContainText('tep 1 of');
    await expect(second.getByRole('region', { name: 'What comes next' }).locator('.wire')).toBeVisible();
    await second.keyboard.press('ArrowRight');
    await expect(stepOf(page)).toHaveText(/2$/);
    await second.getByRole('button', { name: 'Next' }).click();
    await expect(stepOf(page)).toHaveText(/3$/);
    await page.locator('.score').focus();
    await page.keyboard.press('ArrowRight');
    await expect(told(second)).toContainText('tep 4 of');
    await page.keyboard.press('End');
    await expect(second.getByText('This is the last step')).toBeVisible();
    expect(troubles).toEqual([]);
  });
}

test('large type on a narrow screen, in German: nothing reaches over the edge', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('de/learn/starttls-stripped/#gear=lines');
  await awake(page);
  const [second] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Vorführen', exact: true }).click()]);
  await expect(second.locator('.presenter .wire').first()).toBeVisible();
  await expect(page.locator('.bar .where')).toContainText(/./);
  for (let step = 0; step < 15; step++) {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.locator('.score').press('ArrowRight');
  }
});

test('what the reader does to a line is seen in the second window', async ({ page }) => {
  await page.goto('learn/starttls-stripped/#gear=lines&step=ehlo-1/250-STARTTLS');
  await awake(page);
  const second = await present(page);
  await expect(second.locator('.note h2')).toHaveText('This line is in your hands');
  await page.getByRole('button', { name: 'Delete this line' }).click();
  await expect(second.locator('.note h2')).toHaveText('The offer never arrives');
  await expect(second.locator('.now .wire')).toContainText('deleted by the attacker');
  await page.getByRole('button', { name: 'End presenting' }).click();
  await expect.poll(() => second.isClosed()).toBe(true);
  await expect(page.locator('html')).not.toHaveAttribute('data-presenting');
});

test('a blocked and a closed window are said in plain words, and opened again', async ({ page }) => {
  await page.addInitScript(() => {
    const { open } = window;
    window.open = () => null;
    (window as unknown as { allow: () => void }).allow = () => (window.open = open);
  });
  await page.goto('learn/starttls/#gear=lines');
  await awake(page);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const line = page.getByRole('region', { name: 'Presenting' });
  await expect(line).toContainText('Allow pop-up windows');
  await page.evaluate(() => (window as unknown as { allow: () => void }).allow());
  const [second] = await Promise.all([
    page.waitForEvent('popup'),
    line.getByRole('button', { name: 'Open the presenter’s window' }).click(),
  ]);
  await expect(line).toContainText('in the presenter’s window');
  await second.close();
  await expect(line).toContainText('is closed');
});

test('the first window goes elsewhere, and the second says so; opened alone it says what it is', async ({ page }) => {
  await page.goto('learn/starttls/#gear=lines');
  await awake(page);
  const second = await present(page);
  await page.goto('learn/');
  await expect(second.getByText('has ended the presentation')).toBeVisible();
  await second.close();
  await page.goto('presenter/');
  await expect(page.getByText('belongs to a lesson')).toBeVisible();
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
});

test('messages of strangers change nothing', async ({ page }) => {
  await page.goto('learn/starttls/#gear=lines');
  await awake(page);
  await present(page);
  await page.evaluate(() => window.postMessage({ source: 'mta-sts-presenter', event: 'seek', position: 5 }, '*'));
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = './';
    document.body.append(frame);
    return new Promise((done) => (frame.onload = done));
  });
  await page.frames()[1]!.evaluate(() => parent.postMessage({ source: 'mta-sts-presenter', event: 'seek', position: 5 }, '*'));
  await page.waitForTimeout(200);
  await expect(stepOf(page)).toHaveText(/1$/);
});
