// Cuts a file of any size into pieces at the beginnings of lines, and holds one piece at a time: the mails of a mailbox file (RFC 4155),
// the lines of a file of JSON lines.
import type { ReportSource } from './found.ts';

/** Whether a piece begins at `at`, the beginning of a line. Looks at most `lookAhead` octets ahead. */
export type Begins = (bytes: Uint8Array, at: number) => boolean;

const lineFeed = 0x0a;
const chunkSize = 1024 * 1024;
const lookAhead = 5;
/** What is kept of a piece that is left out, so that the line before the next one can be seen. */
const tail = 8;

/** Every line is a piece. */
export const everyLine: Begins = () => true;

/** "From " behind an empty line. */
export const mailInMailbox: Begins = (bytes, at) => {
  const isFrom = [0x46, 0x72, 0x6f, 0x6d, 0x20].every((octet, index) => bytes[at + index] === octet);
  if (!isFrom || at < 2) return isFrom;
  const before = bytes[at - 2] === 0x0d ? at - 3 : at - 2;
  return before < 0 || bytes[before] === lineFeed;
};

/** The pieces in order; 'too-large' stands for one of more than `limit` octets. */
export async function* cutFile(source: ReportSource, begins: Begins, limit: number): AsyncGenerator<Uint8Array | 'too-large'> {
  let held: Uint8Array = new Uint8Array(0);
  let isSkipping = false;
  for (let at = 0; at < source.size; at += chunkSize) {
    const scanned = Math.max(0, held.length - lookAhead);
    const data = joined(held, await source.read(at, Math.min(at + chunkSize, source.size)));
    const isLast = at + chunkSize >= source.size;
    let start = 0;
    for (const begin of beginnings(data, begins, scanned, isLast ? data.length : data.length - lookAhead)) {
      if (begin === 0) continue;
      if (!isSkipping) yield data.subarray(start, begin);
      isSkipping = false;
      start = begin;
    }
    held = data.slice(start);
    if (held.length > limit && !isSkipping) {
      yield 'too-large';
      isSkipping = true;
    }
    if (isSkipping) held = held.slice(-tail);
  }
  if (held.length > 0 && !isSkipping) yield held;
}

function* beginnings(data: Uint8Array, begins: Begins, from: number, to: number): Generator<number> {
  for (let at = data.indexOf(lineFeed, from); at >= 0 && at < to; at = data.indexOf(lineFeed, at + 1)) {
    if (at + 1 < data.length && begins(data, at + 1)) yield at + 1;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
