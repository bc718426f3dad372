// Around the lessons: the question before the reveal, which the bare player asks; progress on the device, the way back, the export of a
// session.
import { expect, test, type Page } from '@playwright/test';
import { lessonCount } from './lesson-count.ts';
import { awake, watch } from './page-watch.ts';

const question = (page: Page) => page.locator('.question').filter({ visible: true });
const rowsShown = (page: Page) => page.locator('.turn .wire').filter({ visible: true }).count();

/** To the step before the question of the bare player, by the reader's own steps. */
async function toQuestion(page: Page): Promise<void> {
  await page.goto('de/learn/starttls/?embed');
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

test('without JavaScript each answer of a guess can be opened, and says why', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}de/learn/starttls-stripped/`);
  const place = page.locator('.no-script details', { hasText: 'Er wartet bei Alices Server' });
  await expect(place.getByText('Er wartet nicht.')).toBeHidden();
  await place.locator('summary').click();
  await expect(place.getByText('Er wartet nicht.')).toBeVisible();
  await context.close();
});

/** Lesson 3 in German, to the beat before the last and back from the end: the mission won, the guess right. */
async function readLesson3(page: Page): Promise<void> {
  const expectBeat = (id: string) => expect(page.locator('[data-beat]')).toHaveAttribute('data-beat', id);
  await page.goto('de/learn/starttls-stripped/');
  await awake(page);
  await page.getByRole('button', { name: 'Diese Zeile löschen' }).click();
  await expectBeat('gone');
  await page.keyboard.press('ArrowRight');
  await expectBeat('guess');
  await page.keyboard.press('3');
  for (const id of ['alike', 'rule', 'letter', 'ways', 'end']) {
    await expectBeat(id);
    if (id !== 'end') await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('ArrowLeft');
  await expectBeat('ways');
}

test('what was done is kept on the device, shown, saved and forgotten', async ({ page }) => {
  await page.goto('de/learn/');
  await awake(page);
  await expect(page.getByRole('link', { name: 'Mit Lektion 1 beginnen' })).toBeVisible();
  await readLesson3(page);
  await page.goto('de/learn/');
  const row = page.locator('.lessons li', { hasText: 'Lösche eine Zeile' });
  await expect(row.locator('.done')).toHaveText('gelesen, 1 Ziel erreicht, richtig beantwortet, angegriffen');
  await expect(page.getByText(`1 von ${lessonCount} Lektionen bis zum Ende gelesen`)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Kopie sichern' }).click();
  const saved = JSON.parse((await (await download).createReadStream().then((stream) => stream.toArray())).join('')) as { lessons: object };
  expect(saved.lessons).toMatchObject({ 'starttls-stripped': { ended: true, attacked: true, answer: { choice: 2, right: true } } });
  await page.goto('de/');
  await page.getByRole('link', { name: /Lektion 3 fortsetzen/ }).click();
  await expect(page.locator('[data-beat]')).toHaveAttribute('data-beat', 'ways');
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
  await readLesson3(page);
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
