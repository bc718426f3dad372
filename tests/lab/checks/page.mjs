// The built site in Debian's Chromium, asked about every domain of the table at https://app.lab.example/inspect/. Chromium trusts the
// lab's CA through its own store. Where a page cannot know, it must say "unprovable": never pass, never fail.
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { appUrl, dohUrl, zones } from '../settings.mjs';
import { eachOf, expectedCodes, notPassed } from './tally.mjs';

const patience = 45_000; // for a loaded machine; the page itself gives up after ten seconds

export async function launchChromium() {
  const { module } = await runnerImport(new URL('../../e2e/chromium.ts', import.meta.url).pathname, {
    root: process.cwd(),
    configFile: false,
    logLevel: 'error',
  });
  return chromium.launch(module.chromiumLaunch());
}

/** Opens the page for one domain and gives what it says when it is done. */
async function inspect(context, zone) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(`${appUrl}inspect/#domain=${encodeURIComponent(zone.ask)}&resolver=${encodeURIComponent(dohUrl)}`);
    const result = page.locator('[data-inspection][data-verdict]');
    await result.waitFor({ state: 'attached', timeout: patience });
    await page.locator('[data-whole="true"]').waitFor({ state: 'attached', timeout: patience });
    const checks = await page
      .locator('li[data-code][data-verdict]')
      .evaluateAll((items) => items.map((item) => ({ code: item.dataset.code, verdict: item.dataset.verdict })));
    return { verdict: await result.getAttribute('data-verdict'), checks, errors };
  } catch (error) {
    return { errors: [...errors, error.message] };
  } finally {
    await page.close();
  }
}

/** Whatever a page says of these has been guessed: it sees no certificate, no STARTTLS, and not why a request failed. */
const unknowable =
  /^(response-(certificate|tls|connect|dns)-|check-policy-certificate$|check-mx-(tls|no-starttls|starttls-refused|handshake-failed|certificate)\b)/;

function judge(tally, zone, { verdict, checks = [], errors }) {
  const { page: expected } = zone.expect;
  const guessed = checks.filter((check) => unknowable.test(check.code) && check.verdict !== 'unprovable');
  tally.check(`${zone.ask}: ${expected}`, verdict === expected, verdict ? `it says ${verdict}: ${notPassed(checks)}` : errors.join('\n'));
  tally.check(`${zone.ask}: no script error`, errors.length === 0, errors.join('\n'));
  tally.check(`${zone.ask}: nothing guessed`, guessed.length === 0, guessed.map(({ code }) => code).join(', '));
  if (verdict === 'unknown') {
    const isSaid = checks.some((check) => check.verdict === 'unprovable');
    tally.check(`${zone.ask}: says what it cannot prove`, isSaid, notPassed(checks));
  }
  tally.codes(zone.ask, checks, expectedCodes(zone, 'page'));
}

export async function pageChecks(tally) {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext();
    const told = await eachOf(zones, 3, (zone) => inspect(context, zone));
    zones.forEach((zone, index) => {
      tally.said(zone.name, 'page', told[index].verdict);
      judge(tally, zone, told[index]);
    });
  } finally {
    await browser.close();
  }
}
