// Fixes are tried out before they are offered: one that leaves its finding, or brings another to light, is withheld.
import type { Edit, Finding } from './finding.ts';

/** So much text, in UTF-16 units, is judged again for all fixes together; those that are not tried out are withheld. */
const effort = 250_000;

/**
 * The findings, with those fixes that do what they promise. `judge` gives what would be found after the edits, fixes left aside;
 * `length` is that of the text.
 */
export function withTriedFixes(
  findings: readonly Finding[],
  length: number,
  judge: (fix: readonly Edit[], finding: Finding) => readonly Finding[],
): readonly Finding[] {
  if (findings.every(({ fix }) => fix === undefined)) return findings;
  const before = countCodes(findings);
  let left = effort;
  return findings.map((finding) => {
    const { fix, ...rest } = finding;
    if (fix === undefined) return finding;
    left -= length;
    return left >= 0 && mends(finding.code, before, countCodes(judge(fix, finding))) ? finding : rest;
  });
}

function mends(code: string, before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
  const shrinks = (name: string) => (after.get(name) ?? 0) < (before.get(name) ?? 0);
  // Where one is mended that is listed, one that was only counted takes its place.
  if (!shrinks(code) && !shrinks(counted)) return false;
  return [...after].every(([other, count]) => count <= (before.get(other) ?? 0));
}

/** The findings that a list only counts, as if they were one code. */
const counted = 'counted';

function countCodes(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string, count: number) => counts.set(name, (counts.get(name) ?? 0) + count);
  for (const { code, values } of findings) {
    add(code, 1);
    if (code.endsWith('-findings-limit')) add(counted, Number(values?.['left']));
  }
  return counts;
}
