// How fast the page is when everything is a round trip away (settings.mjs says how long), and how polite: the questions that it asks
// for one verdict, and the requests that it has open at once for a hundred domains. Times are printed; they decide nothing.
import { decode } from '@dnsquery/dns-packet';
import { crowd, farAppUrl, farDohUrl, patience, roundTrip } from '../settings.mjs';
import { launchChromium } from './page.mjs';

const domain = crowd[0];
const mailServers = 1;
const rounds = 5;
const address = `${farAppUrl}inspect/#resolver=${encodeURIComponent(farDohUrl)}`;

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
const milliseconds = (numbers) => `${Math.round(median(numbers))} ms (${numbers.map(Math.round).join(', ')})`;

/** A page in a context of its own, so that no connection is warm. Workers keep the times of all their requests. */
async function withPage(browser, work) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const workers = [];
  page.on('worker', (worker) => {
    workers.push(worker);
    worker.evaluate(() => performance.setResourceTimingBufferSize(20_000)).catch(() => {});
  });
  try {
    await page.goto(address);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    return await work(page, workers);
  } finally {
    await context.close();
  }
}

/** The requests of a worker: where to, and from when to when, in milliseconds since 1970. */
const requestsOf = (worker) =>
  worker.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name, startTime, responseEnd }) => ({
      url: name,
      from: performance.timeOrigin + startTime,
      to: performance.timeOrigin + responseEnd,
    })),
  );

/** What no inspection can do without, by hand: two DNS questions one after the other, beside them the policy file. TLS is set up anew. */
const necessary = (page, questions) =>
  page.evaluate(
    async ({ questions, policy }) => {
      const began = performance.now();
      const read = async (url) => (await fetch(url, { cache: 'no-store' })).arrayBuffer();
      await Promise.all([read(questions[0]).then(() => read(questions[1])), read(policy)]);
      return performance.now() - began;
    },
    { questions, policy: `https://mta-sts.${domain}/.well-known/mta-sts.txt` },
  );

/** Types the domain, presses Enter, and waits for the verdict; gives both moments in milliseconds since 1970. */
async function ask(page) {
  await page.evaluate(() => {
    const now = () => performance.timeOrigin + performance.now();
    addEventListener('keydown', ({ key }) => key === 'Enter' && (window.pressed = now()), true);
    new MutationObserver(() => {
      if (document.querySelector('[data-answer]')) window.told ??= now();
    }).observe(document, { childList: true, subtree: true });
  });
  const field = page.locator('input[name="domain"]');
  await field.pressSequentially(domain, { delay: 30 });
  await field.press('Enter');
  await page.locator('[data-whole="true"]').waitFor({ state: 'attached', timeout: patience });
  return page.evaluate(() => ({ pressed: window.pressed, told: window.told }));
}

const questionOf = (url) => {
  const { name, type } = decode(Buffer.from(new URL(url).searchParams.get('dns'), 'base64url')).questions[0];
  return `${name} ${type}`;
};
const isQuestion = ({ url }) => url.startsWith(farDohUrl);

async function oneDomain(tally, browser) {
  const [times, chains] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const { pressed, told, requests } = await withPage(browser, async (page, workers) => ({
      ...(await ask(page)),
      requests: (await Promise.all(workers.map(requestsOf))).flat(),
    }));
    times.push(told - pressed);
    const asked = requests.filter(isQuestion);
    const before = asked.filter(({ from }) => from <= told);
    const after = asked.filter(({ from }) => from > told).map(({ url }) => questionOf(url));
    if (round === 0) {
      const most = 8 + 3 * mailServers;
      const names = before.map(({ url }) => questionOf(url));
      tally.check(
        `at most ${most} questions for the verdict`,
        names.length > 0 && names.length <= most,
        `${names.length}: ${names.join(', ')}`,
      );
      tally.check('no question twice', new Set(names).size === names.length, names.join(', '));
      tally.check(
        'those about CAA come after it',
        after.some((name) => name.endsWith(' CAA')) && !names.some((name) => name.endsWith(' CAA')),
        after.join(', '),
      );
    }
    const urls = ['MX', 'A'].map(
      (type) => asked.find(({ url }) => questionOf(url) === (type === 'MX' ? `${domain} MX` : 'mx1.good.example A')).url,
    );
    chains.push(await withPage(browser, (page) => necessary(page, urls)));
  }
  console.log(`  round trip ${roundTrip} ms; Enter to verdict ${milliseconds(times)}`);
  console.log(
    `  the slowest chain of necessary round trips ${milliseconds(chains)}; ${(median(times) / median(chains)).toFixed(2)} times that`,
  );
}

/** The most requests that were open at one moment. */
function mostAtOnce(requests) {
  const changes = requests.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  let [open, most] = [0, 0];
  for (const { by } of changes.toSorted((one, other) => one.at - other.at || one.by - other.by)) {
    open += by;
    most = Math.max(most, open);
  }
  return most;
}

async function manyDomains(tally, browser) {
  await withPage(browser, async (page, workers) => {
    await page.getByRole('button', { name: 'Many domains at once' }).click();
    await page.getByLabel('Domains', { exact: true }).fill(crowd.join('\n'));
    const began = performance.now();
    await page.getByRole('button', { name: `Start with ${crowd.length} domains` }).click();
    await page.getByText(`${crowd.length} of ${crowd.length} inspected.`).first().waitFor({ timeout: patience });
    const seconds = (performance.now() - began) / 1000;
    const verdicts = await page.locator('tr[data-verdict]').evaluateAll((rows) => rows.map((row) => row.dataset.verdict));
    const requests = (await Promise.all(workers.map(requestsOf))).flat().filter(({ url }) => !url.startsWith(farAppUrl));
    tally.equal(`${crowd.length} domains, all in force`, verdicts.filter((verdict) => verdict === 'enforced').length, crowd.length);
    tally.check('every request was seen', requests.length >= 10 * crowd.length, `${requests.length}`);
    const most = mostAtOnce(requests);
    tally.check('at most ten requests open at once', most > 1 && most <= 10, `${most}`);
    console.log(`  ${crowd.length} domains in ${seconds.toFixed(1)} s, ${requests.length} requests, at most ${most} at once`);
  });
}

export async function paceChecks(tally) {
  const browser = await launchChromium();
  try {
    await oneDomain(tally, browser);
    await manyDomains(tally, browser);
  } finally {
    await browser.close();
  }
}
