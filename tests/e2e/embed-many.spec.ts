// Twenty players on one page: no worker until one of them is played with, and little memory. Measured in a browser of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { chromium, expect, test } from '@playwright/test';
import { chromiumLaunch } from './chromium.ts';
import { hostPage, serveHosts } from './host-pages.ts';

const site = 'http://localhost:4174/';
const slugs = ['mail-in-the-clear', 'starttls', 'starttls-stripped', 'mta-sts', 'reports'];
const limit = 300_000_000;

/** Process ids of the renderers below this process. */
function renderers(root: number): number[] {
  const read = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((pid) => [Number(pid), Number(/\) \S (\d+)/.exec(read(pid, 'stat'))?.[1] ?? 0)]));
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return all.filter((pid) => isBelow(Number(pid)) && read(pid, 'cmdline').includes('--type=renderer')).map(Number);
}

/** Bytes: a process's share of all memory that it uses. */
function pss(pid: number): number {
  return 1024 * Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
}

test('twenty players on one page', async () => {
  const hosts = await serveHosts();
  const { executablePath, args } = chromiumLaunch();
  // Without the renderer that Chromium keeps ready for a page to come.
  const server = await chromium.launchServer({ executablePath, args: [...args, '--disable-features=SpareRendererForSitePerProcess'] });
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage();
  const players = Array.from({ length: 20 }, (_, index) => slugs[index % slugs.length]!).map(
    (slug) => `<p><iframe src="${site}learn/${slug}/?embed" width="640" height="480" title="${slug}" loading="lazy"></iframe></p>`,
  );
  // The frames are driven from outside, by the mouse and by messages: a test's own script in each of them would weigh, too.
  const script = `<script>window.told = []; addEventListener('message', ({ data }) => told.push(data));</script>`;
  await page.goto(hosts.add('many', { text: hostPage(script + players.join('\n')) }));
  const told = (event: string) =>
    page.evaluate(
      (wanted) => (window as unknown as { told: { event?: string }[] }).told.filter((data) => data.event === wanted).length,
      event,
    );
  for (let index = 0; index < players.length; index++) {
    const frame = page.locator('iframe').nth(index);
    await frame.scrollIntoViewIfNeeded();
    await expect.poll(() => told('ready')).toBeGreaterThan(index);
    const { x, y } = (await frame.boundingBox())!;
    const before = await told('step');
    await page.mouse.click(x + 185, y + 455);
    await expect.poll(() => told('step')).toBeGreaterThan(before);
  }
  expect(page.workers()).toHaveLength(0);
  await page.evaluate(() =>
    frames[2]!.postMessage({ target: 'mta-sts-player', version: 1, command: 'restore', moves: 'drop:ehlo-1/250-STARTTLS' }, '*'),
  );
  await expect.poll(() => told('move')).toBe(1);
  expect(page.workers()).toHaveLength(1);
  if (process.platform === 'linux') {
    let sizes: number[] = [];
    const total = () => (sizes = renderers(server.process().pid!).map(pss)).reduce((sum, size) => sum + size, 0);
    // What the start has left behind goes when the browser finds the time.
    await expect.poll(total, { intervals: [2000] }).toBeLessThanOrEqual(limit);
    expect(sizes.length).toBeGreaterThan(1);
    console.log(`20 players: ${sizes.map((size) => (size / 1e6).toFixed(0)).join(' + ')} MB PSS in ${sizes.length} renderers`);
  } else console.log('The memory of processes is read from /proc, which this system lacks: not measured.');
  await browser.close();
  await server.close();
  hosts.close();
});
