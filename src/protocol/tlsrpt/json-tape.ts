// One pass over a JSON text (RFC 8259): whether it is JSON, where each value starts and ends, and which names stand twice in one object
// (RFC 7493 section 2.3). Of values nothing is decoded: json-tree.ts reads those that are asked for. Depth is limited, since the text is
// foreign, and the pass does not recurse.
import { JsonNames } from './json-names.ts';

export interface JsonPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * The values in the order of the text, three numbers each: where it starts, where it ends, and the index behind its last part. The parts of
 * an array are its items; of an object, each a name and a value. The third number of a name is its own (JsonNames).
 */
export interface JsonTape {
  readonly text: string;
  readonly values: Int32Array;
  readonly names: JsonNames;
  /** Where a name stands for the second time in one object. */
  readonly repeated: readonly JsonPlace[];
}

/** At most this many arrays and objects inside one another, the outermost counted. */
export const depthLimit = 64;

/** Records a text. Anything but one JSON value gives 'not-json', more than `depthLimit` levels 'too-deep'. Linear; never throws. */
export function recordJson(text: string): JsonTape | 'not-json' | 'too-deep' {
  const recorder = new JsonRecorder(text);
  if (!recorder.isJson()) return 'not-json';
  return recorder.isTooDeep ? 'too-deep' : recorder;
}

/** What the string between two places says, its quotation marks included. */
export function decodeString(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes('\\') ? (JSON.parse(text.slice(start, end)) as string) : raw;
}

const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c] as const;
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d] as const;
const words = ['true', 'false', 'null'];
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Each method that takes something says whether it was there; where it was not, the text is no JSON. */
class JsonRecorder implements JsonTape {
  readonly text: string;
  values: Int32Array;
  readonly names = new JsonNames();
  readonly repeated: JsonPlace[] = [];
  isTooDeep = false;
  #at = 0;
  #length = 0;
  #depth = 0;
  /** For each level that is open, 1 if it is an object. */
  #isObject = new Uint8Array(depthLimit);
  /** Where on the tape they stand, down to the depth limit. */
  readonly #open: number[] = [];
  /** For each level, by the number of a name, the object that had it last. Objects of one level follow each other. */
  readonly #lastWith: number[][] = [];

  constructor(text: string) {
    this.text = text;
    // Reports have about one value in 16 characters, names counted.
    this.values = new Int32Array(3 * Math.ceil(16 + text.length / 12));
  }

  isJson(): boolean {
    do {
      const code = this.#peek();
      if (code === openArray || code === openObject) {
        this.#enter(code);
        if (!this.#takes(code === openArray ? closeArray : closeObject)) {
          if (code === openObject && !this.#takeName()) return false;
          continue;
        }
        this.#leave();
      } else if (!this.#takeScalar(code)) return false;
      if (!this.#takeSeparators()) return false;
    } while (this.#depth > 0);
    this.#peek();
    return this.#at === this.text.length;
  }

  #enter(code: number): void {
    if (this.#depth === this.#isObject.length) this.#isObject = doubled(this.#isObject, Uint8Array);
    this.#isObject[this.#depth] = code === openObject ? 1 : 0;
    this.#depth += 1;
    if (this.#depth > depthLimit) this.isTooDeep = true;
    else this.#open.push(this.#record(this.#at, 0));
    this.#at += 1;
  }

  #leave(): void {
    if (this.#depth <= depthLimit) {
      const index = this.#open.pop()!;
      this.values[index + 1] = this.#at;
      this.values[index + 2] = this.#length;
    }
    this.#depth -= 1;
  }

  /** Behind a value: leaves what ends here, and takes what stands before the next value. */
  #takeSeparators(): boolean {
    while (this.#depth > 0) {
      const isObject = this.#isObject[this.#depth - 1] === 1;
      if (this.#takes(comma)) return !isObject || this.#takeName();
      if (!this.#takes(isObject ? closeObject : closeArray)) return false;
      this.#leave();
    }
    return true;
  }

  #takeName(): boolean {
    this.#peek();
    const start = this.#at;
    const expected = this.names.takeExpected(this.text, start);
    if (expected) this.#at += expected.written.length;
    else if (!this.#takeString()) return false;
    if (!this.isTooDeep) this.#recordName(start, expected ? expected.id : this.names.take(decodeString(this.text, start, this.#at)));
    return this.#takes(colon);
  }

  #recordName(start: number, id: number): void {
    this.values[this.#record(start, this.#at) + 2] = id;
    const object = this.#open[this.#depth - 1]!;
    const lastWith = (this.#lastWith[this.#depth] ??= []);
    if (lastWith[id] === object) this.repeated.push({ start, end: this.#at });
    else lastWith[id] = object;
  }

  #takeScalar(code: number): boolean {
    const start = this.#at;
    if (code === quote) {
      if (!this.#takeString()) return false;
    } else if (code >= 0x61) {
      const word = words.find((known) => this.text.startsWith(known, start));
      if (word === undefined) return false;
      this.#at += word.length;
    } else {
      numberPattern.lastIndex = start;
      if (!numberPattern.test(this.text)) return false;
      this.#at = numberPattern.lastIndex;
    }
    if (!this.isTooDeep) this.#record(start, this.#at);
    return true;
  }

  #takeString(): boolean {
    const { text } = this;
    if (text.charCodeAt(this.#at) !== quote) return false;
    let end = this.#at + 1;
    for (let code; (code = text.charCodeAt(end)) !== quote;) {
      const length = code === backslash ? escapeLength(text, end) : 1;
      // No control characters, and not the end of the text.
      if (length === 0 || !(code >= 0x20)) return false;
      end += length;
    }
    this.#at = end + 1;
    return true;
  }

  #takes(code: number): boolean {
    const isThere = this.#peek() === code;
    if (isThere) this.#at += 1;
    return isThere;
  }

  /** The next character that is no white space, NaN at the end; the place moves to it. */
  #peek(): number {
    let code = this.text.charCodeAt(this.#at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = this.text.charCodeAt((this.#at += 1));
    return code;
  }

  /** Puts a value on the tape and gives its index. */
  #record(start: number, end: number): number {
    const index = this.#length;
    if (index + 3 > this.values.length) this.values = doubled(this.values, Int32Array);
    this.#length = index + 3;
    this.values[index] = start;
    this.values[index + 1] = end;
    this.values[index + 2] = this.#length;
    return index;
  }
}

/** The same in an array of twice the length. */
function doubled<T extends Uint8Array | Int32Array>(array: T, Longer: new (length: number) => T): T {
  const longer = new Longer(2 * array.length);
  longer.set(array);
  return longer;
}

/** The length of the escape sequence that begins at a backslash; 0 if it is none (RFC 8259 section 7). */
function escapeLength(text: string, at: number): number {
  const next = text[at + 1];
  if (next === 'u') return /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return next !== undefined && '"\\/bfnrt'.includes(next) ? 2 : 0;
}
