// The product in Firefox and WebKitGTK: a lesson is walked to its end, one move is made, the terminal opened, an invented domain inspected.
// An engine that is not there is named and left out; everything else is tested in Chromium. Needs a build.
import { serveSite } from '../served-site.mjs';
import { missing, openFirefox, openWebkit } from './engines.mjs';

const patience = 60_000;
let failed = 0;

function check(name, passed, seen) {
  console.log(`  ${passed ? 'ok' : 'FAILED'}  ${name}${passed ? '' : `: ${seen}`}`);
  if (!passed) failed++;
}

/** Asks the page until it says something that is true; what it said last, if it never does. */
async function ask(engine, work, ...args) {
  const end = Date.now() + patience;
  for (;;) {
    const told = await engine.evaluate(work, ...args);
    if (told || Date.now() > end) return told;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const open = async (engine, url) => {
  await engine.goto(url);
  // Another fragment alone is no other page.
  await engine.evaluate(() => location.reload()).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await ask(engine, () => document.documentElement.dataset.ready !== undefined);
};

/** Presses "Next" to the last step; each must make its row the current one and say a new sentence. Runs in the page. */
async function walk() {
  const said = () => document.querySelector('.replay > [role="status"]').textContent;
  const sentences = new Set([said()]);
  const total = document.querySelectorAll('.turn').length;
  document.querySelector('.score').focus();
  for (let step = 2; step <= total; step++) {
    document.querySelector('.bar .next').click();
    const end = Date.now() + 5000;
    const isThere = () => document.querySelector('[aria-current="step"] .num')?.textContent.endsWith(` ${step}`);
    while (!(isThere() && !sentences.has(said())) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
    if (!isThere()) return `step ${step} is not the current one`;
    if (sentences.has(said())) return `nothing new is said at step ${step}`;
    sentences.add(said());
  }
  return `${total} of ${total}`;
}

async function lesson(engine, site) {
  await open(engine, `${site}learn/starttls-stripped/`);
  const walked = await engine.evaluate(walk);
  check('a lesson is walked to its end', /^(\d+) of \1$/.test(walked), walked);
  await engine.click('.turn .act.strip');
  const cut = await ask(engine, () => document.querySelector('.turn.cut')?.textContent);
  check('the reader deletes the offer', /250-STARTTLS.*deleted by you/s.test(cut ?? ''), cut);
  const ended = await ask(engine, () => document.querySelector('.conditions .verdict')?.textContent);
  check('and the mail can be read', /read by the attacker/.test(ended ?? ''), ended);
  await engine.click('.views label:last-child');
  const shown = await ask(
    engine,
    () => /\w{3}/.test(document.querySelector('.xterm-rows')?.textContent ?? '') && document.querySelector('.xterm-rows').textContent,
  );
  check('the terminal shows what arrived', /\w{3}/.test(shown || ''), shown);
  const inert = await engine.evaluate(() => document.querySelector('.terminal').closest('[inert]') !== null);
  check('and takes no focus', inert, inert);
}

async function example(engine, site) {
  await open(engine, `${site}inspect/`);
  const link = await engine.evaluate(() => document.querySelector('a[href*="example=yes"]')?.textContent);
  await engine.click('a[href*="example=yes"]');
  const verdict = await ask(engine, () => document.querySelector('[data-inspection][data-verdict]')?.dataset.verdict);
  check(`${link} is inspected`, /^(enforced|testing|none|broken|unknown)$/.test(verdict ?? ''), verdict);
}

const { site, stop } = await serveSite();
try {
  for (const [name, start] of Object.entries({ firefox: openFirefox, webkit: openWebkit })) {
    const absent = missing(name);
    if (absent) {
      console.log(`left out: ${absent}`);
      continue;
    }
    const engine = await start();
    console.log(`${name}: ${engine.version}`);
    try {
      await lesson(engine, site);
      await example(engine, site);
    } catch (error) {
      check('runs to the end', false, error);
    } finally {
      await engine.close();
    }
  }
} finally {
  stop();
}
console.log(failed ? `${failed} failed` : 'all passed');
process.exitCode = failed ? 1 : 0;
