// For every code about TLSA records: what raises it, and a near miss that does not.
import { parseTlsa } from '#src/protocol/dane/tlsa.ts';
import { pairsOf, type Row } from '../../codes/pairs.ts';

const sha256 = 'ab'.repeat(32);
const sha512 = 'ab'.repeat(64);

const rows: readonly Row<string>[] = [
  ['dane-record-syntax', `3 1 ${sha256}`, `3 1 1 ${sha256}`],
  ['dane-field-range', `256 1 1 ${sha256}`, `255 1 1 ${sha256}`],
  ['dane-data-not-hex', `3 1 1 ${sha256.slice(1)}g`, `3 1 1 ${sha256.slice(1)}f`],
  ['dane-usage-pkix', `1 1 1 ${sha256}`, `2 1 1 ${sha256}`],
  ['dane-usage-unknown', `4 1 1 ${sha256}`, `3 1 1 ${sha256}`],
  ['dane-selector-unknown', `3 2 1 ${sha256}`, `3 1 1 ${sha256}`],
  ['dane-matching-type-unknown', `3 1 3 ${sha512}`, `3 1 2 ${sha512}`],
  ['dane-data-length', `3 1 2 ${sha256}`, `3 1 1 ${sha256}`],
];

export const danePairs = pairsOf((text) => parseTlsa(text).findings, rows, {
  textOf: (text) => text,
  withText: (_, _finding, text) => text,
});
