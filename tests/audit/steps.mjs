// How long the browser works for one step: from the key until the handlers and their updates are done, and from the beginning of the frame
// until it is painted. The wait for the frame itself, up to 16.7 ms on a screen of 60 Hz, is the screen's and not counted.
import { chromium } from '@playwright/test';
import { launch } from './chromium.mjs';

const laps = 5;

/** For each lesson: milliseconds of work for a step, median and 95th percentile over several walks to its end. */
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
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction((count) => window.painted.length >= count, lap * steps + step);
    }
    await page.keyboard.press('Home');
    await page.waitForFunction((count) => window.painted.length >= count, (lap + 1) * steps);
  }
  // The jump back to the first step is none of the steps.
  const painted = (await page.evaluate(() => window.painted)).filter((_, index) => (index + 1) % steps !== 0).sort((a, b) => a - b);
  await page.close();
  const at = (share) => Math.round(10 * painted[Math.ceil(share * painted.length) - 1]) / 10;
  return { steps: painted.length, median: at(0.5), p95: at(0.95) };
}

/** Runs in the page. */
function watchKeys() {
  window.painted = [];
  const next = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  window.addEventListener(
    'keydown',
    async () => {
      const pressed = performance.now();
      const frame = new Promise((done) => requestAnimationFrame(() => done(performance.now())));
      const handled = await next();
      const begun = await frame;
      const ended = await next();
      window.painted.push(handled - pressed + (ended - begun));
    },
    { capture: true },
  );
}
