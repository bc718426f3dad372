// Code that comes late and cannot be had: on a page of each kind, all that it has not loaded by itself is blocked, and every control is
// pressed. Whatever then asks for code says so; once the code can be had again, it goes on. Nothing is silent, nothing is thrown. Which
// files come late is found out here, by what is asked for.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { awake } from '../e2e/page-watch.ts';

const site = join(import.meta.dirname, '../../dist/client');
/** An English page of each kind, by its kind. */
const kinds = new Map(
  readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html') && !file.startsWith('de/'))
    .sort()
    .flatMap((file) => {
      const [, kind] = /data-page="([\w-]+)"/.exec(readFileSync(join(site, file), 'utf8')) ?? [];
      return kind === undefined ? [] : [[kind, file.replace(/index\.html$/, '')] as const];
    }),
);
const script = /\/assets\/[^/]+\.(?:js|css)(?:\?.*)?$/;
/** More on one page are presses of the same kind. */
const enough = 60;

/** The next control that was not pressed yet; it is marked. */
const nextControl = (page: Page) =>
  page.evaluateHandle(() => {
    const isShown = (each: Element) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('[inert]');
    const all = document.querySelectorAll<HTMLElement>(
      '#app :is(button, summary, input[type="radio"], input[type="checkbox"]):enabled, #app summary',
    );
    const next = [...all].find((each) => !('pressed' in each.dataset) && isShown(each));
    if (next) next.dataset['pressed'] = '';
    return next;
  });

for (const [kind, path] of kinds) {
  test(`${kind}: what cannot be loaded says so, and comes with another try`, async ({ page }) => {
    const thrown: string[] = [];
    const had = new Set<string>();
    const missed: string[] = [];
    let isBlocked = false;
    page.on('pageerror', (error) => thrown.push(String(error)));
    page.on('dialog', (dialog) => void dialog.dismiss());
    await page.route(script, (route) => {
      const request = route.request();
      const url = request.url();
      // What a frame in the page loads is another page's; what a package is made of is no code to run.
      const isCode = request.frame() === page.mainFrame() && /script|stylesheet/.test(request.resourceType());
      if (isBlocked && isCode && !had.has(url)) {
        missed.push(url);
        return route.abort();
      }
      had.add(url);
      return route.continue();
    });
    await page.goto(path);
    await awake(page);
    await page.waitForLoadState('networkidle');
    const here = page.url().replace(/#.*/, '');
    const trouble = page.locator('#late');
    isBlocked = true;
    for (let pressed = 0; pressed < enough; pressed += 1) {
      const control = (await nextControl(page)).asElement();
      if (!control) break;
      const what = (await control.innerText().catch(() => '')) || (await control.getAttribute('value')) || 'a control';
      missed.length = 0;
      await control.click({ force: true, noWaitAfter: true }).catch(() => {});
      await page.evaluate(() => new Promise((done) => setTimeout(done, 60)));
      expect(page.url().replace(/#.*/, ''), what).toBe(here);
      if (missed.length === 0) continue;
      await expect(trouble, `${what}: ${missed.join(' ')}`).toBeVisible();
      isBlocked = false;
      await trouble.getByRole('button').first().click();
      await expect(trouble, what).toBeHidden();
      await page.waitForLoadState('networkidle');
      isBlocked = true;
      if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
    }
    expect(thrown).toEqual([]);
  });
}

test('a page whose code cannot be had can be read, says so, and nothing in it looks alive', async ({ page }) => {
  await page.route(/\/assets\/base-/, (route) => route.abort());
  await page.goto('learn/starttls-stripped/');
  await expect(page.locator('#late')).toBeVisible();
  await expect(page.locator('#late')).toContainText('could not be loaded');
  expect(await page.locator('#app :is(button, input, select, textarea):enabled').count()).toBe(0);
  await page.unroute(/\/assets\/base-/);
  await page.locator('#late').getByRole('button', { name: 'Reload the page' }).click();
  await awake(page);
  await expect(page.locator('#late')).toBeHidden();
});
