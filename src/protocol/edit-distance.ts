// How far apart two words are, in slips of the hand: a character too many, too few, another one, or two neighbours swapped.

/** Whether so many slips, or fewer, turn one word into the other. For few slips: each one tries up to four ways. */
export function isWithinSlips(from: string, to: string, slips: number): boolean {
  return areRestsWithin(from, 0, to, 0, slips);
}

/** The same for what is left of the words from a position on. */
function areRestsWithin(a: string, i: number, b: string, j: number, slips: number): boolean {
  while (i < a.length && j < b.length && a.charCodeAt(i) === b.charCodeAt(j)) {
    i++;
    j++;
  }
  if (Math.abs(a.length - i - (b.length - j)) > slips) return false;
  if (i === a.length || j === b.length) return true;
  if (slips === 0) return false;
  const isSwapped = a.charCodeAt(i) === b.charCodeAt(j + 1) && a.charCodeAt(i + 1) === b.charCodeAt(j);
  return (
    areRestsWithin(a, i + 1, b, j + 1, slips - 1) ||
    areRestsWithin(a, i + 1, b, j, slips - 1) ||
    areRestsWithin(a, i, b, j + 1, slips - 1) ||
    (isSwapped && areRestsWithin(a, i + 2, b, j + 2, slips - 1))
  );
}
