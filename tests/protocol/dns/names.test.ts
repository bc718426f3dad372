// Names as text: case, root dot, lengths, the forms of hosts and addresses.
import { describe, expect, test } from 'vitest';
import {
  isAscii,
  isDomainName,
  isHostName,
  isHostSyntax,
  isIpv4,
  labelsOf,
  lowerCaseAscii,
  normaliseName,
} from '../../../src/protocol/dns/names.ts';

const label63 = 'a'.repeat(63);
const name253 = [label63, label63, label63, 'a'.repeat(61)].join('.');

test.each([
  ['MX.Example.COM', 'mx.example.com'],
  ['mx.example.com.', 'mx.example.com'],
  ['mx.example.com..', 'mx.example.com.'],
  ['.', '.'],
  ['', ''],
  ['\u212aIOSK.example', '\u212aiosk.example'],
  ['B\u00dcCHER.example', 'b\u00dccher.example'],
])('normaliseName(%j) is %j', (name, expected) => expect(normaliseName(name)).toBe(expected));

test('only ASCII letters change case', () => expect(lowerCaseAscii('A\u0130\u212aZ')).toBe('a\u0130\u212az'));
test('labels, the left-most first', () => expect(labelsOf('a.b.c')).toEqual(['a', 'b', 'c']));

/** [text, is a domain name, is a host name, is RFC 5321 Domain]. */
const forms: readonly (readonly [string, boolean, boolean, boolean])[] = [
  ['example.com', true, true, true],
  ['localhost', true, true, true],
  ['1.example.com', true, true, true],
  ['xn--bcher-kva.example', true, true, true],
  ['a-b--c.example', true, true, true],
  ['_mta-sts.example.com', true, false, false],
  ['mx_1.example.com', true, false, false],
  ['-a.example', true, false, false],
  ['a-.example', true, false, false],
  ['a.example-', true, false, false],
  ['192.0.2.1', true, false, true],
  ['999.999.999.999', true, false, true],
  ['192.0.2', true, true, true],
  [`${label63}.example`, true, true, true],
  [`${label63}a.example`, false, false, true],
  [name253, true, true, true],
  [`${name253}a`, false, false, true],
  ['', false, false, false],
  ['.', false, false, false],
  ['example.com.', false, false, false],
  ['.example.com', false, false, false],
  ['a..example', false, false, false],
  ['a b.example', false, false, false],
  ['*.example.com', false, false, false],
  ['b\u00fccher.example', false, false, false],
  ['a@example.com', false, false, false],
];
describe.each(forms)('%j', (text, domain, host, syntax) => {
  test(`is ${domain ? 'a' : 'no'} domain name`, () => expect(isDomainName(text)).toBe(domain));
  test(`is ${host ? 'a' : 'no'} host name`, () => expect(isHostName(text)).toBe(host));
  test(`is ${syntax ? 'a' : 'no'} Domain`, () => expect(isHostSyntax(text)).toBe(syntax));
});

test.each([
  ['192.0.2.1', true],
  ['300.0.2.1', true],
  ['192.0.2', false],
  ['192.0.2.1.', false],
  ['192.0.2.x', false],
])('isIpv4(%j) is %j', (text, expected) => expect(isIpv4(text)).toBe(expected));

test.each([
  ['~', true],
  ['\u007f', true],
  ['\u0080', false],
])('isAscii(%j) is %j', (text, expected) => expect(isAscii(text)).toBe(expected));
