// axe over every page, in both themes; a lesson also with its question, which the German ones still ask, its terminal and its dialog open.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { awake } from './page-watch.ts';

const dist = join(import.meta.dirname, '../../dist/client');
const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.html'))
  .map((file) => file.slice(0, -'index.html'.length));

const themes = ['light', 'dark'] as const;

for (const path of paths) {
  test(`/${path}`, async ({ page }) => {
    await page.goto(path);
    await awake(page);
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      // Colours pass from one theme to the other: what is judged is where they end.
      await page.evaluate(async () => {
        const passing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
        await Promise.all(passing.map((animation) => animation.finished.catch(() => {})));
      });
      expect(await violations(page), colorScheme).toEqual([]);
    }
  });
}

for (const colorScheme of themes) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('the bare player with its question and its answers', async ({ page }) => {
      await page.goto('de/learn/starttls/?embed#step=tls-1/established');
      await awake(page);
      const question = page.locator('.question').filter({ visible: true });
      await question.waitFor();
      expect(await violations(page)).toEqual([]);
      await question.getByRole('radio').first().check();
      await question.getByRole('button', { name: 'Antworten' }).click();
      await expect(question.locator('.result')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
    test('a lesson line by line with its export, its keys and its terminal', async ({ page }) => {
      await page.goto('de/learn/starttls/#gear=lines&step=tls-1/established');
      await awake(page);
      await page.getByText('Diese Sitzung mitnehmen').click();
      expect(await violations(page)).toEqual([]);
      await page.locator('.score').focus();
      await page.keyboard.press('?');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByText('Terminal des Senders').click();
      await page.locator('.xterm-rows').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });
}
