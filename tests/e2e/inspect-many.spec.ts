// Many domains: the list, the table, stopping and going on.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { exampleVerdicts } from '../inspector/invented/verdicts.ts';
import { meetExamples } from './example-network.ts';
import { awake, watch } from './page-watch.ts';

async function open(page: Page, text: string): Promise<void> {
  await page.goto('inspect/');
  await awake(page);
  await page.getByRole('button', { name: 'Many domains at once' }).click();
  await page.getByLabel('Domains', { exact: true }).fill(text);
}

test('a list becomes a table with the verdict of each, to sort, filter and take along', async ({ page }) => {
  const troubles = await watch(page);
  const { hosts } = await meetExamples(page);
  await open(page, `${exampleVerdicts.map(([domain]) => domain).join('\n')}\nharbour.example\n192.0.2.1\n`);
  await expect(page.getByText('Line 14, 192.0.2.1')).toBeVisible();
  await page.getByRole('button', { name: 'Start with 12 domains' }).click();
  await expect(page.getByText('12 of 12 inspected.')).toBeVisible();
  for (const [domain, verdict] of exampleVerdicts)
    await expect(page.locator(`tr[data-domain="${domain}"]`)).toHaveAttribute('data-verdict', verdict);
  expect(new Set(hosts.filter((host) => !host.startsWith('mta-sts.')))).toEqual(new Set(['cloudflare-dns.com']));

  const names = () => page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['domain']));
  await page.getByRole('button', { name: 'Domain', exact: true }).click();
  const sorted = exampleVerdicts.map(([domain]) => domain).sort();
  expect(await names()).toEqual(sorted);
  await page.getByRole('button', { name: 'Domain', exact: true }).click();
  expect(await names()).toEqual(sorted.toReversed());
  await page.getByLabel('Verdict', { exact: true }).selectOption('testing');
  expect(await names()).toEqual(['harbour.example']);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect(readFileSync(await (await waiting).path(), 'utf8')).toMatch(
    /^domain,verdict,mode,fail,warn,answer\r\nharbour\.example,testing,testing,0,\d,".*"\r\n$/,
  );
  expect(troubles.filter((trouble) => !trouble.includes('Failed to load resource') && !trouble.includes('CORS policy'))).toEqual([]);
});

test('it can be stopped, and goes on with what is left', async ({ page }) => {
  await meetExamples(page, { slow: 60 });
  await open(page, exampleVerdicts.map(([domain]) => domain).join('\n'));
  await page.getByRole('button', { name: 'Start with 12 domains' }).click();
  await page.locator('tbody tr').first().waitFor();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('Stopped. What was found stays.')).toBeVisible();
  const found = await page.locator('tbody tr').count();
  expect(found).toBeLessThan(12);
  await page.getByRole('button', { name: `Go on with ${12 - found}` }).click();
  await expect(page.getByText('12 of 12 inspected.')).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(12);
});

test('a file is chosen; more than a thousand are cut', async ({ page }) => {
  await meetExamples(page);
  await open(page, '');
  const buffer = Buffer.from(Array.from({ length: 1001 }, (_, index) => `d${index}.example`).join('\r\n'));
  await page.locator('.many input[type=file]').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('1,001 domains are listed; the first 1,000 are taken.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start with 1,000 domains' })).toBeEnabled();
});
