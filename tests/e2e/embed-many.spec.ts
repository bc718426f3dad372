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
  const server = await chromium.launchServer(chromiumLaunch());
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage();
  const players = Array.from({ length: 20 }, (_, index) => slugs[index % slugs.length]!).map(
    (slug) => `<p><iframe src="${site}learn/${slug}/?embed" width="640" height="480" title="${slug}" loading="lazy"></iframe></p>`,
  );
  await page.goto(hosts.add('many', { text: hostPage(players.join('\n')) }));
  await expect.poll(() => page.frames().length).toBeGreaterThan(1);
  const atFirst = page.frames().length - 1;
  for (const frame of await page.locator('iframe').all()) {
    await frame.scrollIntoViewIfNeeded();
    await frame.contentFrame().locator('html[data-ready]').waitFor({ state: 'attached' });
    await frame.contentFrame().getByRole('button', { name: 'Next' }).click();
  }
  expect(page.workers()).toHaveLength(0);
  const one = page.locator('iframe').nth(2).contentFrame();
  await one.getByRole('button', { name: 'Delete this line' }).click();
  await expect(one.locator('.turn.cut')).toHaveCount(1);
  expect(page.workers().length).toBeLessThanOrEqual(1);
  if (process.platform === 'linux') {
    const sizes = renderers(server.process().pid!).map(pss);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(
      `20 players: ${(total / 1e6).toFixed(0)} MB PSS in ${sizes.length} renderers (${sizes.map((size) => (size / 1e6).toFixed(0)).join(' + ')}); ${atFirst} frames loaded before scrolling`,
    );
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(limit);
  } else console.log('The memory of processes is read from /proc, which this system lacks: not measured.');
  await browser.close();
  await server.close();
  hosts.close();
});
