// How long the browser works for one step: from the key until the handlers and their updates are done, and from the beginning of the frame
// until it is painted. The wait for the frame itself, up to 16.7 ms on a screen of 60 Hz, is the screen's and not counted.
import { chromium } from '@playwright/test';
import { launch } from './chromium.mjs';

const laps = 5;
/** Milliseconds between two steps, which is faster than anybody reads: what moves on the screen after a step is over by then. */
const pace = 200;

/**
 * For each lesson: milliseconds of work for a step, median and 95th percentile over its steps. Of several walks to its end the fastest
 * counts, which no other program has held up; `p95OfAll` counts all of them.
 */
export async function stepFigures(site, paths) {
  const browser = await chromium.launch(launch);
  try {
    const figures = [];
    for (const path of paths) figures.push({ path, ...(await walk(browser, site + path)) });
    return figures;
  } finally {
    await browser.close();
  }
}

async function walk(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  const steps = await page.locator('.turn').count();
  await page.locator('.score').focus();
  await page.evaluate(watchKeys);
  for (let lap = 0; lap < laps; lap++) {
    for (let step = 1; step < steps; step++) {
      await page.waitForTimeout(pace);
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction((count) => window.painted.length >= count, lap * steps + step);
    }
    await page.keyboard.press('Home');
    await page.waitForFunction((count) => window.painted.length >= count, (lap + 1) * steps);
  }
  const painted = await page.evaluate(() => window.painted);
  await page.close();
  // The jump back to the first step, the last of each lap, is none of the steps.
  const all = painted.filter((_, index) => (index + 1) % steps !== 0);
  const fastest = Array.from({ length: steps - 1 }, (_, step) => Math.min(...painted.filter((_, index) => index % steps === step)));
  return { steps: steps - 1, median: share(fastest, 0.5), p95: share(fastest, 0.95), p95OfAll: share(all, 0.95) };
}

function share(times, part) {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(10 * sorted[Math.ceil(part * sorted.length) - 1]) / 10;
}

/**
 * Runs in the page. The page's own listeners, and what they leave to be done at once, are through when the last listener of the window
 * runs.
 */
function watchKeys() {
  window.painted = [];
  let pressed;
  window.addEventListener('keydown', () => (pressed = performance.now()), { capture: true });
  window.addEventListener('keydown', () => {
    const handled = performance.now();
    requestAnimationFrame(() => {
      const begun = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.painted.push(handled - pressed + (performance.now() - begun));
      port2.postMessage(null);
    });
  });
}
