// The steps of a delivery by themselves: age and back-off of what is cached, what the TXT answer asks for, what the fetch changes,
// how one MX is judged. Whole deliveries are conformance cases.
import { describe, expect, test } from 'vitest';
import {
  backOffSeconds,
  isBackingOff,
  isDueForRefresh,
  isFresh,
  secondsLeft,
  type CachedPolicy,
} from '../../../src/protocol/mta-sts/cache.ts';
import { afterFetch, afterTxt, type SenderMemory, type TxtAnswer } from '../../../src/protocol/mta-sts/discovery.ts';
import { judgeMx, type MxFacts } from '../../../src/protocol/mta-sts/judge-mx.ts';
import { policyDomain } from '../../../src/protocol/mta-sts/location.ts';
import type { PolicyRules } from '../../../src/protocol/mta-sts/policy.ts';
import { judgeResponse, policyUrl, resultTypeOfFetch } from '../../../src/protocol/mta-sts/response.ts';

const now = 1_700_000_000;
const rules: PolicyRules = { mode: 'enforce', maxAge: 1000, mx: ['mx.example.com'] };
const cachedFor = (age: number, more: Partial<PolicyRules> = {}): CachedPolicy => ({
  id: 'a',
  fetchedAt: now - age,
  policy: { ...rules, ...more },
});

describe('age', () => {
  test.each([
    [0, true, 1000],
    [1000, true, 0],
    [1001, false, -1],
    [-50, true, 1050],
  ])('after %d seconds of 1000: fresh is %j, %d left', (age, fresh, left) => {
    expect(isFresh(cachedFor(age), now)).toBe(fresh);
    expect(secondsLeft(cachedFor(age), now)).toBe(left);
  });
  test.each([
    [499, 1000, false],
    [500, 1000, true],
    [86_399, 2_000_000, false],
    [86_400, 2_000_000, true],
  ])('after %d seconds of %d: due for refresh is %j', (age, maxAge, due) =>
    expect(isDueForRefresh(cachedFor(age, { maxAge }), now)).toBe(due),
  );
});

test.each([
  ['a', 0, true],
  ['a', backOffSeconds - 1, true],
  ['a', backOffSeconds, false],
  ['A', 0, false],
  ['b', 0, false],
])('id %j, %d seconds after a failure of "a": waits is %j', (id, elapsed, waits) =>
  expect(isBackingOff(id, { id: 'a', at: now - elapsed }, now)).toBe(waits),
);

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

test('an MX that is refused, reported, or let through', () => {
  const facts: MxFacts = { host: 'mx.example.com', starttls: false, cert: null, dane: 'none' };
  expect(judgeMx(rules, facts)).toEqual({ action: 'refuse', resultType: 'starttls-not-supported' });
  expect(judgeMx({ ...rules, mode: 'testing' }, facts)).toEqual({ action: 'deliver-and-report', resultType: 'starttls-not-supported' });
  expect(judgeMx({ ...rules, mode: 'none' }, facts)).toEqual({ action: 'deliver', resultType: null });
  expect(judgeMx(null, { ...facts, starttls: true, cert: 'expired' })).toEqual({ action: 'deliver', resultType: null });
});

test.each([
  ['example.com', undefined, 'example.com'],
  ['Example.COM.', undefined, 'example.com'],
  ['example.com', 'Relay.example.net', 'relay.example.net'],
  ['[192.0.2.1]', undefined, undefined],
  ['192.0.2.1', undefined, undefined],
  ['', undefined, undefined],
])('policyDomain(%j, %j) is %j', (recipient, smartHost, expected) => expect(policyDomain(recipient, smartHost)).toBe(expected));

describe('answers', () => {
  const body = 'version: STSv1\nmode: testing\nmx: mx.example.com\nmax_age: 604800\n';
  const answer = { result: 'answer', status: 200, contentType: 'text/plain', body } as const;
  test('a good one has a value and no result type', () => {
    const judged = judgeResponse(answer);
    expect(judged.value?.mode).toBe('testing');
    expect(judged.resultType).toBeUndefined();
  });
  test.each([
    [{ ...answer, body: 'x' }, 'sts-policy-invalid'],
    [{ ...answer, status: 302 }, 'sts-policy-fetch-error'],
    [{ ...answer, contentType: 'text/html' }, 'sts-policy-fetch-error'],
    [{ ...answer, body: 'x'.repeat(65_537) }, 'sts-policy-fetch-error'],
    [{ result: 'tls-name-mismatch' } as const, 'sts-webpki-invalid'],
    [{ result: 'tls-error' } as const, 'sts-policy-fetch-error'],
  ])('%j is reported as %s', (response, resultType) => expect(judgeResponse(response)).toMatchObject({ resultType }));
  test('the names of failures', () => expect(resultTypeOfFetch('tls-expired')).toBe('sts-webpki-invalid'));
  test('the address', () => expect(policyUrl('example.com')).toBe('https://mta-sts.example.com/.well-known/mta-sts.txt'));
});
