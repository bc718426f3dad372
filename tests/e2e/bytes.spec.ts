// The bytes of a handshake beside the session: opened from a row of TLS, gone through and closed by keyboard alone, with and without the
// key, in a wide window and a narrow one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

const captures = join(import.meta.dirname, '../../src/features/player/bytes/captures');
const view = (page: Page) => page.getByRole('dialog', { name: 'The bytes of the handshake' });
const list = (page: Page, name: string) => view(page).getByRole('listbox', { name });
const chosen = (page: Page, name: string) => list(page, name).locator('[aria-selected=true]');
const detail = (page: Page) => view(page).locator('.field');

/** Presses Tab until the focus is where it should be. */
async function tabTo(page: Page, wanted: (element: Element) => boolean, reverse = false): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(reverse ? 'Shift+Tab' : 'Tab');
    if (await page.evaluate(`(${wanted.toString()})(document.activeElement)`)) return;
  }
  throw new Error('60 times Tab did not lead there');
}

async function openByKeyboard(page: Page, address = 'learn/starttls/#gear=lines&step=tls-1/hello'): Promise<void> {
  await page.goto(address);
  await awake(page);
  await page.locator('.turn[aria-current] .bytes-of').waitFor();
  await page.locator('.score').focus();
  await tabTo(page, (element) => element.matches('.turn[aria-current] .bytes-of'));
  await page.keyboard.press('Enter');
  await expect(detail(page)).toBeVisible();
}

test('by keyboard alone: a record, a field, its octets, and back to the row', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const troubles = await watch(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('learn/starttls/#gear=lines&step=tls-1/hello');
  await awake(page);
  expect(asked.filter((url) => /SessionBytes|postfix-/.test(url))).toEqual([]);
  await openByKeyboard(page);
  await expect(chosen(page, 'Lines and records')).toContainText('sender: ClientHello');
  await expect(chosen(page, 'Fields')).toContainText('ClientHello');

  await tabTo(page, (element) => element.matches('.bytes [role=listbox]'));
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page, 'Lines and records')).toContainText('receiver: ServerHello');
  await page.keyboard.press('ArrowUp');
  await tabTo(page, (element) => element.matches('.bytes [role=listbox]'));
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(detail(page)).toContainText('record.length');
  await expect(detail(page)).toContainText('512');
  await expect(view(page).locator('.octets .on')).toHaveText(['02', '00']);
  await expect(detail(page).getByRole('link', { name: 'RFC 8446 §5.1' })).toHaveAttribute('href', /rfc8446#section-5\.1$/);

  await tabTo(page, (element) => element.matches('.field button'));
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('0200');

  await page.keyboard.press('Escape');
  await expect(view(page)).toHaveCount(0);
  await expect(page.locator('.turn[aria-current] .bytes-of')).toBeFocused();
  expect(troubles).toEqual([]);
});

test('with its key, what is encrypted can be read; without, only how long it is', async ({ page }) => {
  await openByKeyboard(page);
  await tabTo(page, (element) => element.matches('.bytes select'));
  await page.keyboard.type('TLS 1.2, with');
  await page.keyboard.press('Enter');
  const records = list(page, 'Lines and records');
  await expect(records.getByText('receiver: Certificate')).toBeVisible();
  await expect(view(page).locator('.learned')).toContainText('mx1.testing.example, mx1.nosts.example');
  await expect(records.getByText('MAIL FROM')).toHaveCount(0);
  const encrypted = await records.getByText('encrypted').count();
  expect(encrypted).toBeGreaterThan(10);
  await tabTo(page, (element) => element.matches('.bytes [type=radio]'));
  await page.keyboard.press('ArrowDown');
  await expect(records.getByText('MAIL FROM:<alice@sender.example>')).toHaveCount(1);
  await expect(records.getByText('encrypted')).toHaveCount(0);
  await records.getByText('MAIL FROM').click();
  await expect(detail(page)).toContainText('A listener sees none of this');
  await expect(detail(page)).toContainText('SMTP inside TLS');
  await tabTo(page, (element) => element.matches('.bytes [type=radio]'), true);
  await page.keyboard.press('ArrowUp');
  await expect(records.getByText('encrypted')).toHaveCount(encrypted);
});

test('it follows the steps of the session, and a click on an octet finds its field', async ({ page }) => {
  await openByKeyboard(page, 'play/#sender=sts-enforce&step=tls-1/hello');
  await expect(view(page).getByRole('combobox')).toHaveValue('postfix-sts-tls13');
  await expect(view(page).locator('.learned')).toContainText('in the ClientHello (SNI)');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(chosen(page, 'Lines and records')).toContainText('receiver: encrypted');
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(chosen(page, 'Lines and records')).toContainText('ClientHello');
  await view(page).locator('.octets span', { hasText: '6d' }).first().scrollIntoViewIfNeeded();
  await list(page, 'Fields').getByText('Host name').click();
  await expect(view(page).locator('.text .on')).toHaveText([...'mx1.good.example']);
  await view(page).locator('.octets .on').first().click();
  await expect(detail(page)).toContainText('server_name.name');
});

test('the recording can be taken away', async ({ page }) => {
  await openByKeyboard(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    view(page)
      .getByRole('link', { name: /\.pcap/ })
      .click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^postfix-.*\.pcap$/);
  expect(readFileSync(await download.path())).toEqual(readFileSync(join(captures, download.suggestedFilename())));
});

for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const) {
  test(`${width} wide, ${colorScheme}: axe finds nothing, nothing sticks out, Esc closes`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await openByKeyboard(page);
    const found = await new AxeBuilder({ page }).include('.bytes').include('.score').analyze();
    expect(found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
    const wide = await view(page).evaluate(
      (dialog) => [...dialog.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1).length,
    );
    expect(wide).toBe(0);
    await page.keyboard.press('Escape');
    await expect(view(page)).toHaveCount(0);
    await expect(page.locator('.turn[aria-current]')).toBeInViewport();
  });
}

test('in German', async ({ page }) => {
  await page.goto('de/learn/starttls/#gear=lines&step=tls-1/hello');
  await awake(page);
  await page.locator('.turn[aria-current] .bytes-of').click();
  await expect(page.getByRole('dialog', { name: 'Die Bytes des Handshakes' })).toContainText('Der Sender eröffnet');
});
