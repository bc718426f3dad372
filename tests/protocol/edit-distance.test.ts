// Slips of the hand, counted as the textbook counts them: a table of distances between all beginnings of the two words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithinSlips } from '../../src/protocol/edit-distance.ts';

test.each([
  ['mx', 'mx', 0, true],
  ['mx', 'nmx', 0, false],
  ['mx', 'nmx', 1, true],
  ['mode', 'mdoe', 1, true],
  ['mode', 'mooed', 1, false],
  ['maxage', 'maxaeg', 1, true],
  ['version', 'verzon', 1, false],
  ['version', 'verzon', 2, true],
  ['', 'ab', 2, true],
  ['', 'abc', 2, false],
])('%s and %s within %i: %s', (from, to, slips, expected) => expect(isWithinSlips(from, to, slips)).toBe(expected));

/** The fewest characters to insert, delete, replace or swap with their neighbour, no place touched twice. */
function distance(from: string, to: string): number {
  const table = Array.from({ length: from.length + 1 }, (_, i) => Array.from({ length: to.length + 1 }, (_, j) => (i === 0 ? j : i)));
  for (let i = 1; i <= from.length; i++)
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1;
      const ways = [table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + change];
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) ways.push(table[i - 2]![j - 2]! + 1);
      table[i]![j] = Math.min(...ways);
    }
  return table[from.length]![to.length]!;
}

test('agrees with the table', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (from, to, slips) => {
      expect(isWithinSlips(from, to, slips)).toBe(distance(from, to) <= slips);
    }),
    { numRuns: 5000 },
  );
});
