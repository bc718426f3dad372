// The example that a visitor finds: a few letters changed make it the reader's, what is put in its place is alone.
import { expect, test } from 'vitest';
import { examples } from '#src/features/evaluate/examples.ts';
import { noTexts, overExample } from '#src/features/evaluate/over-example.ts';

const example = examples.typo;
const mine = 'version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 86400\n';

test.each([
  ['a letter taken out', example.policy.replace('nmx', 'mx')],
  ['a letter put in', `${example.policy}x`],
  ['a line taken out', example.policy.replace('mx: mx1.receiver.example\n', '')],
])('%s: the example is the reader’s', (_, text) => {
  expect(overExample(example, 'policy', text)).toEqual({ ...example, policy: text });
});

test.each([
  ['typed in its place', mine],
  ['pasted at its end', example.policy + mine],
  ['pasted before it', mine + example.policy],
])('%s: a text of one’s own is alone', (_, text) => {
  expect(overExample(example, 'policy', text)).toEqual({ ...noTexts, policy: mine });
});

test('emptied, all is empty', () => expect(overExample(example, 'mx', '')).toEqual(noTexts));
