// Edits, the list of findings with its limit, and fixes that are tried out.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/protocol/apply-edits.ts';
import { ownCheck } from '../../src/protocol/citation.ts';
import type { Code, Edit, Finding, Severity } from '../../src/protocol/finding.ts';
import { FindingList, findingsLimit } from '../../src/protocol/finding-list.ts';
import { stsFinding } from '../../src/protocol/mta-sts/codes.ts';
import { withTriedFixes } from '../../src/protocol/tried-fixes.ts';

const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });
/** Codes whose words have no places; what they mean is of no account here. */
const codes = {
  a: 'policy-empty',
  b: 'policy-html',
  c: 'policy-json',
  d: 'policy-utf-16',
  error: 'policy-bom',
  note: 'policy-testing',
} as const satisfies Record<string, Code>;
const finding = (name: keyof typeof codes, severity: Severity = 'error', more: Pick<Finding, 'span' | 'record' | 'fix'> = {}): Finding => ({
  code: codes[name],
  severity,
  citation: ownCheck,
  ...more,
});

test.each([
  ['abc', [], 'abc'],
  ['abc', [edit(1, 2, 'X')], 'aXc'],
  ['abc', [edit(3, 3, 'd'), edit(0, 1, '')], 'bcd'],
  ['abc', [edit(0, 0, '<'), edit(3, 3, '>')], '<abc>'],
])('%j with %j is %j', (text, edits, expected) => expect(applyEdits(text, edits)).toBe(expected));

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
    for (let i = 0; i < findingsLimit + 7; i++) list.add(finding('note', 'note'));
    list.add(finding('error'));
    const closed = list.close(rest);
    expect(closed.filter(({ code }) => code === codes.error)).toHaveLength(1);
    expect(closed.at(-1)).toEqual(rest(7));
    expect(list.hasError).toBe(true);
  });
});

describe('withTriedFixes', () => {
  const fix = [edit(0, 1, '')];
  const broken = [finding('a', 'error', { fix }), finding('b')];
  const tried = (after: readonly Finding[], length = 10) => withTriedFixes(broken, length, () => after)[0]!.fix;
  test('keeps a fix that does what it promises', () => expect(tried([finding('b')])).toBe(fix));
  test('withholds one that leaves its finding', () => expect(tried([finding('a'), finding('b')])).toBeUndefined());
  test('withholds one that adds another', () => expect(tried([finding('b'), finding('c')])).toBeUndefined());
  test('withholds one that adds one more of the same', () => expect(tried([finding('b'), finding('b')])).toBeUndefined());
  test('withholds what would take long to try', () => expect(tried([finding('b')], 10_000_000)).toBeUndefined());
  test('judges nothing where nothing is offered', () => {
    const plain = [finding('b')];
    expect(withTriedFixes(plain, 1, () => expect.unreachable())).toBe(plain);
  });
});
