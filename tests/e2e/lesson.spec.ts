// A lesson in the reader's hands: stepping, the attack by one click, the address, the terminal.
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

const lesson = 'learn/starttls-stripped/#gear=lines';
const offer = 'ehlo-1/250-STARTTLS';

async function open(page: Page, fragment = ''): Promise<void> {
  await page.goto(lesson + fragment.replace('#', '&'));
  await awake(page);
}
const row = (page: Page, text: string) => page.locator('.turn', { hasText: text });

test('deleting the offer changes the rest of the session, and putting it back restores it', async ({ page }) => {
  await open(page);
  await expect(row(page, 'Ready to start TLS')).toHaveCount(1);
  const verdict = page.locator('.conditions .verdict');
  const toTheEnd = () => page.locator('.score').press('End');
  await toTheEnd();
  const before = await verdict.innerText();
  await page.getByRole('button', { name: 'Delete this line' }).click();
  await toTheEnd();
  await expect(row(page, 'Ready to start TLS')).toHaveCount(0);
  await expect(page.locator('.turn.cut')).toContainText('250-STARTTLS');
  await expect(page.locator('.turn.cut')).toContainText('deleted by you');
  await expect(verdict).not.toHaveText(before);
  await expect.poll(() => new URL(page.url()).hash).toContain(`moves=drop:${offer}`);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(row(page, 'Ready to start TLS')).toHaveCount(1);
  await expect(verdict).toHaveText(before);
});

test('arrow keys step, the address follows, and the address brings the step back', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const current = page.locator('[aria-current="step"]');
  await expect(current.locator('.num')).toHaveText(/3$/);
  await expect(page.getByRole('status').filter({ hasText: /step 3/i })).toHaveCount(1);
  await expect(page).toHaveURL(/[#&]step=/);
  const url = page.url();
  await page.goto('about:blank');
  await page.goto(url);
  await expect(current.locator('.num')).toHaveText(/3$/);
});

test('a move in the address is played on arrival', async ({ page }) => {
  await open(page, `#moves=drop:${offer}&step=${offer}`);
  await expect(page.locator('.turn.cut[aria-current="step"]')).toContainText('250-STARTTLS');
});

test('a damaged address is named, and the session shown all the same', async ({ page }) => {
  const troubles = await watch(page);
  await open(page, '#step=no-such-step&moves=%E0%A4&colour=red');
  await expect(page.locator('.problem', { hasText: 'moves=%E0%A4' })).toBeVisible();
  await expect(page.locator('.problem', { hasText: 'colour=red' })).toBeVisible();
  await expect(page.locator('.problem', { hasText: 'a step that this session does not have' })).toBeVisible();
  await expect(page.locator('.turn').first()).toBeVisible();
  expect(troubles).toEqual([]);
});

test('escape sequences of a move are shown as symbols, in the rows and in the terminal', async ({ page }) => {
  const text = '250-\u001b]0;title\u0007\u001b[31mred\u009b2J';
  await open(page, `#moves=${encodeURIComponent(`replace:${offer}\n${text}`)}&step=${offer}`);
  await expect(page.locator('.turn', { hasText: '␛]0;title␇␛[31mred' })).toHaveCount(1);
  await page.getByText('Sender’s terminal').click();
  await expect(page.locator('.xterm-rows')).toContainText('␛]0;title␇␛[31mred');
  expect(await page.title()).not.toBe('title');
});

test('the replay terminal takes no focus and hides from screen readers', async ({ page }) => {
  await open(page);
  await page.getByText('Sender’s terminal').click();
  await page.locator('.xterm-rows').waitFor();
  await expect(page.locator('[inert][aria-hidden="true"] .xterm-rows')).toHaveCount(1);
});
