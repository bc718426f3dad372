// Many domains one after another, a few at a time: bounded in open requests and in requests a second, and waiting longer each
// time that the resolvers stop answering, since an unreadable 429 looks like any other failure.
import type { Fetch } from '#src/inspector/ask/doh.ts';
import { gated } from '#src/inspector/ask/request-gate.ts';
import { defaultResolvers } from '#src/inspector/ask/resolver-url.ts';
import { inspect, type InspectOptions } from './inspect.ts';
import type { Inspection } from './inspection.ts';

export interface ManyOptions extends Pick<InspectOptions, 'resolvers' | 'vantage' | 'policySource' | 'now'> {
  readonly fetch?: Fetch;
  /** Open requests at once, requests that begin in a second, domains at once. */
  readonly requestsAtOnce?: number;
  readonly perSecond?: number;
  readonly domainsAtOnce?: number;
  /** Milliseconds of the first wait when the resolvers have stopped answering; the next is twice as long, up to a minute. */
  readonly firstWait?: number;
  readonly signal?: AbortSignal;
}

/** So many domains are taken at most. */
export const mostDomains = 1000;
const longestWait = 60_000;

/**
 * Inspects each domain (in lower-case A-labels) and tells each result as it comes, in no certain order, without its questions.
 * One that no resolver answered for is asked about once more after a wait. Ends early when `signal` fires; never rejects.
 */
export async function inspectMany(
  domains: readonly string[],
  options: ManyOptions = {},
  onDone: (inspection: Inspection) => unknown = () => undefined,
): Promise<void> {
  const {
    resolvers = defaultResolvers.slice(0, 1),
    requestsAtOnce = 10,
    perSecond = 60,
    domainsAtOnce = 4,
    firstWait = 2000,
    signal,
  } = options;
  const { fetch: plain = (url, init) => globalThis.fetch(url, init), vantage, policySource, now } = options;
  const fetch = gated(plain, { atOnce: requestsAtOnce, perSecond });
  const common = {
    resolvers,
    fetch,
    brief: true,
    ...(signal && { signal }),
    ...(vantage && { vantage }),
    ...(policySource && { policySource }),
    ...(now && { now }),
  };
  const queue = domains.slice(0, mostDomains).map((domain) => ({ domain, again: false }));
  let wait = firstWait;
  let quietUntil = 0;

  async function work(): Promise<void> {
    for (let item = queue.shift(); item && !signal?.aborted; item = queue.shift()) {
      await until(quietUntil, signal);
      const inspection = await inspect(item.domain, common);
      if (signal?.aborted) return;
      if (isUnanswered(inspection) && !item.again) {
        queue.push({ ...item, again: true });
        quietUntil = performance.now() + wait;
        wait = Math.min(wait * 2, longestWait);
        continue;
      }
      if (!isUnanswered(inspection)) wait = firstWait;
      await onDone({ ...inspection, questions: [] });
    }
  }
  await Promise.all(Array.from({ length: domainsAtOnce }, work));
}

/** No resolver said anything that counts as DNS: the fault is the resolvers', or the way to them. */
function isUnanswered({ questions }: Inspection): boolean {
  return questions.length > 0 && questions.every(({ status }) => status.startsWith('doh-'));
}

async function until(time: number, signal: AbortSignal | undefined): Promise<void> {
  while (performance.now() < time && !signal?.aborted)
    await new Promise((resolve) => setTimeout(resolve, Math.min(250, time - performance.now() + 1)));
}
