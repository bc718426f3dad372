// What comes from DNS, a policy host or a mail server may hold terminal escapes and characters that reorder or hide text. Wherever the
// page shows it, and in the text that it hands out, they are symbols.
import { expect, test } from '@playwright/test';
import { decodeMessage, encodeAnswer } from '../../src/inspector/ask/doh-message.ts';
import { meetExamples } from './example-network.ts';
import { watch } from './page-watch.ts';

const domain = 'harbour.example';
const nasty = '\u001b]0;owned\u0007\u001b[2J\u202egnihton\u2066\u200b\u009b';
const symbols = '␛]0;owned␇␛[2J⟨U+202E⟩gnihton⟨U+2066⟩⟨U+200B⟩⟨U+009B⟩';
/** Controls but tab and line feed, and formats. */
const harmful = /[\p{Cf}\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('escapes and reordering characters are symbols everywhere', async ({ page }) => {
  const troubles = await watch(page);
  const { policies } = await meetExamples(page);
  await page.route(/[?&]dns=/, async (route) => {
    const query = Buffer.from(new URL(route.request().url()).searchParams.get('dns')!, 'base64url');
    const { name } = decodeMessage(query).value!.questions[0]!;
    if (name !== `_mta-sts.${domain}` && name !== `_smtp._tls.${domain}`) return route.fallback();
    const text = name.startsWith('_mta') ? `v=STSv1; id=20260901T080000; note=${nasty};` : `v=TLSRPTv1; rua=mailto:${nasty}@${domain}`;
    const records = [{ name, type: 'TXT', strings: [text] } as const];
    const body = Buffer.from(encodeAnswer({ name, type: 'TXT' }, { rcode: 0, ad: false, ttl: 60, records }));
    return route.fulfill({ contentType: 'application/dns-message', headers: { 'access-control-allow-origin': '*' }, body });
  });
  policies.set(domain, `version: STSv1\r\nmode: enforce\r\nmx: ${nasty}\r\nmax_age: 604800\r\n`);
  await page.route(/\/relay\/policy/, (route) =>
    route.fulfill(
      route.request().url().includes('domain=')
        ? { json: { status: 200, contentType: `text/plain; ${nasty}`, body: policies.get(domain), certificate: null } }
        : { status: 400, json: { error: 'domain' } },
    ),
  );
  const banner = { address: '198.51.100.25', state: 'no-starttls', transcript: [`S: 220 ${nasty}`], detail: nasty };
  await page.route(/\/relay\/mx/, (route) => route.fulfill({ json: { addresses: [banner] } }));

  // A resolver is named, or the page would answer for an invented domain by itself.
  await page.goto(`inspect/#domain=${domain}&resolver=https%3A%2F%2Fone.resolver.example%2Fdns-query`);
  await expect(page.locator('[data-whole="true"]')).toBeAttached();
  await page.getByText('Every question and every answer').click();
  await expect(page.getByRole('heading', { name: `TXT _mta-sts.${domain}` })).toBeVisible();
  const shown = await page.locator('main').evaluate((main) => main.textContent);
  for (const place of [`note=${symbols}`, `mailto:${symbols}`, `mx: ${symbols}`, `S: 220 ${symbols}`]) expect(shown).toContain(place);
  expect(harmful.exec(shown)).toBeNull();
  expect(harmful.exec(await page.title())).toBeNull();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain(symbols);
  expect(harmful.exec(await copied())).toBeNull();
  expect(troubles.filter((trouble) => !trouble.includes('Failed to load resource'))).toEqual([]); // the relay says so when it is looked for
});
