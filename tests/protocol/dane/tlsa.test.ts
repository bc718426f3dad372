import { describe, expect, it } from 'vitest';
import { formatTlsa, isUsableTlsa, parseTlsa, tlsaName } from '#src/protocol/dane/tlsa.ts';

const sha256 = '0f'.repeat(32);
const sha512 = '1e'.repeat(64);

describe('parseTlsa reads', () => {
  it.each([
    ['the usual form', `3 1 1 ${sha256}`, { usage: 3, selector: 1, matchingType: 1, data: sha256 }],
    ['capital letters', `3 1 1 ${sha256.toUpperCase()}`, { usage: 3, selector: 1, matchingType: 1, data: sha256 }],
    ['data in pieces', `2 0 2  ${sha512.slice(0, 60)} ${sha512.slice(60)}\n`, { usage: 2, selector: 0, matchingType: 2, data: sha512 }],
    ['a whole certificate', '3 0 0 308201', { usage: 3, selector: 0, matchingType: 0, data: '308201' }],
    ['the names of RFC 7218', `DANE-EE SPKI SHA2-256 ${sha256}`, { usage: 3, selector: 1, matchingType: 1, data: sha256 }],
    ['zeros in front', `003 01 1 ${sha256}`, { usage: 3, selector: 1, matchingType: 1, data: sha256 }],
  ])('%s', (_, text, value) => expect(parseTlsa(text)).toEqual({ value, findings: [] }));
});

describe('parseTlsa finds', () => {
  it.each([
    ['dane-record-syntax', '', [0, 0]],
    ['dane-record-syntax', '3 1 1', [0, 5]],
    ['dane-field-range', `256 1 1 ${sha256}`, [0, 3]],
    ['dane-field-range', `3 -1 1 ${sha256}`, [2, 4]],
    ['dane-field-range', `3 1 sha ${sha256}`, [4, 7]],
    ['dane-data-not-hex', '3 1 1 0g', [6, 8]],
    ['dane-data-not-hex', '3 1 1 012', [6, 9]],
    ['dane-usage-pkix', `1 1 1 ${sha256}`, [0, 1]],
    ['dane-usage-unknown', `4 1 1 ${sha256}`, [0, 1]],
    ['dane-selector-unknown', `3 2 1 ${sha256}`, [2, 3]],
    ['dane-matching-type-unknown', `3 1 3 ${sha256}`, [4, 5]],
    ['dane-data-length', `3 1 2 ${sha256}`, [6, 70]],
  ] as const)('%s in "%s"', (code, text, [start, end]) => {
    expect(parseTlsa(text).findings).toMatchObject([{ code, span: { start, end } }]);
  });
});

describe('a sender of mail', () => {
  it.each([
    [`3 1 1 ${sha256}`, true],
    [`2 0 2 ${sha512}`, true],
    [`0 0 1 ${sha256}`, false],
    [`1 1 1 ${sha256}`, false],
    [`255 1 1 ${sha256}`, false],
    ['3 1 1 00', false],
  ])('of %s: usable %s', (text, usable) => expect(isUsableTlsa(parseTlsa(text).value!)).toBe(usable));
});

it('writes what it reads', () => expect(formatTlsa(parseTlsa(`DANE-TA cert full AB cd`).value!)).toBe('2 0 0 abcd'));

it('knows where the records stand', () => expect(tlsaName('mx1.receiver.example')).toBe('_25._tcp.mx1.receiver.example'));
