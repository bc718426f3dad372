// Lets only so many requests be open at once, and only so many begin in a second, whoever asks for them.
import type { Fetch } from './doh.ts';

interface GateLimits {
  readonly atOnce: number;
  readonly perSecond: number;
}

/**
 * The same fetch behind a gate. A request is open until its body has ended or was cancelled; waiting ones go in the order in which they
 * came.
 */
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
    const close = () => {
      open--;
      advance();
    };
    try {
      init.signal?.throwIfAborted();
      const response = await fetch(url, init);
      if (response.body) return new Response(untilEnd(response.body, close), response);
      close();
      return response;
    } catch (error) {
      close();
      throw error;
    }
  };
}

/** The same stream; `ended` is called once, when nothing more comes or nobody wants more. */
function untilEnd(body: ReadableStream<Uint8Array<ArrayBuffer>>, ended: () => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        ended();
        controller.close();
      } catch (error) {
        ended();
        controller.error(error);
      }
    },
    cancel(reason) {
      ended();
      return reader.cancel(reason);
    },
  });
}
