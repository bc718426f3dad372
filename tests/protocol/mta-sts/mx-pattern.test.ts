// Whether a pattern covers a host, at the bounds of names (RFC 8461 section 4.1, RFC 1035 section 2.3.4). More is in the corpus.
import { expect, test } from 'vitest';
import { matchMx } from '#src/protocol/mta-sts/mx-pattern.ts';

const long = (length: number) => 'n'.repeat(length);
const name253 = `${long(61)}.${`${long(61)}.`.repeat(3)}${long(5)}`;

test.each<[string, string, boolean]>([
  ['mx.example.com', 'MX.example.com.', true],
  ['MX.Example.com', 'mx.example.com', true],
  ['mx.example.com', 'mx.example.com..', false],
  ['mx.example.com.', 'mx.example.com', false],
  ['mx.example.com', 'mx1.example.com', false],
  // The Kelvin sign becomes a "k" in lower case.
  ['mk.example.com', 'm\u212a.example.com', false],
  ['*.k.example', 'a.\u212a.example', false],
  ['*.example.com', 'a.example.com', true],
  ['*.example.com', 'A.EXAMPLE.com.', true],
  ['*.example.com', 'a.b.example.com', false],
  ['*.example.com', 'example.com', false],
  ['*.example.com', '.example.com', false],
  ['*.example.com', 'a_b.example.com', true],
  ['*.example.com', 'a b.example.com', false],
  ['*.example.com', '\u00e4.example.com', false],
  ['*.example.com', `${long(63)}.example.com`, true],
  ['*.example.com', `${long(64)}.example.com`, false],
  ['*.0.2.1', '192.0.2.1', false],
  ['192.0.2.1', '192.0.2.1', false],
  ['*.com', 'com', false],
  ['*', 'com', false],
  ['a_b.example.com', 'a_b.example.com', false],
  [`${long(64)}.example.com`, `${long(64)}.example.com`, false],
  [name253, name253, true],
  [`n${name253}`, `n${name253}`, false],
  [`*.${name253.slice(62)}`, name253, true],
  [`*.${name253.slice(62)}`, `n${name253}`, false],
])('%#: a pattern covers a host or not', (pattern, host, expected) => expect(matchMx(pattern, host)).toBe(expected));
