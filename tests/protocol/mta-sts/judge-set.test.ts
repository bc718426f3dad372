// What only the parts together show: ids, removal, and how long testing has lasted, at their bounds.
import { describe, expect, test } from 'vitest';
import type { CachedPolicy } from '../../../src/protocol/mta-sts/cache.ts';
import { isSamePolicy, judgeSet } from '../../../src/protocol/mta-sts/judge-set.ts';
import { parsePolicy, type Mode } from '../../../src/protocol/mta-sts/policy.ts';
import { parseRecords } from '../../../src/protocol/mta-sts/record.ts';

const day = 86_400;
const now = Date.UTC(2026, 5, 30) / 1000;
const host = 'mail.example.com';
const cached = (mode: Mode, age: number, { id = 'a', mx = [host], maxAge = 30 * day } = {}): CachedPolicy => ({
  id,
  fetchedAt: now - age,
  policy: { mode, maxAge, mx },
});
const recordOf = (...texts: string[]) => ({ judged: parseRecords(texts.map((text) => [text])), texts });
const policyOf = (mode: Mode, mx: readonly string[] = [host]) => {
  const text = `version: STSv1\nmode: ${mode}\n${mx.map((each) => `mx: ${each}\n`).join('')}max_age: 2592000\n`;
  return { value: parsePolicy(text).value, text };
};

test.each([
  ['another order', { mx: ['a.example', 'b.example'] }, { mx: ['b.example', 'a.example'] }, true],
  ['one twice', { mx: ['a.example'] }, { mx: ['a.example', 'a.example'] }, true],
  ['one more', { mx: ['a.example'] }, { mx: ['a.example', 'b.example'] }, false],
  ['one of two is another', { mx: ['a.example', 'b.example'] }, { mx: ['a.example', 'c.example'] }, false],
  ['another age', { maxAge: 1 }, { maxAge: 2 }, false],
  ['another mode', { mode: 'testing' as const }, {}, false],
])('policies are the same or not: %s', (_, left, right, same) => {
  const rules = { mode: 'enforce', maxAge: 1, mx: [] } as const;
  expect(isSamePolicy({ ...rules, ...left }, { ...rules, ...right })).toBe(same);
});

describe('testing for ever', () => {
  const days = (id: string, history: readonly CachedPolicy[] = [], mode: Mode = 'testing', at: number | undefined = now) => {
    const found = judgeSet({ record: recordOf(`v=STSv1; id=${id};`), policy: policyOf(mode), history, now: at! }).policy;
    return found.find(({ code }) => code === 'policy-testing-for-ever')?.values?.['days'];
  };
  test.each([
    ['ninety days and a second by the history', 'x', [cached('testing', 90 * day + 1)], '90'],
    ['ninety days are not more than ninety', 'x', [cached('testing', 90 * day)], undefined],
    ['since it last was in another mode', 'x', [cached('enforce', 400 * day), cached('testing', 100 * day), cached('testing', day)], '100'],
    ['enforce since then', 'x', [cached('testing', 400 * day), cached('enforce', day)], undefined],
    ['by the id, where it is older than the history', '20260101', [cached('testing', day)], '180'],
    ['by the history, where it is older than the id', '20260629', [cached('testing', 95 * day)], '95'],
    ['a day of the id that is not long ago', '20260501', [], undefined],
  ])('%s', (_, id, history, expected) => expect(days(id, history)).toBe(expected));
  test.each<[string, string | undefined]>([
    ['20250630', '365'],
    ['20250630T', '365'],
    ['20251231', '181'],
    ['20251031235959Z', '242'],
    ['202510312359', '242'],
    ['202510310', undefined],
    ['20251031000', undefined],
    ['20251331', undefined],
    ['20251200', undefined],
    ['20251232', undefined],
    ['x20250630', undefined],
    ['19250630', undefined],
  ])('the day of id %s', (id, expected) => expect(days(id)).toBe(expected));
  test('not in another mode, and not without a clock', () => {
    expect(days('20250630', [], 'enforce')).toBeUndefined();
    expect(judgeSet({ record: recordOf('v=STSv1; id=20250630;'), policy: policyOf('testing') }).policy).toEqual([]);
    expect(judgeSet({ policy: policyOf('testing'), now }).policy).toEqual([]);
    expect(judgeSet({ record: recordOf(), policy: policyOf('testing'), now }).policy).toHaveLength(1);
  });
});

