import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, markText } from '#src/features/evaluate/marked-text.ts';
import type { Finding, Severity } from '#src/protocol/finding.ts';

const finding = (start: number, end: number, severity: Severity = 'error'): Finding => ({
  code: 'policy-html',
  severity,
  citation: { document: 'RFC 8461', section: '3.2' },
  span: { start, end },
});

/** `abc[error:de]f`, a point as `[error]`. */
function drawn(text: string, ...findings: Finding[]): string {
  return markText(text, findings)
    .map(({ text: piece, severity, isPoint }) => {
      if (isPoint) return `[${severity}]`;
      return severity ? `[${severity}:${piece}]` : piece;
    })
    .join('');
}

describe('a text with its findings underlined', () => {
  it.each<[string, string]>([
    [drawn('abcdef'), 'abcdef'],
    [drawn('abcdef', finding(3, 5)), 'abc[error:de]f'],
    [drawn('abcdef', finding(0, 6, 'note'), finding(2, 4, 'warning'), finding(3, 5)), '[note:ab][warning:c][error:d][error:e][note:f]'],
    [drawn('abc', finding(3, 3)), 'abc[error]'],
    [drawn('abc', finding(1, 1, 'warning'), finding(1, 2)), 'a[warning][error:b]c'],
    [drawn('', finding(0, 0)), '[error]'],
    [drawn('a\n\nb', finding(2, 3)), 'a\n[error][error:\n]b'],
    // A text that has become shorter since it was judged.
    [drawn('ab', finding(1, 9), finding(7, 9)), 'a[error:b]'],
  ])('%s', (given, wanted) => expect(given).toBe(wanted));

  it('keeps every character', () => {
    const span = fc.tuple(fc.nat(12), fc.nat(12), fc.constantFrom<Severity>('error', 'warning', 'note'));
    fc.assert(
      fc.property(fc.string({ maxLength: 10 }), fc.array(span), (text, spans) => {
        const pieces = markText(
          text,
          spans.map(([start, length, severity]) => finding(start, start + length, severity)),
        );
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

describe('the line that a finding is about', () => {
  const text = 'version: STSv1\nmode: \u001b[31menforce\u202e\n\nmax_age: 1';
  it.each([
    [9, 14, { line: 1, before: 'version: ', marked: 'STSv1', after: '' }],
    [21, 25, { line: 2, before: 'mode: ', marked: '␛[31', after: 'menforce⟨U+202E⟩' }],
    [35, 36, { line: 3, before: '', marked: '␊', after: '' }],
    [36, 46, { line: 4, before: '', marked: 'max_age: 1', after: '' }],
    [46, 46, { line: 4, before: 'max_age: 1', marked: '', after: '' }],
    [0, 60, { line: 1, before: '', marked: 'version: STSv1', after: '' }],
    [90, 99, { line: 4, before: 'max_age: 1', marked: '', after: '' }],
  ])('%i to %i', (start, end, wanted) => expect(excerptOf(text, { start, end })).toEqual(wanted));

  it('cuts what is long', () => {
    const { before, marked, after } = excerptOf('x'.repeat(1000), { start: 500, end: 900 });
    expect([before.length, marked.length, after.length]).toEqual([61, 60, 61]);
  });
});
