// JSON text as a tree that knows where everything stands, keeps numbers as they were written and tells of repeated names, which JSON.parse
// does not. A node is made when it is asked for, from a recording of the text (json-tape.ts).
import { decodeString, recordJson, type JsonPlace, type JsonTape } from './json-tape.ts';

export { depthLimit, type JsonPlace } from './json-tape.ts';

/** `repeated`: where a name stands for the second time in one object; of repeated names the last member is kept. */
export interface JsonTree {
  readonly root: JsonNode;
  readonly repeated: readonly JsonPlace[];
}

export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull;

/** Reads a text. Anything but one JSON value gives 'not-json', more than `depthLimit` levels 'too-deep'. Linear; never throws. */
export function readJsonTree(text: string): JsonTree | 'not-json' | 'too-deep' {
  const tape = recordJson(text);
  return typeof tape === 'string' ? tape : { root: nodeAt(tape, 0), repeated: tape.repeated };
}

function nodeAt(tape: JsonTape, index: number): JsonNode {
  switch (tape.text.charCodeAt(tape.values[index]!)) {
    case 0x7b:
      return new JsonObject(tape, index);
    case 0x5b:
      return new JsonArray(tape, index);
    case 0x22:
      return new JsonString(tape, index);
    case 0x74:
    case 0x66:
      return new JsonBoolean(tape, index);
    case 0x6e:
      return new JsonNull(tape, index);
    default:
      return new JsonNumber(tape, index);
  }
}

/** A value on the tape, and its place in the text. */
abstract class Recorded implements JsonPlace {
  protected readonly tape: JsonTape;
  protected readonly index: number;

  constructor(tape: JsonTape, index: number) {
    this.tape = tape;
    this.index = index;
  }

  get start(): number {
    return this.tape.values[this.index]!;
  }

  get end(): number {
    return this.tape.values[this.index + 1]!;
  }

  /** The value as it was written. */
  get text(): string {
    return this.tape.text.slice(this.start, this.end);
  }

  /** The index behind a value on the tape and all its parts. */
  protected behind(index: number): number {
    return this.tape.values[index + 2]!;
  }
}

export class JsonObject extends Recorded {
  readonly type = 'object';

  /** The member of that name; the last of several. */
  member(name: string): JsonNode | undefined {
    const { names, values } = this.tape;
    const id = names.idOf(name);
    if (id === undefined) return undefined;
    let value = 0;
    const end = this.behind(this.index);
    for (let at = this.index + 3; at < end; at = this.behind(at + 3)) if (values[at + 2] === id) value = at + 3;
    return value === 0 ? undefined : nodeAt(this.tape, value);
  }

  get members(): ReadonlyMap<string, JsonNode> {
    const { text, values } = this.tape;
    const members = new Map<string, JsonNode>();
    const end = this.behind(this.index);
    for (let at = this.index + 3; at < end; at = this.behind(at + 3)) {
      members.set(decodeString(text, values[at]!, values[at + 1]!), nodeAt(this.tape, at + 3));
    }
    return members;
  }
}

export class JsonArray extends Recorded {
  readonly type = 'array';

  get isEmpty(): boolean {
    return this.behind(this.index) === this.index + 3;
  }

  get items(): readonly JsonNode[] {
    const items: JsonNode[] = [];
    const end = this.behind(this.index);
    for (let at = this.index + 3; at < end; at = this.behind(at)) items.push(nodeAt(this.tape, at));
    return items;
  }
}

export class JsonString extends Recorded {
  readonly type = 'string';

  get value(): string {
    return decodeString(this.tape.text, this.start, this.end);
  }
}

export class JsonNumber extends Recorded {
  readonly type = 'number';
}

export class JsonBoolean extends Recorded {
  readonly type = 'boolean';

  get value(): boolean {
    return this.text === 'true';
  }
}

export class JsonNull extends Recorded {
  readonly type = 'null';
}
