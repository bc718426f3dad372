// The matrix: there without script, played anew with it; every cell leads to its session; fits a phone; no barrier that axe finds.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

const table = 'table.matrix';

test('reads without JavaScript: seven columns, ten attacks, six mistakes', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}matrix/`);
  await expect(page.locator(`${table} >> nth=0`).getByRole('columnheader')).toHaveCount(8);
  await expect(page.locator(`${table} >> nth=0`).locator('tbody tr')).toHaveCount(10);
  await expect(page.locator(`${table} >> nth=1`).locator('tbody tr')).toHaveCount(6);
  await expect(page.locator('[data-played=false]')).toContainText('when the page was built');
  await context.close();
});

test('the browser plays all sessions again, and finds the same', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto('matrix/');
  const before = await page.locator(table).first().innerText();
  await awake(page);
  await expect(page.locator('[data-played=false]')).toBeVisible();
  await page.getByRole('button', { name: 'Play all sessions' }).click();
  await expect(page.locator('[data-played=true]')).toContainText('112 sessions');
  expect(await page.locator(table).first().innerText()).toBe(before);
  expect(troubles).toEqual([]);
});

test('a cell says how it ended, how it travelled and who read it', async ({ page }) => {
  await page.goto('matrix/');
  const row = page.getByRole('row', { name: /^Forge the MX record/ });
  await expect(row.getByRole('cell').first()).toHaveText(/Taken\s*encrypted\s*\. Read by the attacker\./);
  await expect(row.getByRole('cell').nth(4)).toHaveText(/Held.*not sent.*report taken.*Read by nobody/s);
});

for (const width of [320, 390, 700, 1280]) {
  test(`at ${width} px nothing scrolls sideways and the cells are large enough`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('matrix/');
    await awake(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const box = (await page.locator(`${table} tbody a`).first().boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(43.5);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('matrix/');
    await awake(page);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

const own = {
  title: 'A domain that only tests',
  message: { from: 'alice@sender.example', to: ['bob@tests.example'], header: [], body: ['x'] },
  zones: [
    {
      name: 'tests.example',
      dnssec: 'unsigned',
      records: [
        { name: 'tests.example', type: 'MX', value: '10 mail.tests.example' },
        { name: 'mail.tests.example', type: 'A', value: '198.51.100.7' },
        { name: '_mta-sts.tests.example', type: 'TXT', value: 'v=STSv1; id=1;' },
      ],
    },
  ],
  policyHosts: [
    {
      host: 'mta-sts.tests.example',
      certificate: { names: ['mta-sts.tests.example'] },
      body: 'version: STSv1\nmode: testing\nmx: mail.tests.example\nmax_age: 86400\n',
    },
  ],
  mxHosts: [{ host: 'mail.tests.example', addresses: ['198.51.100.7'], certificate: { names: ['mail.tests.example'] } }],
  attacker: { reach: ['smtp'], listens: true, rules: [] },
};

test('a world in the address: whose it is, its cells, and the session behind each', async ({ page }) => {
  const troubles = await watch(page);
  await page.goto(`matrix/#scenario=${encodeURIComponent(JSON.stringify(own))}`);
  await awake(page);
  await expect(page.locator('.lead')).toContainText('tests.example');
  await expect(page.locator('.lead')).toContainText('A domain that only tests');
  // This domain asks for no reports.
  await expect(page.locator(`${table} .told`)).toHaveCount(0);
  // At first contact it is only testing: delivered, and read. With an enforce policy stored it is held.
  const row = page.getByRole('row', { name: /^Delete 250-STARTTLS/ });
  await expect(row.getByRole('link')).toHaveText([/Read/, /Read/, /Read/, /Read/, /Read/, /Held/, /Held/]);
  await row.getByRole('link', { name: /Held/ }).first().click();
  await awake(page);
  await expect(page.locator('.conditions .verdict')).toContainText('held');
  await expect(page.locator('.turn', { hasText: 'mail.tests.example' })).not.toHaveCount(0);
  const step = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('step')!;
  await expect(page.locator('[aria-current="step"]')).toHaveAttribute('data-event', step);
  expect(troubles).toEqual([]);
});

test('a world of several days is shown as it begins, for one message', async ({ page }) => {
  await page.goto('matrix/#scenario=blocked-refresh');
  await awake(page);
  await expect(page.locator('.lead a')).toBeVisible();
  await page
    .getByRole('row', { name: /^Do nothing/ })
    .getByRole('link')
    .first()
    .click();
  await awake(page);
  await expect(page.locator('.conditions .verdict')).toContainText('delivered unread');
  await expect(page.locator('.days')).toHaveCount(0);
});

test('a world that cannot be played: the path and what was expected, and the standard table', async ({ page }) => {
  await page.goto(`matrix/#scenario=${encodeURIComponent('{"now":"soon"}')}`);
  await awake(page);
  await expect(page.locator('.scenario-findings')).toContainText('now');
  await expect(page.locator('.lead')).toContainText('receiver.example');
  await expect(page.locator('.told')).not.toHaveCount(0);
  await page.goto('about:blank');
  await page.goto('matrix/#scenario=~damaged&colour=red');
  await awake(page);
  await expect(page.locator('main')).toContainText('cannot be unpacked');
  await expect(page.locator('main')).toContainText('colour=red');
});
