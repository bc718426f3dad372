// Reads octets one after the other and marks what it read: each field with its place, its name and its value. What does not fit
// is never guessed: the reader stops there and says why, and whoever reads around it goes on where a length told them to.
import type { FieldName } from './field-names.ts';

/** A stretch of octets that means something. `start` and `end` (exclusive) count octets of the stream that it stands in. */
export interface Field {
  readonly name: FieldName;
  readonly start: number;
  readonly end: number;
  /** Names are the RFCs' own; a list has one item for each entry. */
  readonly value?: string | readonly string[];
  readonly parts: readonly Field[];
}

/**
 * Where the reading stopped. `cut-off`: the octets end before the field does; `surplus`: octets are left over that belong to nothing;
 * `not-der`: no certificate as X.509 has it; `not-a-record`: what stands here begins no TLS record.
 */
export interface Stop {
  readonly at: number;
  readonly in: FieldName;
  readonly why: 'cut-off' | 'surplus' | 'not-der' | 'not-a-record';
}

export type FieldValue = Field['value'];

/** Octets as hexadecimal digits. */
export const hexOf = (octets: Uint8Array): string => Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');

/** What readers of one message share: its octets, where each stands in its stream, and the list of stops. */
export interface Source {
  readonly octets: Uint8Array;
  /** The place in the stream of an octet of `octets`. */
  readonly placeOf: (offset: number) => number;
  readonly stops: Stop[];
}

export class FieldReader {
  readonly fields: Field[] = [];
  #stopped = false;

  constructor(
    readonly source: Source,
    public at: number,
    readonly end: number,
  ) {}

  /** Octets that can still be read. */
  get left(): number {
    return this.#stopped ? 0 : this.end - this.at;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  stop(name: FieldName, why: Stop['why']): void {
    if (!this.#stopped) this.source.stops.push({ at: this.source.placeOf(this.at), in: name, why });
    this.#stopped = true;
  }

  /** The number at `offset` octets from here, without reading it; octets that are not there count as 0. */
  peek(size: number, offset = 0): number {
    let value = 0;
    for (let i = this.at + offset; i < this.at + offset + size; i++) value = value * 256 + (i < this.end ? this.source.octets[i]! : 0);
    return value;
  }

  /** A number in network order; 0 where the octets have ended. */
  number(name: FieldName, size: number, say: (value: number) => FieldValue = String): number {
    if (!this.#has(name, size)) return 0;
    const value = this.peek(size);
    this.#mark(name, this.at, this.at + size, say(value));
    this.at += size;
    return value;
  }

  /** So many octets as they are; fewer where they have ended. */
  octets(name: FieldName, size: number, say: (octets: Uint8Array) => FieldValue = hexOf): Uint8Array {
    if (!this.#has(name, size)) return new Uint8Array();
    const octets = this.source.octets.subarray(this.at, this.at + size);
    if (size > 0) this.#mark(name, this.at, this.at + size, say(octets));
    this.at += size;
    return octets;
  }

  /** A field of `size` octets that has parts, read by `read`, which gives the field's value. What `read` leaves over is noted. */
  group(name: FieldName, size: number, read: (inner: FieldReader) => FieldValue): void {
    if (this.#stopped) return;
    const start = this.at;
    const whole = start + size <= this.end;
    const inner = new FieldReader(this.source, start, whole ? start + size : this.end);
    const value = read(inner);
    if (inner.left > 0) inner.stop(name, 'surplus');
    this.at = inner.end;
    this.#mark(name, start, this.at, value, inner.fields);
    if (whole) return;
    if (inner.stopped) this.#stopped = true;
    else this.stop(name, 'cut-off');
  }

  /** A vector (RFC 8446 section 3.4): its length in `lengthSize` octets, then so many octets. */
  vector(name: FieldName, lengthSize: number, read: (inner: FieldReader) => FieldValue): void {
    const size = this.left < lengthSize ? lengthSize : lengthSize + this.peek(lengthSize);
    this.group(name, size, (inner) => {
      inner.number('length', lengthSize);
      return read(inner);
    });
  }

  /** The same inside a field that is being read: what stands behind the length is no field of its own. */
  within(name: FieldName, lengthSize: number, read: (inner: FieldReader) => FieldValue): FieldValue {
    const size = this.number('length', lengthSize);
    const end = this.at + size;
    const inner = new FieldReader(this.source, this.at, Math.min(end, this.end));
    const value = read(inner);
    if (inner.left > 0) inner.stop(name, 'surplus');
    this.fields.push(...inner.fields);
    this.at = inner.end;
    if (inner.stopped) this.#stopped ||= end > this.end;
    else if (end > this.end) this.stop(name, 'cut-off');
    return value;
  }

  /** A vector of octets that stay as they are. */
  opaque(name: FieldName, lengthSize: number, say: (octets: Uint8Array) => FieldValue = hexOf): void {
    this.vector(name, lengthSize, (inner) => say(inner.rest()));
  }

  /** A vector of numbers, each said as a name. */
  list(name: FieldName, lengthSize: number, itemSize: number, say: (value: number) => string): readonly string[] {
    let items: string[] = [];
    this.vector(name, lengthSize, (inner) => (items = inner.items(itemSize, say)));
    return items;
  }

  /** All numbers up to the end, not marked one by one. */
  items(size: number, say: (value: number) => string): string[] {
    const items: string[] = [];
    for (; this.left >= size; this.at += size) items.push(say(this.peek(size)));
    return items;
  }

  /** All octets up to the end, not marked. */
  rest(): Uint8Array {
    const octets = this.source.octets.subarray(this.at, this.at + this.left);
    this.at += octets.length;
    return octets;
  }

  #has(name: FieldName, size: number): boolean {
    if (this.left >= size) return !this.#stopped;
    this.stop(name, 'cut-off');
    return false;
  }

  #mark(name: FieldName, start: number, end: number, value?: FieldValue, parts: readonly Field[] = []): void {
    if (end <= start) return;
    const { placeOf } = this.source;
    const place = { name, start: placeOf(start), end: placeOf(end - 1) + 1 };
    this.fields.push(value === undefined ? { ...place, parts } : { ...place, value, parts });
  }
}
