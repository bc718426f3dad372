// JSON text as a tree that knows where everything stands, keeps numbers as they were written and tells of repeated names
// (RFC 8259; RFC 7493 section 2.3). Whether it is JSON at all is left to JSON.parse; depth is limited, since the text is foreign.

export interface JsonPlace {
  readonly start: number;
  readonly end: number;
}

export type JsonNode = JsonPlace &
  (
    | { readonly type: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
    | { readonly type: 'array'; readonly items: readonly JsonNode[] }
    | { readonly type: 'string'; readonly value: string }
    | { readonly type: 'number'; readonly text: string }
    | { readonly type: 'boolean'; readonly value: boolean }
    | { readonly type: 'null' }
  );

/** `repeated`: where a name stands for the second time in one object; of repeated names the last member is kept. */
export interface JsonTree {
  readonly root: JsonNode;
  readonly repeated: readonly JsonPlace[];
}

/** At most this many arrays and objects inside one another, the outermost counted. */
export const depthLimit = 64;

/** Reads a text. Anything but one JSON value gives 'not-json', more than `depthLimit` levels 'too-deep'. Linear; never throws. */
export function readJsonTree(text: string): JsonTree | 'not-json' | 'too-deep' {
  try {
    JSON.parse(text);
  } catch {
    return 'not-json';
  }
  const reader = new TreeReader(text);
  const root = reader.value(0);
  return root ? { root, repeated: reader.repeated } : 'too-deep';
}

/** Walks a text that is known to be JSON, so it need not look for mistakes. Gives undefined as soon as the text is too deep. */
class TreeReader {
  readonly repeated: JsonPlace[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): JsonNode | undefined {
    this.#skipSpace();
    const start = this.#at;
    switch (this.#text[start]) {
      case '{':
        return this.#object(depth + 1, start);
      case '[':
        return this.#array(depth + 1, start);
      case '"':
        return { type: 'string', value: this.#string(), start, end: this.#at };
      case 't':
      case 'f':
        this.#at += this.#text[start] === 't' ? 4 : 5;
        return { type: 'boolean', value: this.#text[start] === 't', start, end: this.#at };
      case 'n':
        this.#at += 4;
        return { type: 'null', start, end: this.#at };
      default:
        while (/[-+.0-9eE]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
        return { type: 'number', text: this.#text.slice(start, this.#at), start, end: this.#at };
    }
  }

  #object(depth: number, start: number): JsonNode | undefined {
    if (depth > depthLimit) return undefined;
    const members = new Map<string, JsonNode>();
    this.#at += 1;
    while (this.#peek() !== '}') {
      const place = this.#at;
      const name = this.#string();
      if (members.has(name)) this.repeated.push({ start: place, end: this.#at });
      this.#peek();
      this.#at += 1;
      const node = this.value(depth);
      if (!node) return undefined;
      members.set(name, node);
      if (this.#peek() === ',') this.#at += 1;
    }
    this.#at += 1;
    return { type: 'object', members, start, end: this.#at };
  }

  #array(depth: number, start: number): JsonNode | undefined {
    if (depth > depthLimit) return undefined;
    const items: JsonNode[] = [];
    this.#at += 1;
    while (this.#peek() !== ']') {
      const node = this.value(depth);
      if (!node) return undefined;
      items.push(node);
      if (this.#peek() === ',') this.#at += 1;
    }
    this.#at += 1;
    return { type: 'array', items, start, end: this.#at };
  }

  #string(): string {
    const start = this.#at;
    let end = start;
    do end = this.#text.indexOf('"', end + 1);
    while (this.#isEscaped(end));
    this.#at = end + 1;
    const raw = this.#text.slice(start, this.#at);
    return raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
  }

  /** Whether an odd number of backslashes stands before a quotation mark. */
  #isEscaped(quote: number): boolean {
    let before = quote;
    while (this.#text[before - 1] === '\\') before -= 1;
    return (quote - before) % 2 === 1;
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && ' \t\n\r'.includes(this.#text[this.#at]!)) this.#at += 1;
  }

  #peek(): string | undefined {
    this.#skipSpace();
    return this.#text[this.#at];
  }
}
