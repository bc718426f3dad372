// How far apart two words are, in slips of the hand: a character too many, too few, another one, or two neighbours swapped.

/** Whether so many slips, or fewer, turn one word into the other. For few slips: each one tries up to four ways. */
export function isWithinSlips(from: string, to: string, slips: number): boolean {
  if (Math.abs(from.length - to.length) > slips) return false;
  if (from === to) return true;
  let at = 0;
  while (from.charCodeAt(at) === to.charCodeAt(at)) at++;
  const [a, b] = [from.slice(at), to.slice(at)];
  if (slips === 0) return false;
  const isSwapped = a.length > 1 && a[0] === b[1] && a[1] === b[0];
  return (
    isWithinSlips(a.slice(1), b.slice(1), slips - 1) ||
    isWithinSlips(a.slice(1), b, slips - 1) ||
    isWithinSlips(a, b.slice(1), slips - 1) ||
    (isSwapped && isWithinSlips(a.slice(2), b.slice(2), slips - 1))
  );
}
