// Names that are nearly those of a policy's fields (`nmx`, `max-age`, `Mode`). To a sender they are unknown fields, and ignored
// (RFC 8461 section 3.2); to whoever wrote them they are not.
import { policyKeys, type PolicyKey } from './policy-draft.ts';

/** How many slips of the hand may lie between a name and the key that was meant. */
const slips: Readonly<Record<PolicyKey, number>> = { version: 2, mode: 1, max_age: 2, mx: 1 };

/** The field that was meant by a name that is none; undefined when it looks like an extension. */
export function resembledKey(name: string): PolicyKey | undefined {
  if (name.length < 2 || name.length > 10) return undefined;
  const plain = plainName(name);
  return policyKeys.find((key) => plain === plainName(key) || editDistance(plain, plainName(key)) <= slips[key]);
}

/** Without case and punctuation, which people mix up. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

/** The fewest characters to insert, delete, replace or swap with their neighbour that turn one word into the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1;
      let best = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length]!;
}
