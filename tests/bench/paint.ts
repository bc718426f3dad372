// What a reader waits for in free play: from a key to the frame with the next step, and from a change by hand to the frame with its
// session. Measured in Chromium on the built page: all that the page's thread does until the frame is painted, without the wait for the
// screen's next refresh.
import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Page } from '@playwright/test';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { chromiumLaunch } from '../e2e/chromium.ts';

const port = 4179;
const domain = 'receiver.example';
const hosts = [1, 2, 3].map((number) => ({ name: `mx${number}.${domain}`, address: `198.51.100.${20 + number}` }));

/** Three servers that take nothing yet, asked again and again: somewhat more than 1,000 events. */
const long: ScenarioInput = {
  sender: { like: 'sts-enforce', attempts: 9, stored: [] },
  zones: [
    {
      name: domain,
      dnssec: 'unsigned',
      records: hosts.flatMap(({ name, address }, index) => [
        { name: domain, type: 'MX', value: `${10 * (index + 1)} ${name}` } as const,
        { name, type: 'A', value: address } as const,
      ]),
    },
  ],
  mxHosts: hosts.map(({ name, address }) => ({
    host: name,
    addresses: [address],
    certificate: { names: [name] },
    accent: { like: 'postfix', replies: { rcpt: '450 4.2.0 Greylisted', dataWithoutRecipients: '554 5.5.1 No valid recipients' } },
  })),
};

/** Lines of text. */
export async function paints(): Promise<string[]> {
  const server = spawn(process.execPath, ['src/cli/mta-sts.mjs', 'serve', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch(chromiumLaunch());
  try {
    await ready(server);
    const page = await browser.newPage({ baseURL: `http://localhost:${port}/`, viewport: { width: 1280, height: 800 } });
    return [
      `a session of ${simulate(long).events.length.toLocaleString('en')} events:`,
      `  a step: ${await steps(page, 150, 6)} to paint (wanted <= 16 ms at the 95th percentile)`,
      `  played again after a change by hand: ${await changes(page, JSON.stringify(long), 18)} to paint`,
      `a session of the standard world:`,
      `  played again after a change by hand: ${await changes(page, '{}', 36)} to paint (wanted <= 20 ms)`,
    ];
  } finally {
    await browser.close();
    server.kill();
  }
}

function ready({ stdout }: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => stdout!.once('data', resolve));
}

/** Opens a world in free play, with all that comes with it, and puts the page's stopwatch in place. `least`: so many events it has. */
async function open(page: Page, world: string, least: number): Promise<void> {
  await page.goto('about:blank');
  // Another sender in the address would be another one than the world's, with its attempts.
  const sender = world === '{}' ? '&sender=sts-enforce' : '';
  await page.goto(`play/#scenario=${encodeURIComponent(world)}${sender}&step=cache/lookup`);
  await page.locator('form.by-hand').waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction((least) => document.querySelectorAll('.turn').length >= least, least);
  await page.evaluate(() => {
    const afterTasks = () =>
      new Promise<number>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      });
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    const change = (isDone: () => boolean) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!isDone()) return;
          observer.disconnect();
          resolve(performance.now());
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      });
    window.untilPainted = async (act, isDone) => {
      const changed = isDone && change(isDone);
      const start = performance.now();
      act();
      const done = await (changed ?? afterTasks());
      const frame = await nextFrame();
      return done - start + ((await afterTasks()) - frame);
    };
  });
}

declare global {
  interface Window {
    /** Milliseconds from what the reader does to the frame that shows it, once it is done. */
    untilPainted(act: () => void, isDone?: () => boolean): Promise<number>;
  }
}

/** Every step `rounds` times, there and back; of each the fastest counts, which other programs have not held up. */
async function steps(page: Page, count: number, rounds: number): Promise<string> {
  await open(page, JSON.stringify(long), 1000);
  const fastest = await page.evaluate(
    async ([count, rounds]) => {
      const player = document.querySelector('section.score')!;
      const best = Array.from({ length: 2 * count }, () => Infinity);
      for (let round = 0; round < rounds; round++)
        for (let step = 0; step < 2 * count; step++) {
          const key = new KeyboardEvent('keydown', { key: step < count ? 'ArrowRight' : 'ArrowLeft', bubbles: true });
          best[step] = Math.min(best[step]!, await window.untilPainted(() => player.dispatchEvent(key)));
        }
      return best;
    },
    [count, rounds] as const,
  );
  return percentiles(fastest);
}

/** Deletes the offer of STARTTLS and puts it back, in turn, until the list of moves says so; the fastest of each three in a row. */
async function changes(page: Page, world: string, count: number): Promise<string> {
  await open(page, world, world === '{}' ? 10 : 1000);
  const taken = await page.evaluate(async (count) => {
    const rows = () => [...document.querySelectorAll<HTMLElement>('.turn')];
    const offer = () => rows().find(({ dataset }) => dataset['event']?.endsWith('250-STARTTLS'))!;
    const done = () => document.querySelectorAll('.move-list li').length;
    const times: number[] = [];
    for (let time = 0; time < count; time++) {
      const before = done();
      const button = offer().querySelector('button')!;
      times.push(
        await window.untilPainted(
          () => button.click(),
          () => done() !== before,
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return times;
  }, count);
  return percentiles(taken.flatMap((_, index) => (index % 3 === 0 ? [Math.min(...taken.slice(index, index + 3))] : [])));
}

function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1);
  return `${at(0.5)} ms at the median, ${at(0.95)} ms at the 95th percentile`;
}
