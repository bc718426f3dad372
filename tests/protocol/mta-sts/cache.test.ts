import { describe, expect, test } from 'vitest';
import { backOffSeconds, isBackingOff, isDueForRefresh, isFresh, secondsLeft } from '#src/protocol/mta-sts/cache.ts';
import { cachedFor, now } from './cached-policies.ts';

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
