// Many TLS reports: dropped as a folder, a zip, a mailbox; a thousand files; stopped; on a phone, on paper, kept on the device only if
// asked.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { violations } from './axe.ts';
import { awake, watch } from './page-watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'reports-'));
test.beforeEach(() => void mkdirSync(folder, { recursive: true }));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Wanted {
  readonly day: number;
  readonly reporter?: string;
  readonly failed?: number;
  readonly padding?: number;
}

/** A report of March 2026 on harbour.example. */
const report = ({ day, reporter = 'a.example', failed = 0, padding = 0 }: Wanted) => {
  const date = new Date(Date.UTC(2026, 2, day)).toISOString().slice(0, 10);
  return JSON.stringify({
    'organization-name': reporter,
    'date-range': { 'start-datetime': `${date}T00:00:00Z`, 'end-datetime': `${date}T23:59:59Z` },
    'contact-info': `tls@${reporter}`,
    'report-id': `${date}_${reporter}`,
    policies: [
      {
        policy: {
          'policy-type': 'sts',
          'policy-string': ['version: STSv1', 'mode: testing', 'mx: mx1.harbour.example', 'max_age: 86400'],
          'policy-domain': 'harbour.example',
          'mx-host': ['mx1.harbour.example'],
        },
        summary: { 'total-successful-session-count': 10, 'total-failure-session-count': failed },
        'failure-details':
          failed > 0
            ? [
                {
                  'result-type': 'validation-failure',
                  'sending-mta-ip': '198.51.100.1',
                  'receiving-mx-hostname': 'mx2.harbour.example',
                  'receiving-ip': '192.0.2.2',
                  'failed-session-count': failed,
                  'additional-information': 'x'.repeat(padding),
                },
              ]
            : [],
      },
    ],
  });
};
const days = Array.from({ length: 8 }, (_, index) => index + 1);
const reporters = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example'];
const all = days.flatMap((day) => reporters.map((reporter) => ({ day, reporter, failed: day >= 4 && reporter === 'c.example' ? 2 : 0 })));
const sentence = 'Mail to harbour.example fails at mx2 since 4 March, says one reporter in five: no mx line of the policy names it.';

async function open(page: Page, address = 'reports/'): Promise<string[]> {
  const troubles = await watch(page);
  await page.goto(address);
  await awake(page);
  return troubles;
}

const choose = (page: Page, files: Parameters<Page['setInputFiles']>[1]) =>
  page.setInputFiles('input[type=file]:not([webkitdirectory])', files);
const file = (name: string, content: string | Uint8Array) => ({ name, mimeType: '', buffer: Buffer.from(content) });
const answer = (page: Page) => page.locator('[data-month] .answer h2');

/** Files and folders of the disk, dropped as a file manager does. */
async function drop(page: Page, ...files: string[]) {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, x: 300, y: 600, data });
}

test('a folder, dropped anywhere: read with all that is in it, and nothing is uploaded', async ({ page }) => {
  const troubles = await open(page);
  const sent: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
  const dropped = join(folder, 'march');
  mkdirSync(join(dropped, 'late'), { recursive: true });
  for (const wanted of all) {
    writeFileSync(join(dropped, wanted.day > 5 ? 'late' : '', `${wanted.reporter}!${wanted.day}.json.gz`), gzipSync(report(wanted)));
  }
  writeFileSync(join(dropped, 'winmail.dat'), new Uint8Array([0x78, 0x9f, 0x3e, 0x22]));
  await drop(page, dropped);
  await expect(answer(page)).toHaveText(sentence);
  await expect(page.locator('#files')).toContainText('41 files held 40 reports.');
  await expect(page.locator('[data-unread=winmail]')).toContainText('march/winmail.dat');
  await expect(page.locator('[data-unread=winmail]')).toContainText('Save the mail as .eml');
  expect(sent).toEqual([]);
  expect(troubles).toEqual([]);
});

test('a folder, chosen', async ({ page }) => {
  await open(page);
  const chosen = join(folder, 'chosen');
  mkdirSync(chosen, { recursive: true });
  for (const wanted of all) writeFileSync(join(chosen, `${wanted.reporter}!${wanted.day}.json`), report(wanted));
  await page.setInputFiles('input[webkitdirectory]', chosen);
  await expect(answer(page)).toHaveText(sentence);
});

test('a zip and a mailbox with the same reports: each counts once; then more files are added', async ({ page }) => {
  const troubles = await open(page);
  const zip = zipSync(Object.fromEntries(all.map((wanted, index) => [`${index}.json`, strToU8(report(wanted))])));
  const mails = all.map((wanted) =>
    [
      'From tls@a.example Sun Mar  8 03:00:00 2026',
      'Date: Sun, 08 Mar 2026 03:00:00 +0000',
      'Content-Type: multipart/report; boundary="b"',
      '',
      '--b',
      'Content-Type: application/tlsrpt+gzip; name="r.json.gz"',
      'Content-Transfer-Encoding: base64',
      '',
      gzipSync(report(wanted)).toString('base64'),
      '--b--',
      '',
      '',
    ].join('\r\n'),
  );
  const [zipped, mailbox] = [join(folder, 'all.zip'), join(folder, 'all.mbox')];
  writeFileSync(zipped, zip);
  writeFileSync(mailbox, mails.join(''));
  await drop(page, zipped, mailbox);
  await expect(answer(page)).toHaveText(sentence);
  await expect(page.locator('#files')).toContainText('2 files held 40 reports.');
  await expect(page.locator('#files')).toContainText(/Seen twice, counted once\s*40/);
  await choose(page, [file('more.json', report({ day: 9, reporter: 'c.example' }))]);
  await expect(page.locator('#files')).toContainText('3 files held 41 reports.');
  expect(troubles).toEqual([]);
});

