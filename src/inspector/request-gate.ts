// Lets only so many requests be open at once, and only so many begin in a second, whoever asks for them.
import type { Fetch } from './doh.ts';

interface GateLimits {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** The same fetch behind a gate. A request counts as open until its head has arrived; waiting ones go in the order in which they came. */
export function gated(fetch: Fetch, { atOnce, perSecond }: GateLimits): Fetch {
  const waiting: (() => void)[] = [];
  const pause = 1000 / perSecond;
  let open = 0;
  let next = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function advance(): void {
    if (timer !== undefined || waiting.length === 0 || open >= atOnce) return;
    const wait = Math.max(0, next - performance.now());
    const go = () => {
      timer = undefined;
      next = Math.max(next, performance.now() - pause) + pause;
      open++;
      waiting.shift()!();
      advance();
    };
    if (wait < 1) go();
    else timer = setTimeout(go, wait);
  }

  return async (url, init) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      advance();
    });
    try {
      init.signal?.throwIfAborted();
      return await fetch(url, init);
    } finally {
      open--;
      advance();
    }
  };
}
