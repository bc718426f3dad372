import { describe, expect, it, vi } from 'vitest';
import { exampleFetch } from '#src/inspector/invented/network.ts';
import { examples } from '#src/inspector/invented/domains.ts';
import { inspectMany } from '#src/inspector/inspect-many.ts';
import type { Inspection } from '#src/inspector/inspection.ts';
import { gated } from '#src/inspector/ask/request-gate.ts';
import type { Fetch } from '#src/inspector/ask/doh.ts';
import { exampleVerdicts } from './invented/verdicts.ts';

const resolver = 'https://one.resolver.example/dns-query';
const domains = examples.map(({ domain }) => domain);
const soon = { resolvers: [resolver], perSecond: 10_000, firstWait: 5 };

/** The examples' network, which counts the requests that are open. */
function counted(fetch: Fetch = exampleFetch) {
  const seen = { open: 0, most: 0, all: 0 };
  const counting: Fetch = async (url, init) => {
    seen.all++;
    seen.most = Math.max(seen.most, ++seen.open);
    await new Promise((resolve) => setTimeout(resolve, 2));
    seen.open--;
    return fetch(url, init);
  };
  return { fetch: counting, seen };
}

describe('inspectMany', () => {
  it('gives each domain the verdict that it gets alone, and never opens more than ten requests', async () => {
    const { fetch, seen } = counted();
    const told: Inspection[] = [];
    await inspectMany(domains, { ...soon, fetch }, (inspection) => told.push(inspection));
    const expected = Object.fromEntries(exampleVerdicts.map(([domain, verdict]) => [domain, verdict]));
    expect(Object.fromEntries(told.map(({ domain, verdict }) => [domain, verdict]))).toEqual(expected);
    expect(seen.most).toBeLessThanOrEqual(10);
    expect(seen.most).toBeGreaterThan(4);
    expect(told.every(({ questions }) => questions.length === 0)).toBe(true);
  });

  it('asks once more where no resolver answered, and goes on', async () => {
    let failures = 3;
    const limited: Fetch = (url, init) =>
      failures-- > 0 || url.includes('nothing') ? Promise.resolve(new Response('slow down', { status: 429 })) : exampleFetch(url, init);
    const told: Inspection[] = [];
    await inspectMany(['lighthouse.example'], { ...soon, fetch: limited }, (inspection) => told.push(inspection));
    expect(told.map(({ verdict }) => verdict)).toEqual(['enforced']);
  });

  it('says unknown of a domain when the resolvers stay away, after two rounds', async () => {
    const { fetch, seen } = counted(() => Promise.resolve(new Response(null, { status: 429 })));
    const told: Inspection[] = [];
    await inspectMany(['lighthouse.example'], { ...soon, fetch }, (inspection) => told.push(inspection));
    expect(told.map(({ verdict }) => verdict)).toEqual(['unknown']);
    expect(seen.all).toBeGreaterThan(10);
  });

  it('stops where it is told to', async () => {
    const stop = new AbortController();
    const told: Inspection[] = [];
    await inspectMany(domains, { ...soon, fetch: counted().fetch, signal: stop.signal }, (inspection) => {
      told.push(inspection);
      stop.abort();
    });
    expect(told).toHaveLength(1);
  });
});

describe('gated', () => {
  it('begins no more requests in a second than allowed', async () => {
    vi.useFakeTimers();
    let begun = 0;
    const fetch = gated(() => (begun++, Promise.resolve(new Response())), { atOnce: 100, perSecond: 100 });
    const all = Promise.all(Array.from({ length: 11 }, () => fetch('https://one.example/', {})));
    await vi.advanceTimersByTimeAsync(49);
    expect(begun).toBe(5);
    await vi.advanceTimersByTimeAsync(51);
    expect(begun).toBe(11);
    await all;
    vi.useRealTimers();
  });

  it('counts a request as open until its body has ended, or nobody wants more of it', async () => {
    const fetch = gated(() => Promise.resolve(new Response('a body')), { atOnce: 1, perSecond: 10_000 });
    const first = await fetch('https://one.example/', {});
    let second: Response | undefined;
    const waiting = fetch('https://two.example/', {}).then((response) => (second = response));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(second).toBeUndefined();
    expect(await first.text()).toBe('a body');
    await waiting;
    await second!.body!.cancel();
    expect((await fetch('https://three.example/', {})).status).toBe(200);
  });

  it('lets the next one in when one fails, or was cancelled while it waited', async () => {
    const stop = new AbortController();
    let calls = 0;
    const fetch = gated(
      () => {
        calls++;
        return Promise.reject(new TypeError('down'));
      },
      { atOnce: 1, perSecond: 1000 },
    );
    const all = Promise.allSettled([fetch('a', {}), fetch('b', { signal: stop.signal }), fetch('c', {})]);
    stop.abort();
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(calls).toBe(2);
  });
});
