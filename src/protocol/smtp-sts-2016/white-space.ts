// WSP of RFC 5234 Appendix B.1, space and tab: the only white space that the 2016 draft's grammar knows.

/** The bounds of a stretch of text without the spaces and tabs at its ends. Linear. */
export function trimWsp(text: string, from: number, to: number): [start: number, end: number] {
  const isSpace = (index: number): boolean => text[index] === ' ' || text[index] === '\t';
  while (from < to && isSpace(from)) from += 1;
  while (to > from && isSpace(to - 1)) to -= 1;
  return [from, to];
}
