// MX hosts against patterns: why a host is not covered, what would cover it, and which patterns are idle.
import { describe, expect, test } from 'vitest';
import { judgeCoverage } from '../../../src/protocol/mta-sts/judge-coverage.ts';
import { readPatternLines } from '../../../src/protocol/mta-sts/pattern-lines.ts';

const textOf = (...patterns: string[]) => patterns.map((pattern) => `mx: ${pattern}\n`).join('');
const judge = (text: string, mx: readonly string[]) => judgeCoverage(text, readPatternLines(text), mx);
const told = (text: string, mx: readonly string[]) =>
  judge(text, mx).map(({ code, values, fix }) => [code, values, fix?.map((edit) => edit.text)]);

test.each<[string, string[], string[], unknown[]]>([
  ['all is well', ['mail.example.com'], ['MAIL.example.com.', 'mail.example.com'], []],
  ['a null MX is no host', ['mail.example.com'], ['mail.example.com', '.', ''], []],
  ['a wildcard is in use', ['*.example.com'], ['a.example.com'], []],
  [
    'not covered',
    ['a.example.com'],
    ['a.example.com', 'b.example.net'],
    [['mx-not-covered', { host: 'b.example.net' }, ['mx: b.example.net\n']]],
  ],
  [
    'a wildcard is not its base',
    ['*.example.com'],
    ['example.com', 'a.example.com'],
    [['mx-star-not-its-base', { host: 'example.com', pattern: '*.example.com' }, ['mx: example.com\n']]],
  ],
  [
    'a wildcard is one label',
    ['*.example.com'],
    ['a.b.example.com', 'a.example.com'],
    [['mx-star-too-shallow', { host: 'a.b.example.com', pattern: '*.example.com' }, ['mx: a.b.example.com\n']]],
  ],
  [
    'a wildcard covers labels, not the ends of them',
    ['*.example.com'],
    ['a.myexample.com', 'a.example.com'],
    [['mx-not-covered', { host: 'a.myexample.com' }, ['mx: a.myexample.com\n']]],
  ],
  [
    'a slip in a pattern that nothing else uses',
    ['mial.example.com'],
    ['mail.example.com'],
    [
      ['mx-nearly-covered', { host: 'mail.example.com', pattern: 'mial.example.com' }, ['mail.example.com']],
      ['mx-pattern-unused', { pattern: 'mial.example.com' }, undefined],
    ],
  ],
  [
    'a pattern in use is no slip',
    ['mx1.example.com'],
    ['mx1.example.com', 'mx2.example.com'],
    [['mx-not-covered', { host: 'mx2.example.com' }, ['mx: mx2.example.com\n']]],
  ],
  [
    'a wildcard is no slip',
    ['*.example.com'],
    ['.example.com'],
    [
      ['mx-star-too-shallow', { host: '.example.com', pattern: '*.example.com' }, undefined],
      ['mx-pattern-unused', { pattern: '*.example.com' }, undefined],
    ],
  ],
  ['an address, which no pattern can cover: told as an address elsewhere', ['a.example.com'], ['a.example.com', '192.0.2.1'], []],
  ['a single label', ['a.example.com'], ['a.example.com', 'localhost'], [['mx-not-covered', { host: 'localhost' }, undefined]]],
])('%s', (_, patterns, mx, expected) => expect(told(textOf(...patterns), mx)).toEqual(expected));

describe('one more line', () => {
  test.each([
    ['LF', 'mx: a.example.com\nmax_age: 1\n', 18, 'mx: b.example.net\n'],
    ['CRLF', 'mx: a.example.com\r\nmax_age: 1\r\n', 19, 'mx: b.example.net\r\n'],
    ['no line end', 'max_age: 1\nmx: a.example.com', 28, '\nmx: b.example.net'],
    ['behind the last', 'mx: a.example.com\nx: 1\r\nmx: a.example.com\n', 42, 'mx: b.example.net\n'],
  ])('with %s', (_, text, at, line) =>
    expect(judge(text, ['a.example.com', 'b.example.net'])[0]!.fix).toEqual([{ span: { start: at, end: at }, text: line }]),
  );
  test('behind none there is none', () =>
    expect(judge('', ['b.example.net'])).toMatchObject([{ code: 'mx-not-covered', values: { host: 'b.example.net' } }]));
});

test('a slip is looked for among a hundred times a hundred, not among more', () => {
  const names = (count: number, end: string) => Array.from({ length: count }, (_, index) => `mail${index}.example.${end}`);
  const near = (patterns: number, hosts: number) =>
    judge(textOf(...names(patterns, 'org')), [...names(hosts - 1, 'net'), 'mail0.example.or']).filter(
      ({ code }) => code === 'mx-nearly-covered',
    );
  expect(near(100, 100)).toHaveLength(1);
  expect(near(100, 101)).toHaveLength(0);
});
