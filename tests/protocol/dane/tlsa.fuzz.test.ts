// 100,000 inputs for TLSA records: no exception, spans within the text, what is written is read again.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatTlsa, parseTlsa } from '#src/protocol/dane/tlsa.ts';
import { fuzz, runs } from '../../fuzz/mutate.ts';

const hex = '0f'.repeat(32);
const seeds = [
  `3 1 1 ${hex}`,
  `2 0 2 ${hex}${hex}`,
  `DANE-EE SPKI SHA2-256 ${hex}`,
  '3 0 0 3082 0a0b',
  '256 1 1 zz',
  `\t1\r\n1 1 ${hex}`,
  '',
];
const timeout = 60_000 + runs;

it('any text', { timeout }, () => {
  fuzz(seeds, (input) => {
    const { value, findings } = parseTlsa(input);
    for (const { span, code } of findings) {
      if (!span || !(span.start >= 0 && span.start <= span.end && span.end <= input.length)) throw new Error(`${code}: span`);
    }
    // Every text is either read or told why not; the oracle is one regular expression.
    const field = String.raw`(?:\d{1,2}|[01]\d\d|2[0-4]\d|25[0-5])`;
    const words = ['PKIX-TA|PKIX-EE|DANE-TA|DANE-EE', 'CERT|SPKI', 'FULL|SHA2-256|SHA2-512'].map((names) => `(?:${field}|${names})`);
    const isTlsa = new RegExp(
      String.raw`^[ \t\r\n]*${words.join(String.raw`[ \t\r\n]+`)}[ \t\r\n]+(?:[0-9a-f][ \t\r\n]*[0-9a-f][ \t\r\n]*)+$`,
      'i',
    ).test(input);
    if ((value !== undefined) !== isTlsa) expect({ read: value !== undefined }).toEqual({ read: isTlsa });
    if (value && JSON.stringify(parseTlsa(formatTlsa(value)).value) !== JSON.stringify(value)) throw new Error('not read again');
  });
});

it('any record', { timeout }, () => {
  const octet = fc.nat(255);
  const data = fc.uint8Array({ minLength: 1, maxLength: 70 }).map((octets) => Buffer.from(octets).toString('hex'));
  fc.assert(
    fc.property(fc.record({ usage: octet, selector: octet, matchingType: octet, data }), (record) => {
      expect(parseTlsa(formatTlsa(record)).value).toEqual(record);
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});
