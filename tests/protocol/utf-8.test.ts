// UTF-8 against the runtime's own decoder, which the pure layers do not have.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8, loneSurrogateAt, utf8Length } from '../../src/protocol/utf-8.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const isValid = (octets: Uint8Array) => {
  try {
    strict.decode(octets);
    return true;
  } catch {
    return false;
  }
};

describe('decodeUtf8', () => {
  test('reads what is UTF-8 as the runtime does', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const octets = new TextEncoder().encode(text);
        expect(decodeUtf8(octets)).toEqual({ text: strict.decode(octets) });
      }),
    ));
  test('refuses what the runtime refuses', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (octets) => {
        expect(decodeUtf8(octets).invalidAt === undefined).toBe(isValid(octets));
      }),
      { numRuns: 2000 },
    ));
  test.each([
    ['a stray octet', [0x61, 0xe9, 0x62], 'a\ufffdb', 1],
    ['an overlong form', [0xc0, 0xaf], '\ufffd\ufffd', 0],
    ['a surrogate', [0xed, 0xa0, 0x80, 0x61], '\ufffd\ufffd\ufffda', 0],
    ['a sequence that breaks off', [0x61, 0xf0, 0x9f, 0x98], 'a\ufffd\ufffd\ufffd', 1],
    ['over U+10FFFF', [0xf4, 0x90, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd', 0],
  ])('%s', (_, octets, text, invalidAt) => expect(decodeUtf8(Uint8Array.from(octets))).toEqual({ text, invalidAt }));
  test('keeps a byte order mark', () => expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)).text).toBe('\ufeffa'));
  test('finds a fault behind 100,000 octets', () => {
    const octets = new Uint8Array(100_001).fill(0x61);
    octets[100_000] = 0xff;
    expect(decodeUtf8(octets)).toEqual({ text: `${'a'.repeat(100_000)}\ufffd`, invalidAt: 100_000 });
  });
});

test('utf8Length counts the octets of the runtime', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
    }),
  ));

test.each([
  ['abc', -1],
  ['\u{1f600}', -1],
  ['a\ud800', 1],
  ['\udc00a', 0],
  ['\u{1f600}\udc00', 2],
])('loneSurrogateAt(%j) is %j', (text, at) => expect(loneSurrogateAt(text, 0, text.length)).toBe(at));
