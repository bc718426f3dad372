// The built site in Debian's Chromium, asked about every domain of the table at https://app.lab.example/inspect/. Chromium trusts the
// lab's CA through its own store. Where a page cannot know, it must say "unprovable": never pass, never fail.
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { appUrl, dohUrl, patience, zones } from '../settings.mjs';
import { eachOf, expectedCodes, notPassed } from './tally.mjs';

export async function launchChromium() {
  const { module } = await runnerImport(new URL('../../e2e/chromium.ts', import.meta.url).pathname, {
    root: process.cwd(),
    configFile: false,
    logLevel: 'error',
  });
  return chromium.launch(module.chromiumLaunch());
}

/** Runs in the page: waits for the end of the inspection, and gives what it says. */
async function readResult(patience) {
  const until = performance.now() + patience;
  while (!document.querySelector('[data-whole="true"]') && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const result = document.querySelector('[data-inspection][data-verdict]');
  const items = [...document.querySelectorAll('li[data-code][data-verdict]')];
  return { verdict: result?.dataset.verdict, checks: items.map(({ dataset: { code, verdict } }) => ({ code, verdict })) };
}

/** The page for one domain, opened anew. */
const addressOf = (zone) => `${appUrl}inspect/?${zone.name}#domain=${encodeURIComponent(zone.ask)}&resolver=${encodeURIComponent(dohUrl)}`;

/** Opens the page for one domain and gives what it says when it is done. */
async function inspect(context, zone) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(addressOf(zone));
    return { ...(await page.evaluate(readResult, patience)), errors };
  } catch (error) {
    return { errors: [...errors, error.message] };
  } finally {
    await page.close();
  }
}

/** The same in another engine, one domain after the other. */
export async function inspectWith(engine, zone) {
  try {
    await engine.goto(addressOf(zone));
    return { ...(await engine.evaluate(readResult, patience)), errors: [] };
  } catch (error) {
    return { errors: [String(error)] };
  }
}

/** Whatever a page says of these has been guessed: it sees no certificate, no STARTTLS, and not why a request failed. */
const unknowable =
  /^(response-(certificate|tls|connect|dns)-|check-policy-certificate$|check-mx-(tls|no-starttls|starttls-refused|handshake-failed|certificate)\b)/;

export function judgePage(tally, zone, { verdict, checks = [], errors }) {
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
      judgePage(tally, zone, told[index]);
    });
  } finally {
    await browser.close();
  }
}
