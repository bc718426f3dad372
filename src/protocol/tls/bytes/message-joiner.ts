// Joins handshake messages out of records: one record can hold several, and one message can go over several records (RFC 8446
// section 5.1). Each octet keeps its place in the stream, and each message the record in which it began.
import type { Field, Source, Stop } from './field-reader.ts';

const headerSize = 4;

/** The octets of one message, and the fields of the record in which it began. */
export interface Joined {
  readonly source: Source;
  readonly fields: Field[];
}

export class MessageJoiner {
  readonly #octets: number[] = [];
  readonly #places: number[] = [];
  #open: Field[] = [];

  constructor(readonly stops: Stop[]) {}

  /** Takes what one record holds, which begins at `place` of the stream; gives the messages that are now complete. */
  add(octets: Uint8Array, place: number, fields: Field[]): Joined[] {
    if (this.#octets.length === 0) this.#open = fields;
    octets.forEach((octet, at) => {
      this.#octets.push(octet);
      this.#places.push(place + at);
    });
    const complete: Joined[] = [];
    for (let size = this.#size(); size !== undefined && size <= this.#octets.length; size = this.#size()) {
      complete.push({ source: this.#take(size), fields: this.#open });
      this.#open = fields;
    }
    return complete;
  }

  /** What is there of a message that was never complete. */
  remainder(): Joined | undefined {
    return this.#octets.length > 0 ? { source: this.#take(this.#octets.length), fields: this.#open } : undefined;
  }

  #size(): number | undefined {
    const [, a, b, c] = this.#octets;
    return this.#octets.length < headerSize ? undefined : headerSize + a! * 65536 + b! * 256 + c!;
  }

  #take(size: number): Source {
    const octets = Uint8Array.from(this.#octets.splice(0, size));
    const places = this.#places.splice(0, size);
    return { octets, placeOf: (at) => places[at] ?? (places.at(-1) ?? 0) + 1, stops: this.stops };
  }
}
