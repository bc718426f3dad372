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
  await page.getByRole('button', { name: 'Diese Zeile löschen' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.turn.cut')).toContainText('von dir gelöscht');
  await expect(page.locator('.conditions .verdict')).toHaveText(/vom Angreifer gelesen/);
  await page.locator('.score').focus();
  await page.keyboard.press('End');
  await expect(page.locator('[aria-current="step"]')).toContainText('Sender:');
  await expect(page.getByRole('status').filter({ hasText: /Schritt \d+ von \d+/ })).toHaveCount(1);
  const wire = page.locator('.turn code').first();
  await expect(wire).toHaveAttribute('lang', 'en');
  await expect(wire).toHaveAttribute('translate', 'no');
});

test('the question and the list of keys are German', async ({ page }) => {
  await page.goto(`${lesson}#moves=drop:ehlo-1/250-STARTTLS&step=decide/starttls-missing`);
  await awake(page);
  const question = page.locator('.question').filter({ visible: true });
  await question.getByRole('radio', { name: 'ohne Verschlüsselung' }).check();
  await question.getByRole('button', { name: 'Antworten' }).click();
  await expect(question).toContainText('Richtig.');
  await page.locator('.score').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Nächster Schritt');
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

test('lessons without German text are named, and are in English', async ({ page }) => {
  await page.goto('de/learn/');
  const rows = page.locator('.lessons > li');
  await expect(rows).toHaveCount(lessonCount);
  const fourth = rows.nth(3);
  await expect(fourth).toContainText('auf Englisch');
  await expect(fourth.getByRole('link')).toHaveAttribute('hreflang', 'en');
  await fourth.getByRole('link').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.locator('.colophon').getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL(/\/de\/learn\/$/);
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
