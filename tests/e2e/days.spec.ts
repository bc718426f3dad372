// Lessons 8 and 11: a strip of days worked out with each turn of a dial. Their missions by keyboard, by being shown, and failed once;
// nothing of the outcome before its beat; the address, paper, a phone, no script.
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { awake, watch } from './page-watch.ts';

const mission = (page: Page) => page.locator('[data-part="mission"]');
const sum = (page: Page, name: string) => page.locator(`.split [data-sum="${name}"]`);
const strip = (page: Page) => page.locator('.split [data-part="days"]');
const expectBeat = (page: Page, id: string) => expect(page.locator('[data-beat]')).toHaveAttribute('data-beat', id);
/** The days of what is set have been worked out. */
const settled = (page: Page) => expect(strip(page)).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });

async function open(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`learn/${address}`);
  await awake(page);
}

/** Turns a dial by so many steps. */
async function turn(page: Page, name: RegExp, steps: number): Promise<void> {
  await page.getByRole('slider', { name }).focus();
  for (let step = 0; step < Math.abs(steps); step++) await page.keyboard.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
}

async function press(page: Page, role: 'checkbox' | 'radio' | 'button', name: string): Promise<void> {
  await page.getByRole(role, { name, exact: true }).focus();
  await page.keyboard.press(role === 'button' ? 'Enter' : 'Space');
}

test('lesson 8 by keyboard alone: from the first contact to both missions on the strip', async ({ page }) => {
  const troubles = await watch(page);
  await open(page, 'first-contact/');
  await press(page, 'button', 'Hide the record');
  for (const id of ['unmet', 'holds', 'guess']) {
    await expectBeat(page, id);
    await page.keyboard.press(id === 'guess' ? '2' : 'ArrowRight');
  }
  await expectBeat(page, 'faded');
  await expect(page.locator('.answered')).toContainText('You said so.');
  await page.keyboard.press('ArrowRight');
  await expectBeat(page, 'told');
  await page.keyboard.press('ArrowRight');
  await expectBeat(page, 'how-long');
  await page.getByRole('spinbutton').focus();
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await expectBeat(page, 'length');
  await expect(page.locator('.answered')).toContainText('You said so.');
  await settled(page);
  await expect(sum(page, 'taken')).toContainText('0');
  await page.locator('[data-act="next"]').focus();
  await page.keyboard.press('Enter');
  await expectBeat(page, 'refresh');
  await page.locator('[data-act="next"]').focus();
  await page.keyboard.press('Enter');
  await expectBeat(page, 'siege');
  await expect(mission(page)).toContainText('Your goal:');
  await press(page, 'checkbox', 'the policy’s record');
  await settled(page);
  await expect(mission(page)).toContainText('each refresh came through');
  await press(page, 'checkbox', 'the way to the policy host');
  await turn(page, /You hold out for/, 5);
  await settled(page);
  await expect(mission(page)).toContainText('Now the same with at most seven days.');
  await expect(mission(page)).toContainText('it took more than seven days');
  await press(page, 'radio', 'just before one');
  await turn(page, /You hold out for/, -1);
  await settled(page);
  await expect(mission(page)).toContainText('Goal reached.');
  await expect(sum(page, 'alerted')).toContainText('6');
  expect(troubles).toEqual([]);
});

test('lesson 8: both missions are shown, one after the other', async ({ page }) => {
  await open(page, 'first-contact/#beat=siege');
  await settled(page);
  await page.locator('[data-act="show-me"]').click();
  await expect(mission(page)).toContainText('Now the same with at most seven days.', { timeout: 30_000 });
  await page.locator('[data-act="show-me"]').click();
  await expect(mission(page)).toContainText('Seen, not done:', { timeout: 30_000 });
  await expect(page.getByRole('slider', { name: /You hold out for/ })).toHaveAttribute('aria-valuetext', '7 days');
});

