// What axe cannot see: the way through the page by keyboard, what is spoken, larger text, other colours, no motion, targets big enough.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { awake } from './page-watch.ts';

const dist = join(import.meta.dirname, '../../dist/client');
const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('index.html'))
  .map((file) => file.slice(0, -'index.html'.length));
const lesson = 'learn/starttls-stripped/#gear=lines';

const sidewards = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function open(page: Page, path = lesson): Promise<void> {
  await page.goto(path);
  await awake(page);
}

/** What has the focus: whether it can be seen, whether something lies over it, whether it shows that it is focused. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement!;
    const box = (element.closest('label') ?? element).getBoundingClientRect();
    const middle = [
      Math.min(Math.max(box.left + 4, 1), innerWidth - 2),
      Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 2),
    ] as const;
    const top = document.elementFromPoint(...middle);
    const style = getComputedStyle(element);
    return {
      what: `${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 30)}`,
      isEnd: element === document.body,
      inSight: box.bottom > 0 && box.top < innerHeight,
      covered:
        top !== null && !element.contains(top) && !top.contains(element) && !element.closest('label')?.contains(top) ? top.className : '',
      outlined: style.outlineStyle !== 'none' || element.closest('label')?.matches(':focus-within') === true,
    };
  });

test('by keyboard through a whole lesson with its terminal open: no trap, the focus in sight and never covered', async ({ page }) => {
  await open(page);
  await page.locator('.views input').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.xterm-rows').waitFor();
  await page.locator('.skip').focus();
  const seen: string[] = [];
  for (let presses = 0; presses < 200; presses++) {
    const now = await focused(page);
    if (now.isEnd) break;
    seen.push(now.what);
    expect(now, now.what).toMatchObject({ inSight: true, covered: '', outlined: true });
    if (await page.evaluate(() => document.activeElement?.closest('.colophon') !== null)) break;
    await page.keyboard.press('Tab');
  }
  expect(seen.length).toBeGreaterThan(20);
  expect(await page.evaluate(() => document.activeElement?.closest('.colophon') !== null)).toBe(true);
  for (let presses = 0; presses < seen.length - 1; presses++) await page.keyboard.press('Shift+Tab');
  await expect(page.locator('.skip')).toBeFocused();
});

test('one polite live region speaks of a step; nothing interrupts, nothing claims all keys', async ({ page }) => {
  await open(page);
  expect(await page.locator('.replay [aria-live], .replay [role="status"], .replay [role="log"]').count()).toBe(1);
  await expect(page.locator('.replay > [role="status"]')).toHaveAttribute('aria-live', 'polite');
  expect(await page.locator('[aria-live="assertive"], [role="alert"], [role="application"]').count()).toBe(0);
  await page.getByText('Sender’s terminal').click();
  await page.locator('.xterm-rows').waitFor();
  await expect(page.locator('[inert] .xterm')).toHaveCount(1);
  expect(await page.locator(':not([inert] *)[aria-live="assertive"], [role="application"]').count()).toBe(0);
});

test('every page: zoomed to 200 %, and its text set wider, fits without sideways scrolling', async ({ page }) => {
  for (const path of paths) {
    // A window of 1280 by 800 with its zoom at 200 %.
    await page.setViewportSize({ width: 640, height: 400 });
    await open(page, path);
    expect(await sidewards(page), `/${path} at 200 %`).toBeLessThanOrEqual(0);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    await page.setViewportSize({ width: 390, height: 780 });
    expect(await sidewards(page), `/${path} set wider`).toBeLessThanOrEqual(0);
  }
});

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });

  test('targets are at least 24 pixels, those of the player’s bar 44', async ({ page }) => {
    for (const path of paths.filter((each) => !each.startsWith('de/') && !/^learn\/.+\/.+/.test(each))) {
      await open(page, path);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary')].flatMap((element) => {
          const box = (element.closest('label') ?? element).getBoundingClientRect();
          // Links within a sentence are excepted (WCAG 2.5.8), and so is what is not drawn; the numbers of the steps are not the only way.
          const inline = getComputedStyle(element).display === 'inline' || element.closest('.num, .skip') !== null;
          const hidden = box.width === 0 || !element.checkVisibility({ visibilityProperty: true }) || element.matches('.vh');
          return inline || hidden || (box.width >= 24 && box.height >= 24)
            ? []
            : [`${element.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`];
        }),
      );
      expect(small, `/${path}`).toEqual([]);
    }
    await open(page);
    for (const button of await page.locator('.bar > .btn').all()) expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  });
});

test('in forced colours the current step, the button and the cut keep their outlines', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, `${lesson}&moves=drop:ehlo-1/250-STARTTLS&step=ehlo-1/250-STARTTLS`);
  const row = page.locator('.turn.cut[aria-current="step"]');
  await expect(row).toHaveCount(1);
  const drawn = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const style = getComputedStyle(element);
        return (
          style.outlineStyle !== 'none' ||
          ['Top', 'Left'].some((side) => parseFloat(style.getPropertyValue(`border-${side.toLowerCase()}-width`)) > 0) ||
          style.boxShadow !== 'none'
        );
      });
  expect(await drawn('.turn[aria-current="step"]')).toBe(true);
  expect(await drawn('.bar .next')).toBe(true);
  await expect(row.locator('del')).toHaveCSS('text-decoration-line', 'line-through');
  await expect(row.locator('.tag')).toHaveText(/deleted by you/);
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await page.getByRole('button', { name: 'Next' }).click();
  const moving = await page.evaluate(
    () => document.getAnimations().filter((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0) > 0).length,
  );
  expect(moving).toBe(0);
});
