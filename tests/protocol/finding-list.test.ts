import { describe, expect, test } from 'vitest';
import { FindingList, findingsLimit, repeatsLimit } from '#src/protocol/finding-list.ts';
import { stsFinding } from '#src/protocol/mta-sts/codes.ts';
import { codes, finding } from './plain-findings.ts';

describe('FindingList', () => {
  const rest = (left: number) => stsFinding('policy-findings-limit', { values: { left: String(left) } });
  test('orders by record and place, what has no place last', () => {
    const list = new FindingList();
    list.add(finding('c'));
    list.add(finding('b', 'error', { span: { start: 5, end: 6 } }));
    list.add(finding('a', 'note', { span: { start: 1, end: 2 } }));
    list.add(finding('d', 'note', { record: 1, span: { start: 0, end: 1 } }));
    expect(list.close(rest).map(({ code }) => code)).toEqual([codes.a, codes.b, codes.c, codes.d]);
  });
  test('counts what is beyond the limit, and lets no flood of notes hide an error', () => {
    const list = new FindingList();
    for (const name of ['a', 'b', 'c', 'd'] as const) for (let i = 0; i < 18; i++) list.add(finding(name, 'note'));
    list.add(finding('error'));
    const closed = list.close(rest);
    expect(closed.filter(({ code }) => code === codes.error)).toHaveLength(1);
    expect(closed).toHaveLength(findingsLimit + 2);
    expect(closed.at(-1)).toEqual(rest(4 * 18 - findingsLimit));
    expect(list.hasError).toBe(true);
  });
  test('shows the first of what is found over and over, and what comes behind it', () => {
    const list = new FindingList();
    for (let i = 0; i < 10_000; i++) list.add(finding('a', 'note', { span: { start: i, end: i } }));
    list.add(finding('b', 'note', { span: { start: 10_000, end: 10_000 } }));
    const closed = list.close(rest);
    expect(closed.map(({ code }) => code)).toEqual([...Array<string>(repeatsLimit).fill(codes.a), codes.b, rest(1).code]);
    expect(closed[repeatsLimit - 1]!.span!.start).toBe(repeatsLimit - 1);
    expect(closed.at(-1)).toEqual(rest(10_000 - repeatsLimit));
  });
});
