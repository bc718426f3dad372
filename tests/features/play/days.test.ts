import { expect, it } from 'vitest';
import { barsOf, dayOf, timeOf } from '#src/features/play/days.ts';
import type { Moment, PolicyState } from '#src/simulator/passing-time.ts';

const policy = (id: string): PolicyState => ({ id, mode: 'enforce', mx: [], maxAge: 1 });
const moment = (at: number, published: PolicyState | null): Moment => ({ at, what: 'change', published, stored: null });

it('joins what is the same, and goes on to the end', () => {
  const moments = [moment(0, null), moment(10, policy('1')), moment(20, policy('1')), moment(30, policy('2'))];
  expect(barsOf(moments, 'published', 50).map(({ from, to, state }) => [from, to, state?.id])).toEqual([
    [0, 10, undefined],
    [10, 30, '1'],
    [30, 50, '2'],
  ]);
  expect(barsOf(moments, 'stored', 50)).toEqual([{ from: 0, to: 50, state: null }]);
  expect(barsOf([], 'stored', 50)).toEqual([]);
});

it('counts days from the start, and tells the time in UTC', () => {
  expect([0, 86_399, 86_400].map((seconds) => dayOf(1_767_603_600 + seconds, 1_767_603_600))).toEqual([0, 0, 1]);
  expect(timeOf(1_767_603_600)).toBe('09:00');
});