test('pictures, table, evidence and exports say the same', async ({ page }) => {
  await open(page);
  await choose(page, [file('lines.jsonl', all.map(report).join('\n'))]);
  await expect(answer(page)).toHaveText(sentence);
  const month = page.locator('.tape');
  await expect(month).toContainText('10 of 410');
  await expect(month).toContainText('4 Mar to 8 Mar, still');
  await month.getByText('MX host', { exact: true }).click();
  await expect(month).toContainText('mx2.harbour.example');
  await month.getByText('The same as a table').click();
  await expect(month.locator('tbody tr').nth(3)).toContainText('2026-03-04');
  await expect(month.locator('tbody tr')).toHaveCount(8);
  const walker = month.getByRole('slider');
  await walker.focus();
  await page.keyboard.press('Home');
  await expect(month.locator('.readout')).toContainText('1 March 2026: 50 sessions, none failed.');
  await page.getByText('5 rows of the reports').click();
  await expect(page.locator('.rows tbody tr')).toHaveCount(5);
  await expect(page.locator('[data-cause="mx-not-in-policy"] ins')).toHaveText('mx: mx2.harbour.example');
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save CSV' }).click()]);
  expect(csv.suggestedFilename()).toBe('harbour.example.csv');
  const [json] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save JSON' }).click()]);
  const stream = await json.createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString();
  expect(JSON.parse(text)).toMatchObject({ sentence, successful: 400, failed: 10, files: { reports: 40 } });
});

test('a thousand files: read, drawn, and the page is never held up for long', async ({ page }) => {
  const troubles = await open(page);
  const thousand = join(folder, 'thousand');
  mkdirSync(thousand, { recursive: true });
  for (let index = 0; index < 1000; index++) {
    const wanted = { day: 1 + (index % 250), reporter: `r${Math.floor(index / 250)}.example`, failed: index % 9 ? 0 : 3, padding: 4000 };
    writeFileSync(join(thousand, `${index}.json`), report(wanted));
  }
  await page.setInputFiles('input[webkitdirectory]', thousand);
  await expect(page.locator('#files')).toContainText('1,000 files held 1,000 reports.', { timeout: 30_000 });
  await expect(page.locator('.tape h2')).toHaveText('The weeks');
  expect(troubles).toEqual([]);
});

test('stopped: what is read counts, and that is said', async ({ page }) => {
  await open(page);
  const many = Array.from({ length: 40_000 }, (_, index) => report({ day: 1 + (index % 60), reporter: `r${index}.example`, failed: 1 }));
  await choose(page, [file('many.jsonl', many.join('\n'))]);
  await page.getByRole('button', { name: 'Stop here' }).click();
  await expect(page.getByText('Stopped. What was read so far counts.')).toBeVisible();
  await expect(answer(page)).toContainText('harbour.example');
  const held = await page.locator('#files .quiet').innerText();
  expect(Number(/held ([\d,]+) reports/.exec(held)![1]!.replaceAll(',', ''))).toBeLessThan(40_000);
});

test('nothing readable: each file with its reason, folded when there are many', async ({ page }) => {
  await open(page);
  const others = Array.from({ length: 30 }, (_, index) => file(`${index}.txt`, 'hello'));
  await choose(page, [
    ...others,
    file('dmarc.xml', '<?xml version="1.0"?><feedback/>'),
    file('bomb.gz', gzipSync(Buffer.alloc(65 * 1024 * 1024))),
  ]);
  await expect(page.getByText('No TLS report was found')).toBeVisible();
  await expect(page.locator('[data-unread=other]')).toContainText('and 20 more of the same kind');
  await page.getByRole('button', { name: 'Show more (20 left)' }).click();
  await expect(page.locator('[data-unread=other]')).toContainText('29.txt');
  await expect(page.locator('[data-unread=dmarc]')).toContainText('A DMARC report');
  await expect(page.locator('[data-unread=too-large]')).toContainText('64 MB');
});

test('kept on the device only if asked, and forgotten again', async ({ page }) => {
  await open(page);
  const kept = () => page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]);
  await choose(page, [file('lines.jsonl', all.map(report).join('\n'))]);
  await expect(answer(page)).toHaveText(sentence);
  expect(await kept()).toEqual([0, 0]);
  await page.getByLabel('Keep these reports on this device').check();
  await expect.poll(kept).toEqual([1, 1]);
  await page.reload();
  await expect(answer(page)).toHaveText(sentence);
  await page.getByLabel('Keep these reports on this device').uncheck();
  await expect.poll(kept).toEqual([0, 0]);
  await page.reload();
  await awake(page);
  await expect(page.getByRole('button', { name: 'Show an invented month' })).toBeVisible();
});

for (const [width, colorScheme, address] of [
  [390, 'light', 'reports/'],
  [1280, 'dark', 'de/reports/'],
] as const) {
  test(`the invented month at ${width}, ${colorScheme}, ${address}: axe finds nothing, nothing runs over`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const troubles = await open(page, address);
    await page.locator('form button[type=button]').click();
    await expect(page.locator('#files')).toContainText('99');
    for (const summary of await page.locator('.month summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(troubles).toEqual([]);
  });
}

test('on paper: the answer, the pictures, the tables opened, no controls', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Show an invented month' }).click();
  await expect(page.locator('#files')).toContainText('99');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(answer(page)).toBeVisible();
  await expect(page.locator('.tape table')).toBeVisible();
  await expect(page.getByRole('slider')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Save CSV' })).toBeHidden();
  await expect(page.locator('.drop')).toBeHidden();
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000);
});
