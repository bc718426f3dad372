// A stretch of a text that means something else than what stands there: a string in quotation marks with its escapes. What is found in
// its meaning can be led back to the text, and what is put into it is written as it has to stand there.
import type { Span } from './finding.ts';

/** `text` is what the stretch means. `place` leads a stretch of that back to where it stands; `write` makes text fit to stand there. */
export interface Passage {
  readonly text: string;
  readonly place: (span: Span) => Span;
  readonly write: (text: string) => string;
}

/** A stretch that means what it says. */
export function plainPassage(text: string, start: number): Passage {
  return { text, place: (span) => ({ start: span.start + start, end: span.end + start }), write: (written) => written };
}

/** One piece of the raw text, and what it means; the pieces follow each other, or leave out what means nothing. */
export interface Piece extends Span {
  readonly meant: string;
}

/** Puts pieces together; a place behind the last of them, and in none, is `end`. */
export function joinPieces(pieces: Iterable<Piece>, end: number, write: (text: string) => string): Passage {
  const starts: number[] = [];
  const ends: number[] = [];
  const meant: string[] = [];
  for (const piece of pieces) {
    for (let unit = 0; unit < piece.meant.length; unit++) {
      starts.push(piece.start);
      ends.push(piece.end);
    }
    meant.push(piece.meant);
  }
  const last = ends.at(-1) ?? end;
  const place = (span: Span): Span => {
    const begin = starts[span.start] ?? last;
    return { start: begin, end: span.end > span.start ? (ends[span.end - 1] ?? last) : begin };
  };
  return { text: meant.join(''), place, write };
}

/** A passage found in the meaning of another one, as a passage of the outer text. */
export function within(outer: Passage, inner: Passage): Passage {
  return { text: inner.text, place: (span) => outer.place(inner.place(span)), write: (text) => outer.write(inner.write(text)) };
}

/** A string literal of JSON, Terraform or a program: what it means, where it stands, what stands before and behind it. */
export interface Literal extends Passage {
  readonly span: Span;
  /** Whether a bracket, comma, colon or equals sign stands beside it, so that it is a value and no quotation. */
  readonly isValue: boolean;
  /** The name before its colon or equals sign; empty if there is none. */
  readonly key: string;
  /** Whether a colon follows: it is a name itself. */
  readonly isKey: boolean;
}

const literals = /"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\[^])*)`/g;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The string literals of a text, in double quotation marks or, over several lines, in backquotes. */
export function findLiterals(text: string): Literal[] {
  return Array.from(text.matchAll(literals), (found): Literal => {
    const [raw, start] = [found[1] ?? found[2]!, found.index + 1];
    const span = { start: found.index, end: found.index + found[0].length };
    const before = text.slice(Math.max(0, span.start - 80), span.start);
    const isKey = /^[ \t]*:/.test(text.slice(span.end, span.end + 20));
    const key = /([\w-]+)["']?[ \t]*[:=]>?[ \t\n[(]*$/.exec(before)?.[1] ?? '';
    const isValue = !isKey && (/[:=[,({>][ \t\r\n]*$/.test(before) || /^[ \t]*[\],})]/.test(text.slice(span.end, span.end + 20)));
    const write = (written: string) => (found[1] === undefined ? written.replace(/[`\\]/g, '\\$&') : JSON.stringify(written).slice(1, -1));
    return { ...joinPieces(unescaped(raw, start), start, write), span, isValue, isKey, key };
  });
}

function* unescaped(raw: string, at: number): Generator<Piece> {
  for (const found of raw.matchAll(/\\u([0-9a-f]{4})|\\([^])|[^]/gi)) {
    const start = at + found.index;
    const [whole, code, character] = found;
    const meant = code === undefined ? (escapes[character ?? ''] ?? character ?? whole) : String.fromCharCode(parseInt(code, 16));
    yield { start, end: start + whole.length, meant };
  }
}