describe('a record that is gone', () => {
  const left = (history: readonly CachedPolicy[], texts: readonly string[] = [], at: number | undefined = now) =>
    judgeSet({ record: recordOf(...texts), history, ...(at !== undefined && { now: at }) }).record.map(({ code, values }) => [
      code,
      values,
    ]);
  test.each([
    ['a second before the end', 30 * day - 1, { seconds: '1', days: '1' }],
    ['a day and a second before', 29 * day - 1, { seconds: '86401', days: '2' }],
  ])('is missed: %s', (_, age, values) => expect(left([cached('enforce', age)])).toEqual([['record-removed-early', values]]));
  test.each<[string, Parameters<typeof left>]>([
    ['at the end', [[cached('enforce', 30 * day)]]],
    ['after mode none', [[cached('none', 1)]]],
    ['where nothing was before', [[]]],
    ['where it is only broken', [[cached('enforce', 1)], ['v=STSv1; id=;']]],
  ])('is not missed: %s', (_, given) => expect(left(...given)).toEqual([]));
  test('is not judged without a clock', () => expect(judgeSet({ record: recordOf(), history: [cached('enforce', 1)] }).record).toEqual([]));
});

describe('a new id', () => {
  const before = [cached('testing', day, { id: 'b' })];
  const fixOf = (texts: readonly string[], at?: number) =>
    judgeSet({ record: recordOf(...texts), policy: policyOf('enforce'), history: before, ...(at !== undefined && { now: at }) }).record;
  test('is the time, and stands where the old one did', () =>
    expect(fixOf(['v=spf1 -all', 'v=STSv1; xid=b; id=b;'], now)).toMatchObject([
      {
        code: 'record-id-unchanged',
        record: 1,
        span: { start: 19, end: 20 },
        values: { id: 'b', before: 'b' },
        fix: [{ span: { start: 19, end: 20 }, text: '20260630000000Z' }],
      },
    ]));
  test.each([undefined, NaN, 1e11, -1e11])('is not made of the time %j', (at) => {
    const [finding] = fixOf(['v=STSv1; id=b;'], at);
    expect(finding).toMatchObject({ code: 'record-id-unchanged', span: { start: 12, end: 13 } });
    expect(finding).not.toHaveProperty('fix');
  });
  test('is not the one that is there', () => {
    const id = '20260630000000Z';
    const history = [cached('testing', day, { id })];
    const [finding] = judgeSet({ record: recordOf(`v=STSv1; id=${id};`), policy: policyOf('enforce'), history, now }).record;
    expect(finding).toMatchObject({ code: 'record-id-unchanged' });
    expect(finding).not.toHaveProperty('fix');
  });
  test('is wanted where one of before comes again with another policy, not with the same', () => {
    const codes = (mode: Mode) =>
      judgeSet({
        record: recordOf('v=STSv1; id=a;'),
        policy: policyOf('enforce'),
        history: [cached(mode, 2 * day, { id: 'a' }), cached('testing', day, { id: 'b' })],
      }).record.map(({ code }) => code);
    expect([codes('none'), codes('enforce')]).toEqual([['record-id-reused'], []]);
  });
});

test('what is not given is not judged', () => {
  expect(judgeSet({})).toEqual({ record: [], policy: [], mx: [] });
  expect(judgeSet({ policy: { value: undefined, text: '' }, mx: [host], record: recordOf() })).toEqual({ record: [], policy: [], mx: [] });
});

test('mode none asks for no pattern', () => {
  const codes = (mode: Mode) => judgeSet({ policy: policyOf(mode), mx: ['mx.example.org'] }).policy.map(({ code }) => code);
  expect(codes('none')).toEqual([]);
  expect(codes('enforce')).toEqual(['mx-not-covered', 'mx-pattern-unused']);
});

test('names of MX hosts are told by their number', () =>
  expect(judgeSet({ mx: [host, '192.0.2.1', '.'] }).mx.map(({ code, record, values }) => [code, record, values])).toEqual([
    ['mx-address', 1, { host: '192.0.2.1' }],
    ['mx-null', 2, { host: '.' }],
  ]));
