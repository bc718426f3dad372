// Worksheets: blank until the answers are asked for, and two sheets of paper at most.
import { expect, test } from '@playwright/test';
import { lessonCount } from './lesson-count.ts';

for (const slug of ['starttls-stripped', 'mta-sts', 'deploy']) {
  test(`the worksheet of ${slug} is blank, shows its answers, and fits on two pages`, async ({ browser }) => {
    // It is for paper: nothing in it needs JavaScript.
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`http://localhost:4174/learn/${slug}/worksheet/`);
    const answers = page.locator('.worksheet .answer');
    const count = await answers.count();
    expect(count).toBeGreaterThan(5);
    expect(await answers.filter({ visible: true }).count()).toBe(0);
    await page.getByRole('checkbox', { name: 'With answers' }).check();
    expect(await answers.filter({ visible: true }).count()).toBe(count);
    await expect(page.pdf({ format: 'A4', pageRanges: '3' })).rejects.toThrow();
    await context.close();
  });
}

test('plans lead to lessons and worksheets', async ({ page }) => {
  await page.goto('learn/plan/');
  await expect(page.getByRole('table')).toHaveCount(3);
  await expect(page.locator('.goals > li')).toHaveCount(lessonCount);
  await page.getByRole('link', { name: 'Worksheet and answers' }).first().click();
  await expect(page.locator('h1')).toHaveText('Worksheet: Mail in the clear');
});

test('a German plan has every lesson, in German, and adds up', async ({ page }) => {
  await page.goto('de/learn/plan/');
  await expect(page.locator('.goals > li')).toHaveCount(lessonCount);
  await expect(page.getByRole('table').first().locator('tbody tr')).toHaveCount(7);
  for (const table of await page.getByRole('table').all()) {
    const rows = await table.locator('tbody tr').evaluateAll((all) =>
      all.map((row) => {
        const [at = '', minutes = ''] = [...row.querySelectorAll('td')].map((cell) => cell.textContent);
        const [hours = 0, rest = 0] = at.split(':').map(Number);
        return { at: 60 * hours + rest, minutes: Number(minutes) };
      }),
    );
    for (const [index, { at, minutes }] of rows.entries()) expect(rows[index + 1]?.at ?? at + minutes).toBe(at + minutes);
  }
  await expect(page.getByText('auf Englisch')).toHaveCount(0);
  await page.getByRole('link', { name: '6. MTA-STS' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('h1')).toHaveText('MTA-STS');
});
