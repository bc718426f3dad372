// The missions of the lessons on the stage: each is won by keyboard alone, shown by "Show me", and failed once; until the beat in which it
// happens no word of the outcome is in the page.
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

interface Way {
  readonly slug: string;
  /** What is pressed, in order: a button by its name, `next`, or the number of a place. It ends where the mission is won. */
  readonly win: readonly (string | number)[];
  /** The beat in which the mission is given, where that is not the first. */
  readonly from?: string;
  /** What is pressed there, in order, and what the mission then says. */
  readonly fail: readonly (string | number)[];
  readonly stopped: string;
  /** In no beat before this one: words of its outcome. */
  readonly told: string;
  readonly words: RegExp;
}

const drop = 'Drop this line';
const times = (count: number) => Array.from({ length: count }, () => 'next');

const ways: readonly Way[] = [
  {
    slug: 'mail-in-the-clear',
    win: ['Pass it on', ...times(3), 'Change the price'],
    fail: [drop],
    stopped: 'There is nothing of yours in it.',
    told: 'letter',
    words: /read by you|delivered|queued as|\bQUIT\b|14 500/i,
  },
  {
    slug: 'starttls',
    win: [...times(8), 'Show my own certificate'],
    fail: times(7),
    stopped: 'You listened, and got noise.',
    told: 'worth',
    words: /delivered|read by you|queued as|Bob has the letter/i,
  },
  {
    slug: 'mx-forged',
    win: ['Answer with my own host', ...times(3), 3, 'next'],
    fail: ['Let the true answer come'],
    stopped: 'The true answer came',
    told: 'letter',
    words: /read by you|delivered|taken|queued as|MAIL FROM/i,
  },
  {
    slug: 'smtp-sts-2016',
    win: [drop, ...times(4), 'Offer to=false'],
    fail: ['Let it pass'],
    stopped: 'You have to touch something.',
    told: 'turns',
    words: /\bheld\b|keeps the message|refuses|turns round|MAIL FROM/i,
  },
  {
    slug: 'mta-sts',
    win: [drop, 2, ...times(6), 'Answer 454', 'Try another way', 'Cut TLS off'],
    fail: ['Let it pass'],
    stopped: 'You have to touch something.',
    told: 'turns',
    words: /\bheld\b|keeps the message|refuses|turns round|MAIL FROM/i,
  },
  {
    slug: 'enforce-testing-none',
    win: [drop, 2, ...times(3), 'Turn to enforce'],
    from: 'monday',
    fail: ['Turn to none'],
    stopped: 'you read the letter. Turn the dial.',
    told: 'letter',
    words: /read by you|delivered|queued as|MAIL FROM/i,
  },
];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const mission = (page: Page) => page.locator('[data-part="mission"]');
const beatOf = (page: Page) => page.locator('[data-beat]').getAttribute('data-beat');

async function open(page: Page, slug: string, beat?: string): Promise<void> {
  await page.goto(`learn/${slug}/${beat ? `#beat=${beat}` : ''}`);
  await awake(page);
}

/** One move by keyboard, and the beat that it leads to. */
async function press(page: Page, key: string | number): Promise<void> {
  const before = await beatOf(page);
  if (key === 'next') await page.keyboard.press('ArrowRight');
  else if (typeof key === 'number') await page.keyboard.press(String(key));
  else await page.getByRole('button', { name: key, exact: true }).press('Enter');
  await expect.poll(() => beatOf(page), { intervals: [20] }).not.toBe(before);
  await expect(page.locator('.move')).toHaveAttribute('aria-busy', 'false');
}

for (const { slug, win, from, fail, stopped, told, words } of ways) {
  test(`${slug}: won by keyboard, and nothing is told before it happens`, async ({ page }) => {
    const troubles = await watch(page);
    await open(page, slug);
    let isTold = false;
    for (const key of win) {
      isTold ||= (await beatOf(page)) === told;
      if (!isTold) expect(await page.locator('main').innerText()).not.toMatch(words);
      await press(page, key);
    }
    expect(isTold || (await beatOf(page)) === told).toBe(true);
    await expect(mission(page)).toContainText('Goal reached.');
    expect(troubles).toEqual([]);
  });

  test(`${slug}: shown, and seen`, async ({ page }) => {
    await open(page, slug, from);
    await page.locator('[data-act="hint"]').click();
    await expect(mission(page).getByRole('status')).toContainText(/\w/);
    await page.locator('[data-act="show-me"]').click();
    // Where the end is not in sight yet, the reader goes on.
    const next = page.locator('.move [data-act="next"], .move [data-place]').first();
    const isSeen = () => mission(page).getByText('Seen, not done:').count();
    await expect
      .poll(async () => {
        if ((await isSeen()) || !(await next.count())) return isSeen();
        await next.press('Enter');
        return isSeen();
      })
      .toBe(1);
  });

  test(`${slug}: a try that fails says what stopped it`, async ({ page }) => {
    await open(page, slug, from);
    for (const key of fail) await press(page, key);
    await expect(mission(page)).toContainText(stopped);
    await expect(mission(page)).toContainText('Your goal:');
  });
}

test('one mission after the other: Monday, then Tuesday', async ({ page }) => {
  await open(page, 'enforce-testing-none', 'monday');
  for (const key of ['Turn to enforce', 'next', 'Turn to none']) await press(page, key);
  await expect(mission(page)).toContainText('nothing was noted');
  for (const key of ['Turn the dial again', 'Turn to testing']) await press(page, key);
  await expect(mission(page)).toContainText('the sender has noted what was wrong');
});

test('a board is sorted by keyboard, and says why; the next beat has none', async ({ page }) => {
  await open(page, 'mail-in-the-clear', 'sort');
  const board = page.locator('[data-part="board"]');
  const look = board.getByRole('button', { name: 'Look', exact: true });
  await expect(look).toBeDisabled();
  for (let card = 0; card < 5; card++) await page.keyboard.press('1');
  await expect(board).not.toContainText('not used between servers');
  await look.press('Enter');
  await expect(board).toContainText('It is not used between servers.');
  await press(page, 'next');
  await expect(board).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change the price', exact: true })).toBeVisible();
});
