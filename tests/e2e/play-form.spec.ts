// Free play: a world of one's own, by the form, as JSON, by link and by file.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

const form = (page: Page) => page.locator('form.editor');

async function open(page: Page): Promise<void> {
  await page.goto('play/');
  await awake(page);
  await page.getByRole('button', { name: 'show me the stage' }).click();
  await page.getByText('Write your own world').click();
  await expect(form(page).getByLabel('Title')).toBeVisible();
}

test('a world is filled in, played, and its link opens the same elsewhere', async ({ page, browser }) => {
  const troubles = await watch(page);
  await open(page);
  await form(page).getByLabel('Title').fill('A class of its own');
  await form(page).getByRole('button', { name: 'One more server' }).click();
  const second = form(page).getByRole('group', { name: 'Mail server 2' });
  await expect(second.getByLabel('Name')).toHaveValue('mx2.receiver.example');
  await second.getByLabel('Preference').fill('5');
  await second.getByLabel('STARTTLS').selectOption('absent');
  await form(page).getByLabel('Sender', { exact: true }).selectOption('sts-first-contact');
  await form(page).getByRole('button', { name: 'Play it' }).click();
  await expect(page.locator('.turn', { hasText: 'mx2.receiver.example' }).first()).toBeVisible();
  await expect(page).toHaveURL(/scenario=/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await form(page).getByRole('button', { name: 'Copy link' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await browser.newPage();
  await other.goto(link);
  await awake(other);
  await expect(other.locator('.turn', { hasText: 'mx2.receiver.example' }).first()).toBeVisible();
  await other.close();
  expect(troubles).toEqual([]);
});

test('errors stand beside their fields, and nothing wrong is played', async ({ page }) => {
  await open(page);
  const host = form(page).getByRole('group', { name: 'Mail server 1' }).getByLabel('Name');
  await host.fill('two words');
  await expect(host).toHaveAttribute('aria-invalid', 'true');
  await expect(host).toHaveAccessibleDescription(/mxHosts\.0\.host/);
  await expect(form(page).getByRole('button', { name: 'Play it' })).toBeDisabled();
  await host.fill('mx1.receiver.example');
  await form(page).getByLabel('Sent on these days').fill('0, soon');
  await expect(form(page).getByLabel('Sent on these days')).toHaveAccessibleDescription(/sendAt\.1/);
  await form(page).getByLabel('Sent on these days').fill('0, 2');
  await expect(form(page).getByRole('button', { name: 'Play it' })).toBeEnabled();
  await form(page).getByRole('button', { name: 'Play it' }).click();
  await expect(page.getByRole('heading', { name: 'The days' })).toBeVisible();
});

test('form and JSON are one world; it is saved, opened and dropped as a file', async ({ page }) => {
  await open(page);
  await form(page).getByLabel('Subject').fill('From the form');
  await form(page).getByText('JSON', { exact: true }).click();
  const json = form(page).getByRole('textbox', { name: 'Scenario, JSON' });
  await expect(json).toHaveValue(/Subject: From the form/);
  await json.fill('{ "title": "By hand", "sender": "dane", "attack": "forge-mx"');
  await form(page).getByText('Form', { exact: true }).click();
  await expect(form(page).getByText('Mend them')).toBeVisible();
  await form(page).getByText('JSON', { exact: true }).click();
  await json.fill('{ "title": "By hand", "sender": "dane", "attack": "forge-mx" }');
  await expect(form(page).getByText('Nothing wrong with it')).toBeVisible();
  await form(page).getByText('Form', { exact: true }).click();
  await expect(form(page).getByLabel('Title')).toHaveValue('By hand');
  await expect(form(page).getByLabel('Sender', { exact: true })).toHaveValue('dane');
  const [download] = await Promise.all([page.waitForEvent('download'), form(page).getByRole('button', { name: 'Save as file' }).click()]);
  const saved = readFileSync(await download.path(), 'utf8');
  expect(JSON.parse(saved)).toEqual({ title: 'By hand', sender: 'dane', attack: 'forge-mx' });
  const file = { name: 'world.json', mimeType: 'application/json', buffer: Buffer.from(saved.replace('By hand', 'From a file')) };
  await form(page).locator('input[type="file"]').setInputFiles(file);
  await expect(form(page).getByLabel('Title')).toHaveValue('From a file');
  await form(page).evaluate((element) => {
    const data = new DataTransfer();
    data.items.add(new File(['{ "colour": "red" }'], 'wrong.json'));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await expect(form(page).locator('[data-code="scenario-unknown-field"]')).toContainText('colour');
});
