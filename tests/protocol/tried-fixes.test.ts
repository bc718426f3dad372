import { describe, expect, test } from 'vitest';
import type { Finding } from '#src/protocol/finding.ts';
import { withTriedFixes } from '#src/protocol/tried-fixes.ts';
import { finding } from './plain-findings.ts';

describe('withTriedFixes', () => {
  const fix = [{ span: { start: 0, end: 1 }, text: '' }];
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
