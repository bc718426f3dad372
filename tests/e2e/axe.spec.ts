// axe over every page, in both themes; a lesson also with its question, its terminal and its dialog open.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { awake } from './page-watch.ts';

const dist = join(import.meta.dirname, '../../dist/client');
const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.html'))
  .map((file) => file.slice(0, -'index.html'.length));

/** What axe finds, as lines that a person can act on. */
async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const path of paths) {
      test(`/${path}`, async ({ page }) => {
        await page.goto(path);
        await awake(page);
        expect(await violations(page)).toEqual([]);
      });
    }

    test('a lesson with its question, its answers, its keys and its terminal', async ({ page }) => {
      await page.goto('learn/starttls-stripped/#moves=drop:ehlo-1/250-STARTTLS&step=decide/starttls-missing');
      await awake(page);
      const question = page.locator('.question').filter({ visible: true });
      await question.waitFor();
      expect(await violations(page)).toEqual([]);
      await question.getByRole('radio').first().check();
      await question.getByRole('button', { name: 'Answer' }).click();
      await page.getByText('Take this session away').click();
      expect(await violations(page)).toEqual([]);
      await page.locator('.score').focus();
      await page.keyboard.press('?');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByText('Sender’s terminal').click();
      await page.locator('.xterm-rows').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });
}
