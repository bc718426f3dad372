// Cuts what crossed a connection into SMTP lines and, after STARTTLS, TLS records (RFC 3207 section 4, RFC 8446 section 5.1), in the order
// in which they were complete. Where the octets begin no record, the rest of that direction is one piece.
import type { Stop } from './field-reader.ts';

export const directions = ['sender', 'receiver'] as const;
export type Direction = (typeof directions)[number];

/** Octets that were seen together. `at` is in milliseconds from the first. */
export interface Chunk {
  readonly from: Direction;
  readonly at: number;
  readonly octets: Uint8Array;
}

/** `start` and `end` (exclusive) count octets of the direction's stream. A record begins with its header; the last one may be cut off. */
export interface WirePiece {
  readonly kind: 'line' | 'record' | 'rest';
  readonly from: Direction;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

export type WireStop = Stop & { readonly from: Direction };

export interface Cut {
  readonly pieces: readonly WirePiece[];
  readonly streams: Readonly<Record<Direction, Uint8Array>>;
  readonly stops: readonly WireStop[];
}

const recordHeader = 5;
/** The most that either version allows in a record: RFC 5246 section 6.2.3. */
const longestRecord = 2 ** 14 + 2048;
const lineFeed = 10;

/** A connection that begins with a record is TLS from its first octet. */
export function cutWire(chunks: readonly Chunk[]): Cut {
  const cutter = new WireCutter(isRecordType(chunks[0]?.octets[0]) ? 'records' : 'lines');
  for (const chunk of chunks) cutter.take(chunk);
  return cutter.finish();
}

function isRecordType(octet: number | undefined): boolean {
  return octet !== undefined && octet >= 20 && octet <= 24;
}

interface Side {
  readonly octets: number[];
  /** Where the next piece begins, and when its first octet came. */
  start: number;
  at: number;
  /** No record begins here, so none can be found after it. */
  isLost: boolean;
}

class WireCutter {
  readonly #sides: Record<Direction, Side> = { sender: newSide(), receiver: newSide() };
  readonly #pieces: WirePiece[] = [];
  readonly #stops: WireStop[] = [];
  #phase: 'lines' | 'asked' | 'records';

  constructor(phase: 'lines' | 'records') {
    this.#phase = phase;
  }

  take({ from, at, octets }: Chunk): void {
    const side = this.#sides[from];
    if (side.start === side.octets.length) side.at = at;
    for (const octet of octets) side.octets.push(octet);
    this.#takeLines(from);
    if (this.#phase === 'records') for (const each of directions) this.#takeRecords(each);
  }

  finish(): Cut {
    for (const from of directions) {
      const { start, octets, isLost } = this.#sides[from];
      if (start === octets.length) continue;
      const isRecord = this.#phase === 'records' && !isLost;
      if (isRecord) this.#stops.push({ from, at: octets.length, in: 'record.length', why: 'cut-off' });
      this.#add(from, isRecord ? 'record' : 'rest', octets.length);
    }
    const { sender, receiver } = this.#sides;
    const streams = { sender: Uint8Array.from(sender.octets), receiver: Uint8Array.from(receiver.octets) };
    return { pieces: this.#pieces, streams, stops: this.#stops };
  }

  #add(from: Direction, kind: WirePiece['kind'], end: number): void {
    const side = this.#sides[from];
    this.#pieces.push({ kind, from, at: side.at, start: side.start, end });
    side.start = end;
  }

  /** After STARTTLS the sender waits, and the reply decides what comes next. */
  #takeLines(from: Direction): void {
    const side = this.#sides[from];
    while (this.#phase === 'lines' || (this.#phase === 'asked' && from === 'receiver')) {
      const feed = side.octets.indexOf(lineFeed, side.start);
      if (feed < 0) return;
      const line = String.fromCharCode(...side.octets.slice(side.start, Math.min(feed, side.start + 1000)));
      this.#add(from, 'line', feed + 1);
      if (from === 'sender' && /^STARTTLS\s*$/i.test(line)) this.#phase = 'asked';
      else if (this.#phase === 'asked' && /^\d{3}(?!-)/.test(line)) this.#phase = line.startsWith('220') ? 'records' : 'lines';
    }
  }

  #takeRecords(from: Direction): void {
    const side = this.#sides[from];
    while (!side.isLost && side.octets.length - side.start >= recordHeader) {
      const [type, , , high, low] = side.octets.slice(side.start, side.start + recordHeader);
      const size = high! * 256 + low!;
      const end = side.start + recordHeader + size;
      if (!isRecordType(type) || size > longestRecord) {
        this.#stops.push({ from, at: side.start, in: 'record.type', why: 'not-a-record' });
        side.isLost = true;
      } else if (end > side.octets.length) return;
      else this.#add(from, 'record', end);
    }
  }
}

const newSide = (): Side => ({ octets: [], start: 0, at: 0, isLost: false });
