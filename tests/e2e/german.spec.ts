// The German pages: lesson 3 played by keyboard, the language said and kept, no English interface words left, the way to the twin page.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { english as parts } from '../../src/words/en.ts';
import { lessonCount } from './lesson-count.ts';
import { awake, watch } from './page-watch.ts';

const pages = [
  '',
  'learn/',
  'learn/mail-in-the-clear/',
  'learn/starttls/',
  'learn/starttls-stripped/',
  'learn/mta-sts/',
  'learn/first-contact/',
  'learn/certificates/',
  'learn/deploy/',
  'play/',
  'matrix/',
  'evaluate/',
  'reports/',
  'glossary/',
  'about/',
];
const lesson = 'de/learn/starttls-stripped/';

/** English phrases of the interface, of three words or more, that no German page has a reason to show. */
function phrases(words: unknown): string[] {
  if (typeof words === 'string') return /^[A-Z][^{}`]*( [^{}` ]+){2,}$/.test(words) ? [words] : [];
  return typeof words === 'object' && words ? Object.values(words).flatMap(phrases) : [];
}
/** What protocols are called is the same in every language. */
const names = ['Mail Transfer Agent Strict Transport Security', 'Transport Layer Security'];
const english = phrases(parts).filter((phrase) => !names.includes(phrase));

/** The visible text outside of what is marked as English. */
async function germanText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const part of copy.querySelectorAll('[lang]:not([lang="de"]), script, style')) part.remove();
    return copy.textContent.replaceAll(/\s+/g, ' ');
  });
}

for (const path of pages) {
  // The tools of free play have no German words yet: tests/words lists them.
  if (path !== 'play/')
    test(`/de/${path} is German`, async ({ page }) => {
      const troubles = await watch(page);
      await page.goto(`de/${path}`);
      await awake(page);
      await expect(page.locator('html')).toHaveAttribute('lang', 'de');
      const text = await germanText(page);
      expect(english.length).toBeGreaterThan(300);
      expect(english.filter((phrase) => text.includes(phrase))).toEqual([]);
      expect(troubles).toEqual([]);
    });
}

test('lesson 3 by keyboard, in German', async ({ page }) => {
  await page.goto(lesson);
  await awake(page);
  const expectBeat = (id: string) => expect(page.locator('[data-beat]')).toHaveAttribute('data-beat', id);
  await page.getByRole('button', { name: 'Diese Zeile löschen' }).focus();
  await page.keyboard.press('Enter');
  await expectBeat('gone');
  await expect(page.getByRole('status').filter({ hasText: 'Du hast die Zeile gelöscht.' })).toHaveCount(1);
  await expect(page.locator('.turn.cut')).toContainText('von dir gelöscht');
  await page.keyboard.press('ArrowRight');
  await expectBeat('guess');
  await page.keyboard.press('1');
  await expect(page.locator('.answered')).toContainText('Du hast gesagt: Er wartet bei Alices Server');
  for (const id of ['alike', 'rule', 'letter']) {
    await expectBeat(id);
    if (id !== 'letter') await page.keyboard.press('ArrowRight');
  }
  await expect(page.locator('.verdict-line')).toContainText('von dir gelesen');
  await expect(page.locator('[data-part="mission"]')).toContainText('Ziel erreicht.');
  const wire = page.locator('.turn code').first();
  await expect(wire).toHaveAttribute('lang', 'en');
  await expect(wire).toHaveAttribute('translate', 'no');
});

test('line by line, the steps and the list of keys are German', async ({ page }) => {
  await page.goto(`${lesson}#gear=lines&moves=drop:ehlo-1/250-STARTTLS`);
  await awake(page);
  await page.locator('.score').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.conditions .verdict')).toHaveText(/vom Angreifer gelesen/);
  await expect(page.locator('[aria-current="step"]')).toContainText('Sender:');
  await expect(page.getByRole('status').filter({ hasText: /Schritt \d+ von \d+/ })).toHaveCount(1);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Nächster Schritt');
});

test('the question of the bare player is German', async ({ page }) => {
  await page.goto(`${lesson}?embed#moves=drop:ehlo-1/250-STARTTLS&step=decide/starttls-missing`);
  await awake(page);
  const question = page.locator('.question').filter({ visible: true });
  await question.getByRole('radio', { name: 'ohne Verschlüsselung' }).check();
  await question.getByRole('button', { name: 'Antworten' }).click();
  await expect(question).toContainText('Richtig.');
});

test('the language link keeps the step and the moves', async ({ page }) => {
  await page.goto('learn/starttls-stripped/#moves=drop:ehlo-1/250-STARTTLS&step=decide/starttls-missing');
  await awake(page);
  await page.locator('.colophon').getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL(/\/de\/learn\/starttls-stripped\/#.*step=decide\/starttls-missing/);
  await awake(page);
  await expect(page.locator('.turn.cut')).toContainText('von dir gelöscht');
  await page.locator('.colophon').getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/4174\/learn\/starttls-stripped\/#.*step=decide\/starttls-missing/);
});

test('every lesson is in German, and its foot leads to the English one', async ({ page }) => {
  await page.goto('de/learn/');
  const rows = page.locator('.lessons > li');
  await expect(rows).toHaveCount(lessonCount);
  await expect(rows.filter({ hasText: 'auf Englisch' })).toHaveCount(0);
  await rows
    .nth(lessonCount - 1)
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(/\/de\/learn\/deploy\/$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('h1')).toHaveText('Richte es ein');
  await page.locator('.colophon').getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/4174\/learn\/deploy\/$/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const path of pages) {
      test(`axe: /de/${path}`, async ({ page }) => {
        await page.goto(`de/${path}`);
        await awake(page);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
      });
    }
  });
}
