// The invented domains: each comes to the verdict that was written down beforehand, without any network.
import { expect, test } from '@playwright/test';
import { exampleVerdicts } from '../inspector/invented/verdicts.ts';
import { awake, watch } from './page-watch.ts';

for (const [domain, verdict, , codes] of exampleVerdicts) {
  test(`${domain}: ${verdict}`, async ({ page }) => {
    const troubles = await watch(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== 'localhost') asked.push(request.url());
    });
    await page.goto('inspect/');
    await awake(page);
    await page.getByRole('link', { name: domain }).click();
    const result = page.locator('[data-inspection]');
    await expect(result).toHaveAttribute('data-verdict', verdict);
    await expect(page.getByText('An invented domain').first()).toBeVisible();
    for (const code of codes) {
      const [name, said] = code.split(' ') as [string, string];
      await expect(result.locator(`li[data-code="${name}"][data-verdict="${said}"]`).first()).toBeAttached();
    }
    expect(new URL(page.url()).hash).toBe(`#domain=${domain}&example=yes`);
    expect(asked).toEqual([]);
    expect(troubles).toEqual([]);
  });
}

test('a link to the plan opens it with the result', async ({ page }) => {
  const [domain] = exampleVerdicts[0]!;
  await page.goto(`inspect/#domain=${domain}&example=yes&show=plan`);
  await awake(page);
  await expect(page.locator('details.fold[open] summary')).toHaveText(/publish/i);
});