test('lesson 11 by keyboard: the senders are sorted, three orders fail, the mission is won', async ({ page }) => {
  const troubles = await watch(page);
  await open(page, 'changing-a-policy/');
  await page.keyboard.press('ArrowRight');
  await expectBeat(page, 'senders');
  for (const key of ['1', '1', '2', '2']) await page.keyboard.press(key);
  await press(page, 'button', 'Look');
  await expect(page.locator('.sorted-count')).toHaveText('4 of 4 are where they belong.');
  await page.goto('learn/changing-a-policy/#beat=plan');
  await expectBeat(page, 'plan');
  await settled(page);
  await expect(mission(page)).not.toContainText('has not moved');
  for (const [name, why] of [
    ['The MX first', 'Letters waited'],
    ['No new id', 'Letters waited'],
    ['The old name out early', 'Letters waited'],
  ] as const) {
    await press(page, 'button', name);
    await settled(page);
    await expect(mission(page)).toContainText(why);
    await expect(mission(page)).toContainText('Your goal:');
  }
  await expect(sum(page, 'never')).toContainText('4 late, 0 returned');
  await turn(page, /The old name leaves the file/, 15);
  await settled(page);
  await expect(mission(page)).toContainText('Goal reached.');
  expect(troubles).toEqual([]);
});

test('lesson 11: shown, and seen; a letter that goes back says so', async ({ page }) => {
  await open(page, 'changing-a-policy/#beat=plan&set=move:1_off:2');
  await expect(mission(page)).toContainText('went back to Alice', { timeout: 30_000 });
  await page.locator('[data-act="show-me"]').click();
  await expect(mission(page)).toContainText('Seen, not done:', { timeout: 30_000 });
});

test('no word of an outcome is in the page before its beat', async ({ page }) => {
  await open(page, 'first-contact/');
  const readable = () => page.locator('main').innerText();
  const later = [/yours/i, /taken by you/i, /queued as/, /eighth/, /administrators/, /memory is over/i];
  for (const word of later) expect(await readable()).not.toMatch(word);
  await open(page, 'first-contact/#beat=how-long');
  for (const word of [/eighth/, /letters are yours/]) expect(await readable()).not.toMatch(word);
  await open(page, 'changing-a-policy/');
  for (const word of [/delivered/i, /held/i, /stranger/i, /late/i]) expect(await readable()).not.toMatch(word);
});

test('the dials are in the address, which brings them back; Back leads to the beat before', async ({ page }) => {
  await open(page, 'first-contact/#beat=refresh');
  await settled(page);
  await page.getByRole('radio', { name: 'only by the record' }).check();
  await settled(page);
  await expect(page).toHaveURL(/set=.*refresh:1/);
  const taken = await sum(page, 'taken').innerText();
  expect(taken).not.toMatch(/^0/);
  await page.reload();
  await awake(page);
  await settled(page);
  await expect(page.getByRole('radio', { name: 'only by the record' })).toBeChecked();
  expect(await sum(page, 'taken').innerText()).toBe(taken);
  await open(page, 'first-contact/#beat=refresh&set=refresh:77_nothing:5');
  await settled(page);
  await expect(page.getByRole('radio', { name: 'never' })).toBeChecked();
});

for (const [slug, beat] of [
  ['first-contact', 'siege'],
  ['changing-a-policy', 'plan'],
] as const) {
  test(`${slug}: the strip is accessible in both themes, fits a phone, and has its table behind it`, async ({ page }) => {
    await open(page, `${slug}/#beat=${beat}`);
    await settled(page);
    await page.locator('.split').getByText('Day by day').click();
    await page.locator('.split').getByText('What the marks mean').click();
    await expect(page.locator('.split .days-table tbody tr').first()).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const box = (await strip(page).boundingBox())!;
    expect(box.height, 'at most 45 % of the screen').toBeLessThanOrEqual(0.45 * 844);
    await expect(page.locator('[data-act="next"]')).toBeInViewport();
  });

  test(`${slug}: on paper the strip stands in its frame; without script as it is given`, async ({ page, browser }) => {
    await open(page, `${slug}/#beat=${beat}`);
    await settled(page);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.printed-beats [data-part="days"]')).toBeVisible();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(new URL(`/learn/${slug}/`, page.url()).href);
    await expect(still.locator(`#beat-${beat} [data-part="days"] svg`)).toBeVisible();
    await still.locator(`#beat-${beat}`).getByText('Day by day').click();
    await expect(still.locator(`#beat-${beat} .days-table tbody tr`).first()).toBeVisible();
    await context.close();
  });
}
