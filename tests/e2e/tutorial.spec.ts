// Around the lessons: the question before the reveal, which the German lessons still ask; progress on the device, the way back, the
// export of a session.
import { expect, test, type Page } from '@playwright/test';
import { lessonCount } from './lesson-count.ts';
import { awake, watch } from './page-watch.ts';

const question = (page: Page) => page.locator('.question').filter({ visible: true });
const rowsShown = (page: Page) => page.locator('.turn .wire').filter({ visible: true }).count();

/** To the step before the question of a lesson that is told in the player, by the reader's own steps. */
async function toQuestion(page: Page): Promise<void> {
  await page.goto('de/learn/starttls/');
  await awake(page);
  await page.locator('.score').focus();
  // The question comes with the first step: whoever was faster goes back.
  for (let step = 0; step < 120 && !(await question(page).count()); step++) {
    await page.keyboard.press(step === 60 ? 'Home' : 'ArrowRight');
    await page.waitForTimeout(20);
  }
  await expect(question(page)).toHaveCount(1);
}

test('the question hides what comes, is answered by keyboard, and then says why', async ({ page }) => {
  const troubles = await watch(page);
  await toQuestion(page);
  const all = await page.locator('.turn').count();
  expect(await rowsShown(page)).toBeLessThan(all);
  await expect(page.getByRole('status').filter({ hasText: 'wartet eine Frage' })).toHaveCount(1);
  await question(page).getByRole('button', { name: 'Antworten' }).click();
  await expect(question(page).getByText('Wähle erst eine Antwort')).toBeVisible();
  await question(page).getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(question(page).locator('.result')).toBeFocused();
  await expect(question(page).locator('.result')).toHaveText(/Richtig\.|So ist es nicht\./);
  await expect(question(page).locator('li')).toHaveCount(3);
  expect(await rowsShown(page)).toBe(all);
  await question(page).getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(question(page)).toHaveCount(0);
  await expect(page.locator('.score')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(question(page).locator('.result')).toBeVisible();
  expect(troubles).toEqual([]);
});

test('the question can be skipped, and does not return in this visit', async ({ page }) => {
  await toQuestion(page);
  await question(page).getByRole('button', { name: 'Überspringen' }).click();
  await expect(question(page)).toHaveCount(0);
  expect(await rowsShown(page)).toBe(await page.locator('.turn').count());
  await page.keyboard.press('ArrowLeft');
  await expect(question(page)).toHaveCount(0);
});

test('without JavaScript the question stands below the session', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('http://localhost:4174/de/learn/starttls/');
  const choice = page.locator('.no-script details').first();
  await choice.locator('summary').click();
  await expect(choice.locator('strong')).toHaveText(/Richtig\.|So ist es nicht\./);
  await context.close();
});

test('what was done is kept on the device, shown, saved and forgotten', async ({ page }) => {
  await page.goto('de/learn/');
  await awake(page);
  await expect(page.getByRole('link', { name: 'Mit Lektion 1 beginnen' })).toBeVisible();
  await toQuestion(page);
  await question(page).getByRole('radio').first().check();
  await question(page).getByRole('button', { name: 'Antworten' }).click();
  await page.locator('.score').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  const step = await page.locator('[aria-current="step"] .num').innerText();
  await page.goto('de/learn/');
  const row = page.locator('.lessons li', { hasText: 'STARTTLS' }).filter({ has: page.locator('.done') });
  await expect(row.locator('.done')).toHaveText(/^gelesen, beantwortet/);
  await expect(page.getByText(`1 von ${lessonCount} Lektionen bis zum Ende gelesen`)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Kopie sichern' }).click();
  const saved = JSON.parse((await (await download).createReadStream().then((stream) => stream.toArray())).join('')) as { lessons: object };
  expect(saved.lessons).toMatchObject({ starttls: { ended: true, answer: { choice: 0 } } });
  await page.goto('de/');
  await page.getByRole('link', { name: /Lektion 2 fortsetzen/ }).click();
  await expect(page.locator('[aria-current="step"] .num')).toHaveText(step);
  await page.goto('de/learn/');
  await page.getByRole('button', { name: 'Vergessen' }).click();
  await page.getByRole('button', { name: 'Noch einmal drücken' }).click();
  await expect(page.locator('.lessons .done')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Mit Lektion 1 beginnen' })).toBeVisible();
});

test('without storage everything works until the page is left', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  });
  const troubles = await watch(page);
  await toQuestion(page);
  await question(page).getByRole('radio').first().check();
  await question(page).getByRole('button', { name: 'Antworten' }).click();
  await expect(question(page).locator('.result')).toBeVisible();
  await page.goto('de/learn/');
  await expect(page.getByText('Dieser Browser merkt sich für diese Seite nichts')).toBeVisible();
  expect(troubles).toEqual([]);
});

test('a session is saved in every form', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto('learn/starttls-stripped/#gear=lines&moves=drop:ehlo-1/250-STARTTLS&step=ehlo-1/250-STARTTLS');
  await awake(page);
  await page.getByText('Take this session away').click();
  const beginnings: Record<string, [string, RegExp]> = {
    Text: ['mta-sts-starttls-stripped.txt', /250-STARTTLS {3}\[dropped by you\]/],
    JSON: ['mta-sts-starttls-stripped.json', /^\{\n {2}"version": 2/],
    Mermaid: ['mta-sts-starttls-stripped.mmd', /^sequenceDiagram\n/],
    asciicast: ['mta-sts-starttls-stripped.cast', /^\{"version":2/],
    Recipe: ['mta-sts-starttls-stripped.sh', /^openssl s_client -connect mx1\.receiver\.example:25/m],
  };
  for (const [label, [name, pattern]] of Object.entries(beginnings)) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: label, exact: true }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(name);
    expect((await (await download.createReadStream()).toArray()).join('')).toMatch(pattern);
  }
  expect(troubles).toEqual([]);
});

test('larger text is kept, and still fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('learn/starttls-stripped/#gear=lines');
  await awake(page);
  const size = () => page.evaluate(() => getComputedStyle(document.querySelector('.conditions')!).fontSize);
  expect(await size()).toBe('16px');
  await page.getByLabel('Text size').selectOption('larger');
  expect(await size()).toBe('24px');
  await page.goto('learn/starttls/#gear=lines');
  await awake(page);
  expect(await size()).toBe('24px');
  await expect(page.getByLabel('Text size')).toHaveValue('larger');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('on a narrow screen the question stands in its row, and a click chooses', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await toQuestion(page);
  const first = question(page).getByRole('radio').first();
  await question(page).locator('label').first().click();
  await expect(first).toBeChecked();
  await question(page).getByRole('radio').last().click();
  await expect(first).not.toBeChecked();
  await question(page).getByRole('button', { name: 'Antworten' }).click();
  await expect(question(page).locator('.result')).toBeVisible();
});
