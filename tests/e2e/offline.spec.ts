// The one-file build, opened from file://: it is built here, and asks nobody for anything.
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { lessonCount } from './lesson-count.ts';
import { awake, watch } from './page-watch.ts';

const file = pathToFileURL('dist/offline/mta-sts-explained.html').href;

test.describe.configure({ mode: 'default' });
test.beforeAll(() => {
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.offline.config.ts', '--logLevel', 'silent']);
});

/** Opens the file at a page, and watches for errors and requests. */
async function open(page: Page, fragment = ''): Promise<string[]> {
  const troubles = await watch(page);
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== file && !url.startsWith('blob:') && !url.startsWith('data:')) troubles.push(`request: ${url}`);
  });
  await page.goto(file + fragment);
  await awake(page);
  return troubles;
}

const heading = (page: Page) => page.locator('h1');

test('a lesson is found, attacked by hand, and played to its end', async ({ page }) => {
  const troubles = await open(page);
  await expect(page.locator('.offline-note')).toContainText('without a network');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Lessons' }).click();
  await page
    .getByRole('link', { name: /Delete one line/ })
    .first()
    .click();
  await expect(heading(page)).toHaveText('Delete one line');
  expect(page.url()).toContain('#page=learn/starttls-stripped/');
  await page.getByRole('button', { name: 'Drop this line' }).click();
  await expect(page.locator('.turn.cut')).toContainText('deleted by you');
  await expect(page).toHaveURL(/#page=learn\/starttls-stripped\/&beat=gone/);
  for (let beat = 2; beat <= 12 && !(await page.locator('[data-part="ending"]').count()); beat++) {
    const before = await page.locator('[data-beat]').getAttribute('data-beat');
    if (await page.locator('[data-place]').count()) await page.keyboard.press('3');
    else await page.keyboard.press('ArrowRight');
    await expect(page.locator('[data-beat]')).not.toHaveAttribute('data-beat', before!);
  }
  await expect(page.locator('.verdict-line .verdict')).toHaveText('read by you');
  const url = page.url();
  await page.reload();
  await awake(page);
  expect(page.url()).toBe(url);
  await expect(heading(page)).toHaveText('Delete one line');
  await expect(page.locator('[data-part="ending"]')).toHaveCount(1);
  expect(troubles).toEqual([]);
});

test('every lesson, free play, the matrix and the texts open; Back and Forward go between them', async ({ page }) => {
  const troubles = await open(page, '#page=learn/');
  const lessons = page.locator('main a[href^="#page=learn/"]');
  const addresses = [...new Set(await lessons.evaluateAll((links) => links.map((link) => link.getAttribute('href')!)))];
  expect(addresses.length).toBeGreaterThanOrEqual(lessonCount);
  const titles: string[] = [];
  for (const address of [...addresses, '#page=play/', '#page=matrix/', '#page=glossary/', '#page=about/']) {
    await page.evaluate((to) => (location.hash = to), address);
    await expect(page.locator('html')).toHaveAttribute('data-path', address.replace(/^#page=|[&#].*$/g, ''));
    await expect(heading(page)).toHaveCount(1);
    titles.push(await heading(page).innerText());
  }
  expect(new Set(titles).size).toBe(titles.length);
  await page.goBack();
  await expect(heading(page)).toHaveText(titles.at(-2)!);
  await page.goBack();
  await expect(heading(page)).toHaveText(titles.at(-3)!);
  await page.goForward();
  await expect(heading(page)).toHaveText(titles.at(-2)!);
  expect(troubles).toEqual([]);
});

test('a cell of the matrix opens in free play; another sender plays anew', async ({ page }) => {
  const troubles = await open(page, '#page=matrix/');
  await page.locator('.matrix a').first().click();
  await expect(page.locator('html')).toHaveAttribute('data-page', 'play');
  expect(page.url()).toMatch(/#page=play\/&sender=/);
  await page.getByLabel('Conditions of this session').locator('select').nth(1).selectOption('sts-enforce');
  await expect(page).toHaveURL(/sender=sts-enforce/);
  await expect(page.getByRole('group', { name: 'More to do with this world' })).toBeVisible();
  expect(troubles).toEqual([]);
});

test('the evaluator judges, and the address keeps what was typed', async ({ page }) => {
  const troubles = await open(page, '#page=evaluate/');
  await page.locator('[data-box="policy"] textarea').fill('version: STSv1\nmode: enforce\nmax_age: 604800\n');
  await expect(page.locator('[data-box="policy"] li[data-code]').first()).toBeVisible();
  await expect(page).toHaveURL(/#page=evaluate\/&policy=version/);
  await page.reload();
  await expect(page.locator('[data-box="policy"] textarea')).toHaveValue(/mode: enforce/);
  expect(troubles).toEqual([]);
});

test('an invented domain is inspected', async ({ page }) => {
  const troubles = await open(page, '#page=inspect/');
  await expect(page.locator('.offline-note')).toContainText('A real domain');
  const example = page.locator('a[href*="example=yes"]').first();
  const domain = await example.innerText();
  await example.click();
  await expect(page).toHaveURL(/#page=inspect\/&domain=.*example=yes/);
  await expect(page.locator('[data-inspection]')).toHaveAttribute('data-verdict', /./);
  await expect(page.locator('[data-inspection]')).toContainText(domain);
  expect(troubles).toEqual([]);
});

test('a page prints with its notes; what the file does not hold is said; parts of a page are reached', async ({ page }) => {
  const troubles = await open(page, '#page=learn/starttls/');
  const pdf = await page.pdf();
  expect(pdf.byteLength).toBeGreaterThan(20_000);
  await page.evaluate(() => (location.hash = '#page=about/#report-a-mistake'));
  await expect(page.locator('#report-a-mistake')).toBeInViewport();
  await page.evaluate(() => (location.hash = '#page=no/such/page/'));
  await expect(heading(page)).toHaveText('Not in this file');
  expect(troubles).toEqual([]);
});

test('without JavaScript the file says what it needs', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(file);
  await expect(page.locator('.no-script')).toContainText('it needs JavaScript');
  await context.close();
});

test('a worksheet and the presenter’s window work in the file too', async ({ page }) => {
  const troubles = await open(page, '#page=learn/plan/');
  await page.getByRole('link', { name: 'Worksheet and answers' }).nth(2).click();
  await expect(heading(page)).toHaveText('Worksheet: Delete one line');
  await page.getByRole('checkbox', { name: 'With answers' }).check();
  await expect(page.locator('.worksheet .answer').first()).toBeVisible();
  await page.getByRole('link', { name: 'To the lesson' }).click();
  await expect(heading(page)).toHaveText('Delete one line');
  await page.getByText('Every line', { exact: true }).click();
  await page.getByRole('slider', { name: 'Step' }).fill('1');
  const [second] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Present', exact: true }).click()]);
  await second.keyboard.press('ArrowRight');
  await expect(second.locator('.presenter header')).toContainText('tep 1 of');
  await second.keyboard.press('ArrowRight');
  await expect(page.locator('[aria-current="step"] .num')).toHaveText(/2$/);
  expect(troubles).toEqual([]);
});
