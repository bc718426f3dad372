// What the TXT answer asks for, and what the fetch changes. Whole deliveries are conformance cases.
import { describe, expect, test } from 'vitest';
import { afterFetch, afterTxt, type SenderMemory, type TxtAnswer } from '#src/protocol/mta-sts/discovery.ts';
import { cachedFor, now, rules } from './cached-policies.ts';

describe('afterTxt', () => {
  const empty: SenderMemory = { cached: null, lastFailure: null };
  const valid = (id: string): TxtAnswer => ({ txt: 'valid', id });
  test('fetches what it does not know', () => expect(afterTxt(valid('a'), empty, now)).toEqual({ do: 'fetch', id: 'a' }));
  test('fetches under a new id', () =>
    expect(afterTxt(valid('b'), { ...empty, cached: cachedFor(1) }, now)).toEqual({ do: 'fetch', id: 'b' }));
  test('fetches what has run out', () =>
    expect(afterTxt(valid('a'), { ...empty, cached: cachedFor(1001) }, now)).toEqual({ do: 'fetch', id: 'a' }));
  test('keeps what has not changed', () =>
    expect(afterTxt(valid('a'), { ...empty, cached: cachedFor(1) }, now)).toEqual({
      do: 'go-on',
      inForce: { source: 'cache', policy: rules },
      failure: null,
      waiting: false,
    }));
  test('says that it waits', () =>
    expect(afterTxt(valid('b'), { cached: null, lastFailure: { id: 'b', at: now - 1 } }, now)).toMatchObject({
      do: 'go-on',
      waiting: true,
      inForce: { source: 'none' },
    }));
  test('without a record, goes on with the cached policy and a failure', () =>
    expect(afterTxt({ txt: 'none' }, { ...empty, cached: cachedFor(1) }, now)).toMatchObject({
      inForce: { source: 'cache' },
      failure: { resultType: 'sts-policy-fetch-error', reportable: true },
    }));
});

describe('afterFetch', () => {
  test('a policy is kept under its id, applies at once, and ends a back-off', () =>
    expect(afterFetch('b', { policy: rules }, { cached: cachedFor(5), lastFailure: { id: 'b', at: now - 400 } }, now)).toEqual({
      inForce: { source: 'fresh', policy: rules },
      failure: null,
      memory: { cached: { id: 'b', fetchedAt: now, policy: rules }, lastFailure: null },
    }));
  test('a failure keeps what has not run out', () => {
    const cached = cachedFor(5);
    const step = afterFetch('b', { resultType: 'sts-webpki-invalid' }, { cached, lastFailure: null }, now);
    expect(step).toMatchObject({ inForce: { source: 'cache' }, failure: { resultType: 'sts-webpki-invalid' } });
    expect(step.memory).toEqual({ cached, lastFailure: { id: 'b', at: now } });
  });
  test('a failure forgets what has run out', () =>
    expect(
      afterFetch('b', { resultType: 'sts-policy-invalid' }, { cached: cachedFor(2000), lastFailure: null }, now).memory.cached,
    ).toBeNull());
});
