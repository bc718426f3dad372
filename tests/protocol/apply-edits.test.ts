import { expect, test } from 'vitest';
import { applyEdits } from '#src/protocol/apply-edits.ts';
import type { Edit } from '#src/protocol/finding.ts';

const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

test.each([
  ['abc', [], 'abc'],
  ['abc', [edit(1, 2, 'X')], 'aXc'],
  ['abc', [edit(3, 3, 'd'), edit(0, 1, '')], 'bcd'],
  ['abc', [edit(0, 0, '<'), edit(3, 3, '>')], '<abc>'],
])('%j with %j is %j', (text, edits, expected) => expect(applyEdits(text, edits)).toBe(expected));
