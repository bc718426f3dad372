// TLS reports: dropped, chosen or pasted, packed or in the mail that carries them, and read without anything leaving the page.
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { awake, watch } from './page-watch.ts';

async function open(page: Page, address = 'reports/'): Promise<string[]> {
  const troubles = await watch(page);
  await page.goto(address);
  await awake(page);
  return troubles;
}

const report = JSON.stringify({
  'organization-name': 'Sender Example',
  'date-range': { 'start-datetime': '2026-04-01T00:00:00Z', 'end-datetime': '2026-04-01T23:59:59Z' },
  'contact-info': 'tls@sender.example',
  'report-id': '2026-04-01T00:00:00Z_receiver.example',
  policies: [
    {
      policy: {
        'policy-type': 'sts',
        'policy-string': ['version: STSv1'],
        'policy-domain': 'receiver.example',
        'mx-host': ['mx1.receiver.example'],
      },
      summary: { 'total-successful-session-count': 5326, 'total-failure-session-count': 203 },
      'failure-details': [
        {
          'result-type': 'certificate-expired',
          'sending-mta-ip': '2001:db8::1',
          'receiving-mx-hostname': 'mx1.receiver.example',
          'failed-session-count': 200,
        },
        {
          'result-type': 'sts-policy-fetch-error',
          'sending-mta-ip': '198.51.100.1',
          'failed-session-count': 3,
          'failure-reason-code': '\u001b[31mred',
        },
      ],
    },
  ],
});
const zipped = gzipSync(report);
const mail = [
  'From: tls@sender.example',
  'Subject: Report Domain: receiver.example',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type="tlsrpt"; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'A report.',
  '--b',
  'Content-Type: application/tlsrpt+gzip; name="r.json.gz"',
  'Content-Transfer-Encoding: base64',
  '',
  zipped.toString('base64').replace(/.{76}/g, '$&\r\n'),
  '--b--',
  '',
].join('\r\n');

const members = Buffer.concat([gzipSync(report.slice(0, 99)), gzipSync(report.slice(99, 300)), gzipSync(report.slice(300))]);

const files = { 'report.json': report, 'report.json.gz': zipped, 'members.json.gz': members, 'report.eml': mail };
for (const [name, content] of Object.entries(files)) {
  test(`${name}: totals, types, what to do; nothing is uploaded`, async ({ page }) => {
    const troubles = await open(page);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET' || new URL(request.url()).search) sent.push(request.url());
    });
    await page.setInputFiles('input[type=file]:not([webkitdirectory])', { name, mimeType: '', buffer: Buffer.from(content) });
    const result = page.locator('[data-report="true"]');
    await expect(result.getByRole('status')).toHaveText('Sender Example counted 5,529 sessions. 203 failed.');
    const expired = result.locator('[data-type="certificate-expired"]');
    await expect(expired).toContainText('200 sessions');
    await expect(expired).toContainText('mx1.receiver.example');
    await expect(expired).toContainText('What to do next');
    const fetching = result.locator('[data-type="sts-policy-fetch-error"]');
    await fetching.getByText('1 entry').click();
    await expect(fetching).toContainText('␛[31mred');
    expect(sent).toEqual([]);
    expect(troubles).toEqual([]);
  });
}

test('in German, numbers and dates too', async ({ page }) => {
  const troubles = await open(page, 'de/reports/');
  await page.setInputFiles('input[type=file]:not([webkitdirectory])', { name: 'report.json', mimeType: '', buffer: Buffer.from(report) });
  const result = page.locator('[data-report="true"]');
  await expect(result).toContainText('5.529 Sitzungen');
  await expect(result).toContainText('1. April 2026');
  await expect(result.locator('.number').first()).toHaveText('5.326');
  expect(troubles).toEqual([]);
});

test('pasted', async ({ page }) => {
  await open(page);
  await page.getByLabel('Or paste the JSON').fill(report);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(page.locator('[data-report="true"]')).toContainText('5,326');
});

for (const [name, content, code, says] of [
  ['cat.jpg', Buffer.from([0xff, 0xd8, 0xff, 0]), 'report-not-json', /./],
  ['damaged.json.gz', zipped.subarray(0, 60), 'report-damaged-gzip', /./],
  ['bomb.json.gz', gzipSync(Buffer.alloc(25 * 1024 * 1024, 0x20)), 'report-too-large', /20 MB/],
  ['hello.eml', Buffer.from('Subject: hello\r\n\r\nNo report.\r\n'), 'report-not-in-mail', /./],
] as const) {
  test(`${name} is none, and why`, async ({ page }) => {
    const troubles = await open(page);
    await page.setInputFiles('input[type=file]:not([webkitdirectory])', { name, mimeType: '', buffer: content });
    const problem = page.locator(`[data-report="false"] li[data-code="${code}"]`);
    await expect(problem).toBeVisible();
    await expect(problem).toHaveText(says);
    expect(troubles).toEqual([]);
  });
}

test('a file beyond the limit, dropped: the message names the limit', async ({ page }) => {
  await open(page);
  const files = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(32 * 1024 * 1024)], 'large.json'));
    return data;
  });
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: files });
  await expect(page.locator('[data-report="false"] li[data-code="report-too-large"]')).toContainText('20 MB');
});

test('a report’s own evidence comes first, and what is published now is joined in', async ({ page }) => {
  const troubles = await open(page);
  await page.locator('input[type=file]').first().setInputFiles('tests/cases/reports/host-not-in-policy.json');
  const cause = page.locator('[data-name="unlisted"]');
  await expect(cause).toContainText('mail.harbour.example is in no mx line of the policy');
  await expect(cause).toContainText('MX_HOSTS_MISMATCH; VALIDATION_FAILURE');
  await expect(cause).toContainText('192.0.2.25');
  await expect(cause).toContainText('https://mta-sts.harbour.example/.well-known/mta-sts.txt');
  await page.getByRole('button', { name: 'Ask what is published now' }).click();
  await expect(cause.locator('[data-now]')).toContainText('mail.harbour.example is not an MX of harbour.example now.');
  await expect(cause.locator('[data-now]')).toContainText('mx1.harbour.example');
  expect(troubles).toEqual([]);
});
