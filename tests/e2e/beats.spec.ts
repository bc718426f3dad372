// A lesson on the stage in the reader's hands: the mission by keyboard, by pointer, by being shown and by failing once; what may not be in
// the page yet; the address; other conditions; paper, no script, no motion, a phone.
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { awake, watch } from './page-watch.ts';

const lesson = 'learn/starttls-stripped/';

async function open(page: Page, fragment = ''): Promise<void> {
  await page.goto(lesson + fragment);
  await awake(page);
}
const beat = (page: Page) => page.locator('[data-beat]');
const expectBeat = (page: Page, id: string) => expect(beat(page)).toHaveAttribute('data-beat', id);
const verdict = (page: Page) => page.locator('.verdict-line');
const mission = (page: Page) => page.locator('[data-part="mission"]');
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** What can be read on the page. */
const readable = (page: Page) => page.locator('main').innerText();

test('the mission is won by keyboard alone, each beat is told once, and the lesson ends', async ({ page }) => {
  const troubles = await watch(page);
  await open(page);
  await act(page, 'Drop this line').focus();
  await page.keyboard.press('Enter');
  await expectBeat(page, 'gone');
  await expect(page.getByRole('status').filter({ hasText: 'You dropped the line.' })).toHaveCount(1);
  await expect(page.locator('[data-act="next"]')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expectBeat(page, 'guess');
  await page.keyboard.press('ArrowRight');
  await expectBeat(page, 'guess');
  await page.keyboard.press('1');
  await expectBeat(page, 'alike');
  await expect(page.locator('.answered')).toContainText('You said: It waits with Alice’s server');
  await page.keyboard.press('ArrowRight');
  await expectBeat(page, 'rule');
  await expect(verdict(page)).toContainText('… ?');
  await page.keyboard.press('Enter');
  await expectBeat(page, 'letter');
  await expect(verdict(page)).toContainText('read by you');
  await expect(mission(page)).toContainText('Goal reached.');
  await page.keyboard.press('ArrowLeft');
  await expectBeat(page, 'rule');
  await expect(verdict(page)).toContainText('… ?');
  for (const id of ['letter', 'ways', 'end']) {
    await page.keyboard.press('ArrowRight');
    await expectBeat(page, id);
  }
  await expect(page.getByRole('link', { name: /^Next: Forge the MX/ })).toBeFocused();
  expect(troubles).toEqual([]);
});

test('a try that fails says what stopped it, and can be made good', async ({ page }) => {
  await open(page);
  await act(page, 'Let it pass').click();
  await expectBeat(page, 'passed');
  await expect(verdict(page)).toContainText('delivered unread');
  await expect(mission(page)).toContainText('The letter went by inside a tube.');
  await act(page, 'Take the line again').click();
  await expectBeat(page, 'hands');
  await expect(verdict(page)).toContainText('… ?');
  await act(page, 'Drop this line').click();
  await expectBeat(page, 'gone');
});

test('“Show me” does what wins, and counts as seen', async ({ page }) => {
  await open(page);
  await page.locator('[data-act="hint"]').click();
  await expect(mission(page)).toContainText('That line is in your hands.');
  await page.locator('[data-act="show-me"]').click();
  await expectBeat(page, 'gone');
  await page.locator('[data-act="next"]').click();
  await page.locator('[data-place="clear"]').click();
  await expect(page.locator('.answered')).toContainText('You said so.');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expectBeat(page, 'letter');
  await expect(mission(page)).toContainText('Seen, not done:');
});

test('by pointer: the line is pulled off the wire, the letter laid on the stage', async ({ page }) => {
  await open(page);
  const slip = (await page.locator('.scene .in-hand').boundingBox())!;
  await page.mouse.move(slip.x + slip.width / 2, slip.y + slip.height / 2);
  await page.mouse.down();
  await page.mouse.move(slip.x + slip.width / 2, slip.y + 90, { steps: 5 });
  await page.mouse.up();
  await expectBeat(page, 'gone');
  await page.locator('[data-act="next"]').click();
  await page.locator('.scene .place').nth(1).click();
  await expectBeat(page, 'alike');
  await expect(page.locator('.answered')).toContainText('You said: It reaches Bob unread');
});

test('no word of the outcome and no line that has not happened is in the page before its beat', async ({ page }) => {
  await open(page);
  const later = [/read by/i, /delivered/i, /goes on in (the )?clear/i, /MAIL FROM/, /354 /, /queued as/, /QUIT/, /Ready to start TLS/];
  for (const word of later) expect(await readable(page)).not.toMatch(word);
  await act(page, 'Drop this line').click();
  await expectBeat(page, 'gone');
  await page.waitForTimeout(1000);
  for (const word of later) expect(await readable(page)).not.toMatch(word);
  await page.locator('[data-act="next"]').click();
  await expectBeat(page, 'guess');
  await page.waitForTimeout(1000);
  for (const word of later) expect(await readable(page)).not.toMatch(word);
  await expect(page.locator('.turn')).toHaveCount(2);
});

test('ordinary lines fold with their count, and open on request', async ({ page }) => {
  await open(page);
  const fold = page.locator('.fold-row');
  await expect(fold).toHaveText(/11 ordinary lines/);
  await expect(page.locator('.turn')).toHaveCount(1);
  await fold.getByRole('button').click();
  await expect(page.locator('.turn')).toHaveCount(12);
  await fold.getByRole('button').click();
  await expect(page.locator('.turn')).toHaveCount(1);
});

test('each state is an address: reload, Back and Forward bring it back', async ({ page }) => {
  await open(page);
  await act(page, 'Drop this line').click();
  await expect(page).toHaveURL(/#beat=gone$/);
  await page.keyboard.press('ArrowRight');
  await expectBeat(page, 'guess');
  await page.keyboard.press('2');
  await expect(page).toHaveURL(/#beat=alike&guess=bob$/);
  await page.reload();
  await awake(page);
  await expectBeat(page, 'alike');
  await expect(page.locator('.answered')).toContainText('It reaches Bob unread');
  await expect(page.locator('.turn.cut')).toContainText('deleted by you');
  await page.goBack();
  await expectBeat(page, 'guess');
  await page.goBack();
  await expectBeat(page, 'gone');
  await page.goForward();
  await expectBeat(page, 'guess');
});

test('a step finds its beat; moves lead to the session they make', async ({ page }) => {
  await open(page, '#moves=drop:ehlo-1/250-STARTTLS&step=decide/no-tls');
  await expectBeat(page, 'rule');
  await open(page, '#step=ehlo-1/250-8BITMIME');
  await page.reload();
  await awake(page);
  await expectBeat(page, 'hands');
  await page.goto('about:blank');
  await open(page, '#beat=no-such-beat');
  await expect(page.locator('.problem', { hasText: 'no-such-beat' })).toBeVisible();
  await expectBeat(page, 'hands');
});

test('a what-if plays under its own conditions, and leads back', async ({ page }) => {
  await open(page, '#beat=ways');
  await expect(verdict(page)).toContainText('read by you');
  await act(page, 'a sender that remembers Bob’s policy').click();
  await expect(verdict(page)).toContainText('held');
  await expect(page).toHaveURL(/#beat=ways&if=knows$/);
  await expectBeat(page, 'ways');
  await page.reload();
  await awake(page);
  await expect(verdict(page)).toContainText('held');
  await act(page, 'Back to the lesson').click();
  await expect(verdict(page)).toContainText('read by you');
  await expect(page).toHaveURL(/#beat=ways$/);
});

test('while a session is worked out, no old verdict stands', async ({ page }) => {
  await open(page, '#beat=ways');
  await expect(verdict(page)).toContainText('read by you');
  const [seen] = await Promise.all([
    page.evaluate(
      () =>
        new Promise<string[]>((done) => {
          const line = document.querySelector('.verdict-line')!;
          const texts: string[] = [];
          new MutationObserver(() => texts.push(line.textContent!.trim())).observe(line, {
            subtree: true,
            childList: true,
            characterData: true,
          });
          setTimeout(() => done(texts), 6000);
        }),
    ),
    act(page, 'answer 454 yourself').click(),
  ]);
  const first = seen.findIndex((text) => text.includes('… ?'));
  expect(first).toBe(0);
  expect(seen.at(-1)).toContain('read by you');
});

test('line by line it is the player, with the beats’ words as notes; and back', async ({ page }) => {
  await open(page, '#beat=gone');
  await page.getByText('Every line', { exact: true }).click();
  await expect(page.locator('.side > .note h2')).toHaveText('The offer never arrives');
  await expect(page).toHaveURL(/#moves=drop:ehlo-1\/250-STARTTLS&gear=lines&step=ehlo-1\/250-STARTTLS$/);
  await expect(page.locator('[data-part="stage"]')).toBeVisible();
  await expect(page.locator('.conditions')).toContainText('… ?');
  expect(await readable(page)).not.toMatch(/MAIL FROM|queued as/);
  // Arrows step wherever the focus is.
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/&step=ehlo-1\/250-ENHANCEDSTATUSCODES$/);
  await expect(page.locator('.side > .note h2')).toHaveText(/./);
  await act(page, 'Back to the lesson').click();
  await expectBeat(page, 'guess');
});

test('with reduced motion the last picture is there at once, with a ghost where the slip was', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await act(page, 'Let it pass').click();
  await expectBeat(page, 'passed');
  await expect(page.locator('.turn').last()).toContainText('queued as');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await expect(page.locator('.slip.ghost')).toHaveCount(1);
});

test('without script every beat is there to be read, and nothing looks alive', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}${lesson}`);
  for (const title of ['This line is in your hands', 'Where will the letter go?', 'You have the letter', 'Encryption was a suggestion'])
    await expect(page.getByRole('heading', { name: title, exact: true }).filter({ visible: true })).toHaveCount(1);
  await page.locator('details', { hasText: 'line by line' }).first().locator('summary').click();
  await expect(page.getByText('Receiving server to sender: 220 mx1.receiver.example ESMTP').first()).toBeVisible();
  expect(await page.locator('main button:not(.term)').filter({ visible: true }).count()).toBe(0);
  await context.close();
});

test('on paper: a frame for each beat that was reached, and no later one', async ({ page }) => {
  await open(page, '#beat=rule&guess=held');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const frames = page.locator('.printed-beats > li');
  await expect(frames).toHaveCount(5);
  await expect(frames.first().locator('.scene')).toBeVisible();
  await expect(frames.last()).toContainText('goes on in the clear');
  expect(await readable(page)).not.toContain('You have the letter');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('stage, beat and move are on the first screen; after a move the stage stands at the top', async ({ page }) => {
    await open(page);
    await expect(act(page, 'Drop this line')).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('heading', { name: 'This line is in your hands' })).toBeInViewport({ ratio: 1 });
    await expect(page.locator('.scene')).toBeInViewport({ ratio: 0.9 });
    await act(page, 'Drop this line').tap();
    await expectBeat(page, 'gone');
    await expect.poll(async () => Math.abs((await page.locator('.beside').boundingBox())!.y)).toBeLessThanOrEqual(1);
    expect((await page.locator('.beside').boundingBox())!.height).toBeLessThanOrEqual(0.45 * 844);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await expect(page.locator('[data-act="next"]')).toBeInViewport({ ratio: 1 });
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const state of ['hands', 'passed', 'gone', 'guess', 'alike', 'rule', 'letter', 'ways', 'ways&if=knows', 'end']) {
    test(`${state} passes axe, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, `#beat=${state}`);
      expect(await violations(page)).toEqual([]);
    });
  }
}
