// Free play: its experiments; every world, sender and attack; changes by hand and their way back; the address; days; the draft of 2016;
// the report.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

async function open(page: Page, fragment = ''): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`play/${fragment}`);
  await awake(page);
}
const turn = (page: Page, text: string) => page.locator('.turn', { hasText: text });
const verdict = (page: Page) => page.locator('.conditions .verdict');
const hand = (page: Page) => page.locator('form.by-hand');

async function goTo(page: Page, event: string): Promise<void> {
  await page.locator(`.turn[data-event="${event}"] .wire`).click();
  await expect(page.locator(`.turn[data-event="${event}"]`)).toHaveAttribute('aria-current', 'step');
}

test.describe('experiments', () => {
  const begin = (page: Page) => page.locator('.experiment').getByRole('button');

  test('the page opens with them; one is chosen and played by keyboard, and what comes is not told before', async ({ page }) => {
    const troubles = await watch(page);
    await open(page);
    const cards = page.locator('.experiments a');
    expect(await cards.count()).toBeGreaterThanOrEqual(8);
    for (const expected of await cards.allInnerTexts()) expect(expected).toContain('You expect:');
    await cards.first().focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-part="stage"]')).toBeVisible();
    await expect(page).toHaveURL(/#experiment=line-under-enforce/);
    await expect(verdict(page)).toHaveCount(0);
    await expect(page.locator('.open-question')).toBeVisible();
    await expect(page.locator('#report-title')).toHaveCount(0);
    await expect(page.locator('.move-list')).toHaveCount(0);
    await begin(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.eye.attacker del')).toContainText('250-STARTTLS');
    await expect(page.locator('[aria-current="step"]')).toHaveAttribute('data-event', 'ehlo-1/250-STARTTLS');
    for (let press = 0; press < 5 && (await begin(page).innerText()) === 'Go on'; press++) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(200);
      await page.keyboard.press('Shift');
    }
    await expect(page.locator('.came')).toContainText('held');
    await expect(verdict(page)).toContainText('held');
    await expect(page.locator('.came')).toContainText('RFC 8461');
    await expect(page.locator('#report-title')).toBeVisible();
    expect(troubles).toEqual([]);
  });

  test('an address brings one back; a change by hand makes it the reader’s own', async ({ page }) => {
    await open(page, '#experiment=hidden-at-first&step=decide/no-tls');
    await expect(page.locator('.experiment h2')).toContainText('Hide the record');
    await expect(page.locator('[aria-current="step"]')).toHaveAttribute('data-event', 'decide/no-tls');
    await page.getByLabel('Conditions of this session').locator('select').nth(1).selectOption('sts-enforce');
    await expect(page.locator('.experiment')).toHaveCount(0);
    await expect(page).toHaveURL(/sender=sts-enforce.*moves=/);
    await expect(verdict(page)).toContainText('held');
    await open(page, '#experiment=nonsense');
    await expect(page.locator('main')).toContainText('nonsense');
    await expect(page.locator('.turn').first()).toBeVisible();
  });

  test('Next brings the stage, which shows the step; what is deleted by hand is deleted on it', async ({ page }) => {
    await open(page, '#sender=opportunistic&step=ehlo-1/250-STARTTLS');
    const eye = page.locator('.eye.sender');
    await expect(eye).toContainText('250-STARTTLS');
    await hand(page).getByLabel('What you do').selectOption('drop');
    await hand(page).getByRole('button', { name: 'Do it' }).click();
    await expect(eye).not.toContainText('250-STARTTLS');
    await expect(page.locator('.eye.attacker del')).toContainText('250-STARTTLS');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(eye).toContainText('250 ENHANCEDSTATUSCODES');
  });

  test('commands that go together are tied, and so are their answers: on the stage, in the score, in words', async ({ page }) => {
    await open(page, '#sender=opportunistic&step=data-1');
    const row = (id: string) => page.locator(`.turn[data-event="${id}"]`);
    await expect(row('mail-from-1')).toContainText('Sent at once, 1 of 3');
    await expect(row('mail-from-1').locator('.together')).toHaveText('3 at once');
    await expect(row('data-1/reply')).toContainText('Answer 3 of 3');
    await expect(row('quit-1')).not.toContainText('at once');
    await expect(page.locator('[data-part="stage"] .scene')).toContainText('3 sent at once');
    await expect(page.locator('[data-part="stage"] .string')).toHaveCount(1);
  });

  test('phone: the stage at the top, the hands below it, nothing sideways', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page);
    await page.locator('.experiments a').nth(2).click();
    const scene = page.locator('[data-part="stage"] .scene');
    await expect(scene).toBeInViewport();
    const [stage, hands] = await Promise.all([page.locator('[data-part="stage"]').boundingBox(), hand(page).boundingBox()]);
    expect(hands!.y - (stage!.y + stage!.height)).toBeLessThan(80);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

test('a cell of the matrix opens its very session, at the deciding step', async ({ page }) => {
  await page.goto('matrix/');
  await awake(page);
  await page
    .getByRole('row', { name: /^Block the policy host/ })
    .getByRole('link')
    .nth(2)
    .click();
  await awake(page);
  await expect(page.getByLabel('Conditions of this session').locator('select').first()).toHaveValue('block-policy');
  await expect(page.getByLabel('Conditions of this session').locator('select').nth(1)).toHaveValue('sts-first-contact');
  await expect(verdict(page)).toContainText('read by the attacker');
  const step = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('step')!;
  await expect(page.locator('[aria-current="step"]')).toHaveAttribute('data-event', step);
  await expect(page.locator('[data-part="stage"] .scene')).toBeVisible();
});

test('a line rewritten by hand changes the session, is listed, and is taken back', async ({ page }) => {
  const troubles = await watch(page);
  await open(page, '#sender=opportunistic');
  await goTo(page, 'ehlo-1/250-STARTTLS');
  await hand(page).getByLabel('What you do').selectOption('replace');
  await hand(page).getByLabel('The line as you send it').fill('250-STARTLTS');
  await hand(page).getByRole('button', { name: 'Do it' }).click();
  await expect(turn(page, 'STARTLTS')).toHaveCount(1);
  await expect(verdict(page)).toContainText('read by the attacker');
  const list = page.locator('.move-list');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveURL(/moves=/);
  const url = page.url();
  await open(page, new URL(url).hash);
  await expect(turn(page, 'STARTLTS')).toHaveCount(1);
  await page.locator('.move-list').getByRole('button', { name: 'Take back number 1' }).click();
  await expect(turn(page, 'STARTLTS')).toHaveCount(0);
  await expect(verdict(page)).toContainText('delivered unread');
  expect(troubles).toEqual([]);
});

test('what no attacker can do is refused with the reason, and nothing that was typed is lost', async ({ page }) => {
  await open(page, '#sender=sts-enforce');
  await goTo(page, 'mail-from-1');
  await hand(page).getByLabel('What you do').selectOption('replace');
  await hand(page).getByLabel('The line as you send it').fill('MAIL FROM:<mallory@attacker.example>');
  await hand(page).getByRole('button', { name: 'Do it' }).click();
  await expect(page.locator('.move-list .refused')).toContainText('is inside TLS');
  await expect(hand(page).getByLabel('The line as you send it')).toHaveValue('MAIL FROM:<mallory@attacker.example>');
  await expect(verdict(page)).toContainText('delivered unread');
});

test('DNS answers can be forged, certificates swapped, records damaged; all is undone at once', async ({ page }) => {
  await open(page, '#sender=opportunistic');
  await goTo(page, 'mx/receiver.example/answer');
  await hand(page).getByLabel('The answer as you forge it').fill('receiver.example MX 10 mx.attacker.example');
  await hand(page).getByRole('button', { name: 'Do it' }).click();
  await expect(verdict(page)).toContainText('taken by the attacker');
  await page.getByRole('button', { name: 'Take back the last' }).click();
  await goTo(page, 'tls-1/certificate');
  await hand(page).getByLabel('The certificate that you show').selectOption('trusted');
  await hand(page).getByRole('button', { name: 'Do it' }).click();
  await expect(verdict(page)).toContainText('read by the attacker');
  await page.getByRole('button', { name: 'Take all back' }).click();
  await goTo(page, 'mail-from-1');
  await hand(page).getByLabel('What you do').selectOption('damage');
  await hand(page).getByRole('button', { name: 'Do it' }).click();
  await expect(turn(page, 'does not decrypt')).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Take all back' }).click();
  await expect(page.locator('.move-list')).toContainText('Nothing yet.');
  await expect(page).not.toHaveURL(/moves/);
});

test('a validating sender sees a forged answer as bogus', async ({ page }) => {
  await open(
    page,
    `#sender=dane&moves=${encodeURIComponent('replace:mx/receiver.example/answer\nreceiver.example MX 10 mx.attacker.example')}`,
  );
  await expect(verdict(page)).toContainText('held');
});

test('own world in the address: played when right, named with its path when wrong', async ({ page }) => {
  await open(page, `#scenario=${encodeURIComponent('{"sender":"opportunistic","attack":"forge-mx"}')}`);
  await expect(verdict(page)).toContainText('taken by the attacker');
  await expect(page.getByLabel('World', { exact: true })).toHaveValue('own');
  await open(page, `#scenario=${encodeURIComponent('{"sender":{"tls":"maybe"},"colour":1}')}`);
  await expect(page.locator('.scenario-findings')).toContainText('colour');
  await expect(page.locator('.scenario-findings')).toContainText('sender');
  await expect(page.locator('.turn').first()).toBeVisible();
  await page.getByText('Write your own world').click();
  await expect(page.getByLabel('Scenario, JSON')).toHaveValue(/maybe/);
  await page.getByLabel('Scenario, JSON').fill('{"sender":"opportunistic","attack":"strip-starttls"}');
  await page.getByRole('button', { name: 'Play it' }).click();
  await expect(verdict(page)).toContainText('read by the attacker');
  await expect(page).toHaveURL(/scenario=/);
});

test('a world that scripts would like to enter stays text', async ({ page }) => {
  const troubles = await watch(page);
  const evil = '<img src=x onerror="document.title=1">\u001b]0;t\u0007';
  await open(
    page,
    `#scenario=${encodeURIComponent(JSON.stringify({ title: evil, message: { from: 'a@b.example', to: ['c@receiver.example'], header: [evil], body: [evil] } }))}`,
  );
  await expect(turn(page, '<img src=x')).not.toHaveCount(0);
  await expect(page.locator('main img')).toHaveCount(0);
  expect(troubles).toEqual([]);
});

test('days: the attack moves by keyboard, and the messages that it reaches change', async ({ page }) => {
  const troubles = await watch(page);
  await open(page);
  await page.getByLabel('World', { exact: true }).selectOption('blocked-refresh');
  const days = page.locator('.days');
  await expect(days.getByRole('button', { name: /Show message/ })).toHaveCount(7);
  await expect(days.locator('.messages')).toContainText('Read');
  const slider = days.getByRole('slider');
  await expect(slider).toHaveAttribute('aria-valuetext', 'day 1');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', 'day 12');
  await expect(days.locator('.messages')).not.toContainText('Read');
  await expect(page).toHaveURL(/day=12/);
  await slider.fill('1');
  await days.getByRole('button', { name: /Show message 7/ }).click();
  await expect(verdict(page)).toContainText('read by the attacker');
  await expect(page).toHaveURL(/message=6/);
  await open(page, new URL(page.url()).hash);
  await expect(verdict(page)).toContainText('read by the attacker');
  expect(troubles).toEqual([]);
});

test('the draft of 2016 beside RFC 8461, with what differs', async ({ page }) => {
  await open(page, '#sender=sts-enforce&attack=break-handshake&compare=2016');
  await expect(page.locator('.beside .facts')).toContainText('differs');
  await expect(page.locator('.apart .old').first()).toContainText('only in 2016');
  await expect(page.locator('.apart .now').first()).toContainText('only in RFC 8461');
});

test('any session beside the draft: one’s own world, from the address, with its moves', async ({ page }) => {
  const world = {
    title: 'No draft, one server',
    zones: [
      {
        name: 'receiver.example',
        dnssec: 'unsigned',
        records: [
          { name: 'receiver.example', type: 'MX', value: '10 mail.receiver.example' },
          { name: 'mail.receiver.example', type: 'A', value: '198.51.100.7' },
          { name: '_mta-sts.receiver.example', type: 'TXT', value: 'v=STSv1; id=1;' },
        ],
      },
    ],
    policyHosts: [
      {
        host: 'mta-sts.receiver.example',
        certificate: { names: ['mta-sts.receiver.example'] },
        body: 'version: STSv1\nmode: enforce\nmx: mail.receiver.example\nmax_age: 86400\n',
      },
    ],
    mxHosts: [{ host: 'mail.receiver.example', addresses: ['198.51.100.7'], certificate: { names: ['mail.receiver.example'] } }],
  };
  const scenario = encodeURIComponent(JSON.stringify(world));
  await open(page, `#scenario=${scenario}&sender=sts-enforce&moves=drop:ehlo-1/250-STARTTLS&compare=2016`);
  await expect(page.locator('.world')).toContainText('No draft, one server');
  await expect(page.locator('.beside .facts')).toContainText('Held');
  await expect(page.locator('.tools-list')).toContainText('v=STS1; to=true; mx=mail.receiver.example;');
  await expect(verdict(page)).toContainText('held');
});

test('the report is shown as it is sent, JSON or XML', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#sender=sts-enforce&attack=strip-starttls');
  await expect(page.locator('.report-text')).toContainText('"starttls-not-supported"');
  await page.getByRole('button', { name: 'Copy: The report at the end' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect((JSON.parse(copied) as { policies: unknown[] }).policies).toHaveLength(1);
  await page.getByLabel('Conditions of this session').locator('select').nth(1).selectOption('sts-2016');
  await expect(page.locator('.report-text')).toContainText('<?xml');
});

for (const fragment of ['', '#scenario=roll-out&attack=forge-mx-hide-txt&compare=2016', '#moves=replace:mail-from-1%0Ax&step=mail-from-1'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`phone: nothing scrolls sideways, axe finds nothing ${fragment} ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 700 });
      await open(page, fragment);
      if (!fragment) await page.getByRole('button', { name: 'show me the stage' }).click();
      await page.waitForLoadState('networkidle');
      await page.locator('form.by-hand').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });

test.describe('typing SMTP', () => {
  const rows = (page: Page) => page.locator('.typed .xterm-rows');

  async function openTyping(page: Page, fragment = '') {
    await open(page, fragment);
    await page.getByRole('button', { name: 'show me the stage' }).click();
    await page.getByText('Type SMTP yourself').click();
    await expect(rows(page)).toContainText('220');
    await page.locator('.typed .xterm').click();
  }
  async function say(page: Page, line: string, reply: string) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await expect(rows(page)).toContainText(reply);
  }

  test('a delivery by hand, TLS and all', async ({ page }) => {
    test.slow(); // every key of ten lines, one by one
    const troubles = await watch(page);
    await openTyping(page);
    await say(page, 'RCPT TO:<bob@receiver.example>', '503');
    await say(page, 'STARTTLS now', '501');
    await say(page, 'NONSENSE', '50');
    await say(page, 'EHLO out.sender.example', '250-STARTTLS');
    await say(page, 'STARTTLS', 'TLS handshake done');
    await page.getByRole('button', { name: 'Connect again' }).scrollIntoViewIfNeeded();
    await expect(page.locator('.typing [role=status]')).toContainText('encrypted');
    await say(page, 'STARTTLS', '50');
    await say(page, 'EHLO out.sender.example', '250');
    await say(page, 'MAIL FROM:<alice@sender.example>', '2.1.0');
    await say(page, 'RCPT TO:<nobody@receiver.example>', '550');
    await say(page, 'RCPT TO:<bob@receiver.example>', '2.1.5');
    await say(page, 'DATA', '354');
    await say(page, '.', 'Message taken, encrypted');
    await say(page, 'QUIT', '221');
    await expect(rows(page)).toContainText('The connection is closed');
    await page.getByRole('button', { name: 'Connect again' }).click();
    await expect(rows(page)).not.toContainText('221');
    expect(troubles).toEqual([]);
  });

  test('lines pasted behind STARTTLS are thrown away, and a remark says so', async ({ page }) => {
    await openTyping(page);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'EHLO a.example\nSTARTTLS\nMAIL FROM:<mallory@attacker.example>\n');
      document.querySelector('.typed textarea')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    });
    await expect(rows(page)).toContainText('TLS handshake done');
    await expect(page.locator('[data-code="smtp-pipelined-after-starttls"]')).toBeVisible();
  });

  for (const width of [320, 1280])
    test(`at ${width} px the terminal stays within the page, also when the window changes`, async ({ page }) => {
      await page.setViewportSize({ width: 1000, height: 700 });
      await openTyping(page);
      await page.setViewportSize({ width, height: 700 });
      const fits = () =>
        page.evaluate(
          () =>
            document.querySelector('.typed .xterm-screen')!.getBoundingClientRect().right <= innerWidth &&
            document.documentElement.scrollWidth <= innerWidth,
        );
      await expect.poll(fits).toBe(true);
    });

  test('accents, a server without STARTTLS, a private one', async ({ page }) => {
    await openTyping(page);
    await page.getByLabel('It speaks like').selectOption('exim');
    await expect(rows(page)).toContainText(/Exim/i);
    await page.getByLabel('STARTTLS is').selectOption('absent');
    await page.locator('.typed .xterm').click();
    await say(page, 'EHLO a.example', '250');
    await expect(rows(page)).not.toContainText('250-STARTTLS');
    await page.getByLabel('STARTTLS is').selectOption('offered');
    await page.getByLabel('private server').check();
    await page.locator('.typed .xterm').click();
    await say(page, 'MAIL FROM:<a@b.example>', '530');
  });

  test('Esc leaves; Tab goes on; escape sequences stay symbols', async ({ page }) => {
    const troubles = await watch(page);
    await openTyping(page);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'NOOP \u001b]0;owned\u0007\u009b31m\n');
      document.querySelector('.typed textarea')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    });
    await expect(rows(page)).toContainText('NOOP');
    expect(await page.title()).not.toContain('owned');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Esc leaves the terminal')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Connect again' })).toBeFocused();
    expect(troubles).toEqual([]);
  });
});
