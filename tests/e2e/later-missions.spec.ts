// The missions of the later lessons in the reader's hands: won by keyboard alone, failed once with what stopped it, and shown.
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

/** `→`: on by arrow; a digit: the letter is laid there by that key; else the button of that name, by focus and Enter. */
type Steps = readonly string[];

interface Row {
  readonly slug: string;
  /** What leads to where the mission is given, for a later one. */
  readonly before?: Steps;
  readonly wins: Steps;
  readonly fails: Steps;
  readonly stopped: string;
  /** After "Show me", until its end can be seen. */
  readonly shown: Steps;
  /** Where "Show me" ends, if it does several acts. */
  readonly shownTo?: string;
}

const silent: Steps = ['Hide the answer', ...Array<string>(6).fill('→')];
const stopped: Steps = ['3', '→', 'Sign the zone, publish the hash', '→', '1', ...Array<string>(2).fill('→')];
const beaten: Steps = ['Name your own server', '3', '→', 'Do the same in 2018', ...Array<string>(3).fill('→')];

const rows: readonly Row[] = [
  { slug: 'reports', wins: ['Hide the answer'], fails: ['Let it pass'], stopped: 'The report was read on its way', shown: [] },
  {
    slug: 'reports',
    before: silent,
    wins: ['An https address elsewhere'],
    fails: ['A mailbox in Bob’s domain'],
    stopped: 'The report went where the forged MX led it',
    shown: [],
  },
  {
    slug: 'certificates',
    before: ['3', '→'],
    wins: ['Sign the zone, publish the hash', '→', '1'],
    fails: ['Publish a hash of her key'],
    stopped: 'in an unsigned zone it counts for nothing',
    shown: ['→', '1'],
  },
  {
    slug: 'certificates',
    before: stopped,
    wins: ['Publish its hash beside the old', 'After two TTLs'],
    fails: ['Put the new key on the server'],
    stopped: 'The sender found another key',
    shown: [],
  },
  {
    slug: 'mistakes',
    before: ['2', '→', '→'],
    wins: ['The file, then the id', '→'],
    fails: ['The policy file'],
    stopped: 'This sender has no reason to fetch it',
    shown: ['→'],
  },
  {
    slug: 'limits',
    wins: ['Show one from an authority', '3', '→'],
    fails: ['Drop the offer'],
    stopped: 'The policy promised an offer',
    shown: ['3', '→'],
  },
  {
    slug: '2016-and-2018',
    wins: ['Name your own server', '3', '→', 'Do the same in 2018', '→'],
    fails: ['Let it pass'],
    stopped: 'That letter was delivered to Bob',
    shownTo: 'proved',
    shown: ['→'],
  },
  {
    slug: '2016-and-2018',
    before: beaten,
    wins: ['Policy and MX, both for you', 'Come back in five days'],
    fails: ['The MX alone'],
    stopped: 'You got one letter',
    shown: [],
  },
  {
    slug: 'deploy',
    before: Array<string>(5).fill('→'),
    wins: ['Call both servers, mend, enforce', '→', 'Drop the offer', 'The next try', 'Forge the MX'],
    fails: ['Enforce: two weeks were quiet'],
    stopped: 'Reports were quiet, because nobody had called',
    shown: [],
  },
];

const mission = (page: Page) => page.locator('[data-part="mission"]');

async function open(page: Page, slug: string, before: Steps = []): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`learn/${slug}/`);
  await awake(page);
  await take(page, before);
}

async function take(page: Page, steps: Steps): Promise<void> {
  for (const step of steps) {
    const beat = await page.locator('[data-beat]').getAttribute('data-beat');
    if (step === '→') await page.keyboard.press('ArrowRight');
    else if (/^\d$/.test(step)) await page.keyboard.press(step);
    else {
      await page.getByRole('button', { name: step, exact: true }).focus();
      await page.keyboard.press('Enter');
    }
    await expect(page.locator('[data-beat]')).not.toHaveAttribute('data-beat', beat!);
  }
}

for (const { slug, before, wins, fails, stopped: why, shown, shownTo } of rows) {
  const name = `${slug}, ${wins[0]}`;

  test(`${name}: won by keyboard`, async ({ page }) => {
    const troubles = await watch(page);
    await open(page, slug, before);
    await expect(mission(page)).toContainText('Your goal:');
    await take(page, wins);
    await expect(mission(page)).toContainText('Goal reached.');
    expect(troubles).toEqual([]);
  });

  test(`${name}: a try that fails says why`, async ({ page }) => {
    await open(page, slug, before);
    await take(page, fails);
    await expect(mission(page)).toContainText(why);
    await expect(mission(page)).toContainText('Your goal:');
  });

  test(`${name}: shown, and seen`, async ({ page }) => {
    await open(page, slug, before);
    const beat = await page.locator('[data-beat]').getAttribute('data-beat');
    await page.locator('[data-act="show-me"]').click();
    await expect(page.locator('[data-beat]')).not.toHaveAttribute('data-beat', beat!);
    if (shownTo) await expect(page.locator('[data-beat]')).toHaveAttribute('data-beat', shownTo);
    if (shown.length > 0) await take(page, shown);
    await expect(mission(page)).toContainText('Seen, not done:', { timeout: 20_000 });
  });
}

test('the last lesson leads to the reader’s own domain', async ({ page }) => {
  await page.route(/^https:/, (route) => route.abort());
  await page.goto('learn/deploy/#beat=own');
  await awake(page);
  await page.getByRole('textbox', { name: 'Domain that receives mail' }).fill('receiver.example');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/inspect\/#domain=receiver\.example&show=plan$/);
  await expect(page.getByRole('textbox', { name: 'Domain that receives mail' })).toHaveValue('receiver.example');
});
