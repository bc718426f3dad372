// The policy as reports quote it, and the days on which they first quoted another one: one's own changes, beside what came of them.
import type { Tally } from '../tally.ts';

export interface QuotedPolicy {
  /** The day on which it was first quoted. */
  readonly day: number;
  readonly text: string;
  readonly mode: string;
  readonly patterns: readonly string[];
  /** Lines that the one before did not have, and those that it had. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const limit = 100;

/** In the order of their first days. */
export function quotedPolicies(tallies: readonly Tally[]): QuotedPolicy[] {
  const firsts = new Map<string, Tally>();
  for (const tally of tallies) {
    const known = firsts.get(tally.quoted);
    if (tally.quoted && (!known || tally.day < known.day)) firsts.set(tally.quoted, tally);
  }
  const inOrder = [...firsts.values()].sort((a, b) => a.day - b.day).slice(-limit);
  return inOrder.map(({ day, quoted, mode, patterns }, index) => {
    const [lines, before] = [quoted.split('\n'), inOrder[index - 1]?.quoted.split('\n')];
    return {
      ...{ day, text: quoted, mode, patterns },
      added: before ? lines.filter((line) => !before.includes(line)) : [],
      removed: before ? before.filter((line) => !lines.includes(line)) : [],
    };
  });
}
