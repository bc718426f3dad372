// The policy that a text with errors means.
import { expect, test } from 'vitest';
import { meantPolicy } from '../../../src/protocol/mta-sts/meant-policy.ts';
import { parsePolicy } from '../../../src/protocol/mta-sts/policy.ts';

const good = 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n';
const meant = (text: string) => meantPolicy(text, parsePolicy(text, { untried: true }), {})?.text;

test.each<[string, string, string | undefined]>([
  ['nothing is wrong', good, good],
  ['several errors at once', good.replace('enforce', 'Enforce').replace('.com', '.com.').replace('604800', '604,800'), good],
  ['one behind the other', good.trimEnd().replaceAll('\n', '; ').replace('.com', '.com.'), good.trimEnd()],
  ['a name with a slip, which is a warning', good.replace('mx:', 'nmx:'), good],
  ['a warning is left alone where an error has a mend', `${good.replace('enforce', 'Enforce')}max-age: 5\n`, `${good}max-age: 5\n`],
  ['an error that only one can mend', good.replace('enforce', 'on'), undefined],
  ['an error without a mend beside one with', good.replace('enforce', 'on').replace('.com', '.com.'), undefined],
  ['too long', `${good.replace('enforce', 'Enforce')}note: ${'x'.repeat(20_000)}\n`, undefined],
])('%s', (_, text, expected) => expect(meant(text)).toBe(expected));

test('as long as it is worth the time, to the character', () => {
  const text = good.replace('enforce', 'Enforce');
  const filled = (length: number) => `${text}note: ${'x'.repeat(length - text.length - 7)}\n`;
  expect(meant(filled(20_000))).toBe(filled(20_000).replace('Enforce', 'enforce'));
  expect(meant(filled(20_001))).toBeUndefined();
});

test('mends of the same place are not made at once', () => {
  const text = good.replace('mx: mail.example.com', 'mx: mail.example.com.; mx: b.example.com');
  expect(meant(text)).toBe(good.replace('mx: mail.example.com', 'mx: mail.example.com\nmx: b.example.com'));
});
