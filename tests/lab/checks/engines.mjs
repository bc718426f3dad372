// What a page learns by fetch, measured in each engine: the rows and the answers are written down here beforehand. The inspector's
// ladder (src/inspector/ask/policy-fetch.ts) claims no more than what holds in all three. Then the page itself in Firefox and WebKit, asked
// about every domain of the table; in Chromium that is a part of its own (page.mjs).
import { missing, openFirefox, openWebkit } from '../../browsers/engines.mjs';
import { appUrl, authority, zones } from '../settings.mjs';
import { inspectWith, judgePage, launchChromium } from './page.mjs';

/** TE: it fails, with a TypeError that names no cause. Columns: cors, no-cors, cors with redirect "error", with redirect "manual". */
const TE = 'TE';
const seen = (status) => [`${status}`, 'opaque', `${status}`, `${status}`];
const nothing = [TE, TE, TE, TE];
const hidden = [TE, 'opaque', TE, TE];
const truth = {
  good: seen(200),
  nocors: hidden,
  nosniff: hidden,
  notfound: seen(404),
  wrongtype: seen(200),
  big: seen(200),
  redirect: ['200 redirected', 'opaque', TE, 'opaqueredirect'],
  redirnocors: hidden,
  expired: nothing,
  wrongname: nothing,
  untrusted: nothing,
  selfsigned: nothing,
  refused: nothing,
  dangling: nothing,
};
const columns = ['cors', 'no-cors', 'redirect error', 'redirect manual'];

/** Runs in the page. */
async function fetchEach(url) {
  const ways = [{}, { mode: 'no-cors' }, { redirect: 'error' }, { redirect: 'manual' }];
  const told = [];
  for (const way of ways) {
    try {
      const response = await fetch(url, { cache: 'no-store', credentials: 'omit', ...way });
      const text = response.type === 'cors' ? `${response.status}${response.redirected ? ' redirected' : ''}` : response.type;
      await response.text();
      told.push(text);
    } catch (error) {
      told.push(error instanceof TypeError ? 'TE' : String(error));
    }
  }
  return told;
}

async function measure(tally, engine) {
  await engine.goto(`${appUrl}about/`);
  console.log(`  ${engine.name}: ${engine.version}`);
  for (const [zone, expected] of Object.entries(truth)) {
    const told = await engine.evaluate(fetchEach, `https://mta-sts.${zone}.example/.well-known/mta-sts.txt`);
    columns.forEach((column, index) => tally.equal(`${engine.name}: ${zone}, ${column}`, told[index], expected[index]));
  }
}

/**
 * Where the page cannot but say something else, because the engine does: WebKitGTK takes a certificate by its common name, so there the
 * page does not count its trust as proof of a certificate that senders take.
 */
const differs = {
  webkit: { cnonly: { expect: { page: 'enforced', codes: { page: { 'check-policy-certificate-common-name': 'unprovable' } } } } },
};

/** Chromium by the same interface. */
async function openChromium() {
  const browser = await launchChromium();
  const page = await browser.newPage();
  return {
    name: 'chromium',
    version: browser.version(),
    goto: (url) => page.goto(url),
    evaluate: (work, ...args) => page.evaluate(`(${work})(...${JSON.stringify(args)})`),
    close: () => browser.close(),
  };
}

export async function engineChecks(tally) {
  for (const [name, open] of Object.entries({ chromium: openChromium, firefox: openFirefox, webkit: openWebkit })) {
    const lack = name === 'chromium' ? null : missing(name);
    tally.check(`${name} is there`, lack === null, lack ?? '');
    if (lack) continue;
    const engine = await open({ authority });
    try {
      await measure(tally, engine);
      if (name === 'chromium') continue;
      for (const zone of zones)
        judgePage(tally, { ...zone, ...differs[name]?.[zone.name], ask: `${name}: ${zone.ask}` }, await inspectWith(engine, zone));
    } finally {
      await engine.close();
    }
  }
}
