// What can be done with an inspection: the ladder, the paste, the relay, the last visit, resolvers, links, exports, the attack.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { meetExamples } from './example-network.ts';
import { awake, watch } from './page-watch.ts';

const result = (page: Page) => page.locator('[data-inspection]');

/** Asks a resolver, where an invented domain would else be answered by the page itself. */
const asked = '&resolver=https%3A%2F%2Fone.resolver.example%2Fdns-query';

async function inspect(page: Page, domain: string, more = ''): Promise<void> {
  await page.goto(`inspect/#domain=${domain}${more}`);
  await expect(result(page)).toBeVisible();
}

async function download(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test.describe('the ladder', () => {
  for (const [domain, how, isOpen] of [
    ['harbour.example', 'read', false],
    ['cooper.example', 'unreadable', true],
    ['quarry.example', 'unreachable', true],
  ] as const) {
    test(`${domain}: ${how}`, async ({ page }) => {
      await meetExamples(page);
      await inspect(page, domain);
      const ladder = page.locator(`details[data-how="${how}"]`);
      await expect(ladder).toBeAttached();
      expect(await ladder.evaluate((element: HTMLDetailsElement) => element.open)).toBe(isOpen);
      if (isOpen) await expect(ladder.getByText(`curl.exe -sSi https://mta-sts.${domain}/.well-known/mta-sts.txt`)).toBeVisible();
    });
  }

  test('what curl printed is pasted, and judged', async ({ page }) => {
    await meetExamples(page);
    await inspect(page, 'cooper.example');
    await expect(result(page)).toHaveAttribute('data-verdict', 'unknown');
    const paste = page.getByLabel('Paste the policy file');
    await paste.fill('HTTP/2 200 \ncontent-type: text/plain\n\nversion: STSv1\nmode: enforce\nmx: mx1.cooper.example\nmax_age: 604800\n');
    await page.getByRole('button', { name: 'Judge this file' }).click();
    await expect(result(page)).toHaveAttribute('data-verdict', 'enforced');
    await expect(page.locator('details[data-how="pasted"]')).toBeAttached();
    await page.getByLabel('Paste the policy file').fill('curl: (60) SSL certificate problem: certificate has expired\n');
    await page.getByRole('button', { name: 'Judge this file' }).click();
    await expect(result(page)).toHaveAttribute('data-verdict', 'broken');
    await expect(page.locator('li[data-verdict="fail"]').first()).toContainText('expired');
  });

  test('a file is chosen', async ({ page }) => {
    await meetExamples(page);
    await inspect(page, 'cooper.example');
    const buffer = Buffer.from('version: STSv1\nmode: none\nmax_age: 86400\n');
    await page.locator('.policy-field input[type=file]').setInputFiles({ name: 'mta-sts.txt', mimeType: 'text/plain', buffer });
    await page.getByRole('button', { name: 'Judge this file' }).click();
    await expect(result(page)).toHaveAttribute('data-verdict', 'none');
  });

  test('the local relay is used where it is there', async ({ page }) => {
    await meetExamples(page);
    const certificate = { subject: '', names: ['mta-sts.cooper.example'], issuer: 'CA', validFrom: 0, validTo: 4e9, error: null };
    const body = 'version: STSv1\r\nmode: enforce\r\nmx: mx1.cooper.example\r\nmax_age: 2592000\r\n';
    await page.route(/\/relay\/policy/, (route) => {
      if (!route.request().url().includes('domain=')) return route.fulfill({ status: 400, json: { error: 'domain' } });
      return route.fulfill({ json: { status: 200, contentType: 'text/plain', body, certificate } });
    });
    await page.route(/\/relay\/mx/, (route) =>
      route.fulfill({
        json: {
          addresses: [
            {
              address: '198.51.100.25',
              state: 'tls',
              tls: 'TLSv1.3',
              transcript: [],
              certificate: { ...certificate, names: ['mx1.cooper.example'] },
            },
          ],
        },
      }),
    );
    await inspect(page, 'cooper.example', asked);
    await expect(result(page)).toHaveAttribute('data-verdict', 'enforced');
    await expect(page.locator('details[data-how="relay"]')).toBeAttached();
    await expect(page.locator('li[data-code="check-mx-tls"][data-verdict="pass"]')).toBeAttached();
    await expect(page.locator('li[data-code="check-mx-tls-unseen"]')).toHaveCount(0);
  });
});

test('a policy that changes under the same id is noticed at the next visit, until it is forgotten', async ({ page }) => {
  const { policies } = await meetExamples(page);
  await inspect(page, 'harbour.example', asked);
  await expect(page.getByText('the policy and the id of 1 domain')).toBeVisible();
  policies.set('harbour.example', 'version: STSv1\r\nmode: enforce\r\nmx: *.harbour.example\r\nmax_age: 604800\r\n');
  await page.reload();
  await expect(page.locator('li[data-code="record-id-unchanged"]')).toBeAttached();
  await page.getByRole('button', { name: 'Forget them' }).click();
  await page.reload();
  await expect(result(page)).toBeVisible();
  await expect(page.locator('li[data-code="record-id-unchanged"]')).toHaveCount(0);
});

test.describe('resolvers', () => {
  test('any can be chosen, and stand in the address', async ({ page }) => {
    const { hosts } = await meetExamples(page);
    await page.goto('inspect/');
    await awake(page);
    await page.getByText('Which resolvers are asked').click();
    await page.getByLabel('Addresses of resolvers').fill('http://dns.other.example/q');
    await page.getByRole('button', { name: 'Use these' }).click();
    await expect(page.getByText('A resolver is asked over HTTPS')).toBeVisible();
    await page.getByLabel('Addresses of resolvers').fill('https://dns.other.example/q{?dns}');
    await page.getByRole('button', { name: 'Use these' }).click();
    await page.getByLabel('Domain that receives mail').fill('meadow.example');
    await page.getByRole('button', { name: 'Inspect', exact: true }).click();
    await expect(result(page)).toHaveAttribute('data-verdict', 'none');
    expect(new URL(page.url()).hash).toBe('#domain=meadow.example&resolver=https://dns.other.example/q');
    expect(new Set(hosts.filter((host) => !host.startsWith('mta-sts.')))).toEqual(new Set(['dns.other.example']));
  });

  test('one that is none is named, and left out', async ({ page }) => {
    await meetExamples(page);
    await inspect(page, 'meadow.example', '&resolver=ftp://x');
    await expect(page.getByText('resolver=ftp://x')).toBeVisible();
    await expect(result(page)).toHaveAttribute('data-verdict', 'none');
  });
});

test.describe('to take along', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  test('text, link, link with the findings, JSON', async ({ page }) => {
    const troubles = await watch(page);
    const network = await meetExamples(page);
    await inspect(page, 'harbour.example');
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await expect.poll(() => clipboard(page)).toContain('WARNING: mx2.harbour.example is in no mx line of the policy');
    await page.getByRole('button', { name: 'Copy link', exact: true }).click();
    await expect.poll(() => clipboard(page)).toMatch(/\/inspect\/#domain=harbour\.example&example=yes$/);
    const { name, bytes } = await download(page, 'Export JSON');
    expect(name).toBe('harbour.example.inspection.json');
    expect(JSON.parse(bytes.toString())).toMatchObject({ domain: 'harbour.example', verdict: 'testing' });

    await page.getByRole('button', { name: 'Copy link with the findings' }).click();
    await expect.poll(() => clipboard(page)).toContain('#found=');
    const link = await clipboard(page);
    network.hosts.length = 0;
    await page.goto('about:blank');
    await page.goto(link);
    await expect(result(page)).toHaveAttribute('data-verdict', 'testing');
    await expect(page.getByText('by whoever made the link').first()).toBeVisible();
    expect(network.hosts).toEqual([]);
    await expect(page.locator('.findings pre')).toHaveCount(0);
    await page.getByRole('button', { name: 'Ask now' }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#domain=harbour.example');
    expect(troubles.filter((trouble) => !trouble.includes('Failed to load resource'))).toEqual([]); // there is no relay
  });

  test('a damaged link with findings is said to be one', async ({ page }) => {
    await meetExamples(page);
    await page.goto('inspect/#found=~AAAA');
    await expect(page.getByText('found=~AAAA')).toBeVisible();
  });

  test('every question and answer, decoded and as bytes', async ({ page }) => {
    await meetExamples(page);
    await inspect(page, 'harbour.example');
    await page.getByText('Every question and every answer').click();
    await expect(page.getByRole('heading', { name: 'TXT _mta-sts.harbour.example' })).toBeVisible();
    await expect(page.getByText('harbour.example 3600 MX 20 mx2.harbour.example').first()).toBeVisible();
    await page
      .getByText(/^Question, as bytes/)
      .first()
      .click();
    // Id 0; RD and AD set; one question, one record (EDNS) beside it.
    await expect(page.getByText('00 00 01 20 00 01 00 00 00 00 00 01').first()).toBeVisible();
  });

  test('what to publish, as a zip and a calendar', async ({ page }) => {
    await meetExamples(page);
    await inspect(page, 'harbour.example');
    await page.getByText('What to publish, where to host it, and when').click();
    await expect(page.locator('li[data-stage]')).toHaveCount(5);
    // The files of enforce come when every server is proved or ticked.
    const enforce = page.locator('li[data-stage="enforce"]');
    await expect(enforce).not.toContainText('mode: enforce');
    for (const box of await enforce.getByRole('checkbox').all()) await box.check();
    await expect(enforce).toContainText('mode: enforce');
    const zip = await download(page, 'Download all as a zip');
    expect(zip.name).toBe('mta-sts-harbour.example.zip');
    expect(zip.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    for (const path of ['1-enforce/.well-known/mta-sts.txt', 'way-back/dns.txt', 'hosting/nginx/nginx.conf', 'roll-out.ics'])
      expect(zip.bytes.includes(path)).toBe(true);
    const calendar = await download(page, 'Download the dates (.ics)');
    expect(calendar.bytes.toString()).toMatch(
      /^BEGIN:VCALENDAR\r\n[^]*SUMMARY:harbour\.example: Switch to enforce\r\n[^]*END:VCALENDAR\r\n$/,
    );
    await page.getByText('Caddy', { exact: true }).click();
    await expect(page.locator('[data-recipe="caddy"]')).toContainText('mta-sts.harbour.example {');
  });
});

test('the findings become a scenario to attack, with what was assumed', async ({ page }) => {
  await meetExamples(page);
  await inspect(page, 'harbour.example');
  await page.getByRole('button', { name: 'Attack harbour.example' }).click();
  await page.getByLabel('Its mail servers').selectOption('absent');
  const href = (await page.getByRole('link', { name: 'Play the attacker' }).getAttribute('href'))!;
  const scenario = JSON.parse(new URLSearchParams(new URL(href, page.url()).hash.slice(1)).get('scenario')!) as {
    title: string;
    mxHosts: { host: string; starttls?: string }[];
  };
  expect(scenario.title).toMatch(/^harbour\.example as found on .*\. Assumed: no TLS$/);
  expect(scenario.mxHosts.slice(0, 2)).toEqual([
    expect.objectContaining({ host: 'mx1.harbour.example', starttls: 'absent' }),
    expect.objectContaining({ host: 'mx2.harbour.example', starttls: 'absent' }),
  ]);
  const matrix = (await page.getByRole('link', { name: 'All attacks, all senders' }).getAttribute('href'))!;
  expect(new URL(matrix, page.url()).pathname).toMatch(/\/matrix\/$/);
  await page.getByRole('link', { name: 'Play the attacker' }).click();
  await expect(page.getByText('mx1.harbour.example').first()).toBeVisible();
  await page.goto(new URL(matrix, new URL('../inspect/', page.url())).href);
  await expect(page.getByText('harbour.example as found on').first()).toBeVisible();
});
