// The inspector's manners: what it says to odd input, and to resolvers that misbehave. What it finds out about real zones
// is tested in the lab, with a real resolver.
import { expect, test, type Page } from '@playwright/test';
import { withoutWorkers } from './example-network.ts';
import { awake, watch } from './page-watch.ts';

const field = (page: Page) => page.getByLabel('Domain that receives mail');

async function enter(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Inspect' }).click();
}

/** Every https request of the page, answered by `answer`. */
async function network(
  page: Page,
  answer: (url: URL) => { status?: number; contentType?: string; body?: string | Buffer } | 'never' | 'fail',
): Promise<void> {
  await withoutWorkers(page);
  await page.route(/^https:/, async (route) => {
    const given = answer(new URL(route.request().url()));
    if (given === 'never') return;
    if (given === 'fail') return route.abort();
    await route.fulfill({ headers: { 'access-control-allow-origin': '*' }, ...given });
  });
}

test.describe('input that is no domain', () => {
  for (const [text, says] of [
    ['', /domain/i],
    ['alice@example.org', /example\.org/],
    ['https://example.org/path', /example\.org/],
    ['192.0.2.1', /address/i],
    ['[2001:db8::1]', /address/i],
    [`${'a'.repeat(60)}.`.repeat(5) + 'example', /253/],
    ['exa mple.org', /character|space/i],
    ['_dmarc.example.org', /underscore|_/i],
    ['example.123', /./],
    ['a..example', /./],
  ] as const) {
    test(JSON.stringify(text.slice(0, 40)), async ({ page }) => {
      const troubles = await watch(page);
      let asked = 0;
      await network(page, () => (asked++, 'fail'));
      await page.goto('inspect/');
      await awake(page);
      await enter(page, text);
      const problem = page.locator('.ask .problem, .ask [id$="-problem"]').first();
      await expect(problem).toBeVisible();
      await expect(problem).toHaveText(says);
      expect(asked).toBe(0);
      expect(troubles).toEqual([]);
    });
  }
});

test.describe('resolvers that misbehave', () => {
  for (const [name, answer, code] of [
    ['answer HTML', { status: 200, contentType: 'text/html', body: '<h1>hello</h1>' }, 'doh-media-type'],
    ['answer 429', { status: 429, contentType: 'text/plain', body: 'slow down' }, 'doh-rate-limited'],
    ['answer 500', { status: 500, contentType: 'text/plain', body: '' }, 'doh-http-status'],
    ['answer a torn message', { status: 200, contentType: 'application/dns-message', body: Buffer.from([0, 0, 0x81]) }, 'doh-malformed'],
    ['cannot be reached', 'fail', 'doh-unreachable'],
  ] as const) {
    test(name, async ({ page }) => {
      await network(page, () => answer);
      await page.goto('inspect/');
      await awake(page);
      await enter(page, 'receiver.example');
      const result = page.locator('[data-inspection]');
      await expect(result).toHaveAttribute('data-verdict', 'unknown');
      await expect(result).toContainText(`MX receiver.example: ${code}`);
      await expect(
        result
          .getByRole('heading', { level: 2 })
          .or(result.getByRole('heading', { level: 1 }))
          .first(),
      ).toBeVisible();
      expect(new URL(page.url()).hash).toBe('#domain=receiver.example');
    });
  }

  test('never answer: the steps are shown, and asking can be stopped', async ({ page }) => {
    await network(page, () => 'never');
    await page.goto('inspect/#domain=receiver.example');
    await expect(page.getByText('_mta-sts.receiver.example').first()).toBeVisible();
    await page.getByRole('button', { name: 'Stop asking' }).click();
    await expect(page.getByText('Stopped')).toBeVisible();
    await expect(field(page)).toHaveValue('receiver.example');
  });
});
