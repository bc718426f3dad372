// TXT records as people have them on hand: one on a line, bare, or as a zone file or `dig` shows them, in quoted strings, with or
// without owner, TTL and class before them, and over several lines in parentheses (RFC 1035 section 5.1). Places in what the strings
// say can be found again in the text.
import type { Span } from '../finding.ts';

/** One record. `place` maps a stretch of the joined strings to where it stands in the text. */
export interface TxtLine {
  readonly strings: readonly string[];
  readonly place: (span: Span) => Span;
  /** In quotation marks: what is put into it has to be escaped. */
  readonly isQuoted: boolean;
}

const zoneStart = /[ \t]*(?:(?:[^\s";]+[ \t]+)?(?:\d+[ \t]+)?(?:IN[ \t]+)?(?:\d+[ \t]+)?TXT[ \t]+)?(\()?(?=\s*")/iy;
const quotedString = /"((?:[^"\\\n]|\\[^\n])*)"/y;
const gap = /[ \t]*/y;
const gapInParentheses = /(?:\s|;[^\n]*)*/y;
const lineEnd = /\)?[ \t]*(?:;[^\n]*)?\r?(?:\n|$)/y;

/** The records of a text; empty lines are none. What is not well-formed as quoted strings is taken as it stands. Never throws. */
export function readTxtLines(text: string): TxtLine[] {
  const lines: TxtLine[] = [];
  for (let at = 0; at < text.length;) {
    const quoted = readQuoted(text, at);
    if (quoted) {
      lines.push(quoted.line);
      at = quoted.end;
      continue;
    }
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    const bare = text.slice(at, next).replace(/\r?\n$/, '');
    const start = at;
    if (bare.trim() !== '') lines.push({ strings: [bare], place: (span) => shift(span, start), isQuoted: false });
    at = next;
  }
  return lines;
}

/** Text made fit to stand between quotation marks. */
export function escapeTxt(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function readQuoted(text: string, from: number): { readonly line: TxtLine; readonly end: number } | undefined {
  const start = matchAt(zoneStart, text, from);
  if (!start) return undefined;
  const between = start[1] ? gapInParentheses : gap;
  const strings: string[] = [];
  // For each UTF-16 unit of the joined strings, where it begins and ends in the text.
  const starts: number[] = [];
  const ends: number[] = [];
  let at = from + start[0].length;
  for (;;) {
    at += matchAt(between, text, at)![0].length;
    const found = matchAt(quotedString, text, at);
    if (!found) break;
    strings.push(unescape(found[1]!, at + 1, starts, ends));
    at += found[0].length;
  }
  const end = matchAt(lineEnd, text, at);
  if (!end || strings.length === 0) return undefined;
  const last = ends.at(-1) ?? from + start[0].length;
  const place = (span: Span): Span => {
    const begin = starts[span.start] ?? last;
    return { start: begin, end: span.end > span.start ? (ends[span.end - 1] ?? last) : begin };
  };
  return { line: { strings, place, isQuoted: true }, end: at + end[0].length };
}

/** Undoes `\X` and `\DDD`, and notes the place of every character. */
function unescape(raw: string, at: number, starts: number[], ends: number[]): string {
  return raw.replace(/\\(\d{3})|\\([^])|[^]/g, (whole, octet: string | undefined, character: string | undefined, offset: number) => {
    starts.push(at + offset);
    ends.push(at + offset + whole.length);
    return octet === undefined ? (character ?? whole) : String.fromCharCode(Number(octet) & 0xff);
  });
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
