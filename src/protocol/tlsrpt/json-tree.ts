// JSON text as a tree that knows where everything stands, keeps numbers as they were written and tells of repeated names
// (RFC 8259; RFC 7493 section 2.3), which JSON.parse does not. Depth is limited, since the text is foreign.

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
  const reader = new TreeReader(text);
  const root = reader.value(0);
  if (!root || !reader.isAtEnd()) return 'not-json';
  return reader.isTooDeep ? 'too-deep' : { root, repeated: reader.repeated };
}

const noMembers: ReadonlyMap<string, JsonNode> = new Map();
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads by recursion down to the depth limit; what lies deeper is only checked. Every reading method gives undefined (or false) for what is no JSON. */
class TreeReader {
  readonly repeated: JsonPlace[] = [];
  isTooDeep = false;
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether nothing but white space follows. */
  isAtEnd(): boolean {
    return this.#peek() === undefined;
  }

  value(depth: number): JsonNode | undefined {
    const opening = this.#peek();
    const start = this.#at;
    if (opening !== '{' && opening !== '[') return this.#scalar(opening, start);
    if (depth < depthLimit) return opening === '{' ? this.#object(depth + 1, start) : this.#array(depth + 1, start);
    this.isTooDeep = true;
    return this.#skipNested() ? { type: 'null', start, end: this.#at } : undefined;
  }

  #scalar(first: string | undefined, start: number): JsonNode | undefined {
    if (first === '"') {
      const value = this.#string();
      return value === undefined ? undefined : { type: 'string', value, start, end: this.#at };
    }
    for (const word of ['true', 'false', 'null']) {
      if (first !== word[0] || !this.#text.startsWith(word, start)) continue;
      const end = (this.#at = start + word.length);
      return word === 'null' ? { type: 'null', start, end } : { type: 'boolean', value: word === 'true', start, end };
    }
    numberPattern.lastIndex = start;
    const text = numberPattern.exec(this.#text)?.[0];
    if (text === undefined) return undefined;
    this.#at += text.length;
    return { type: 'number', text, start, end: this.#at };
  }

  #object(depth: number, start: number): JsonNode | undefined {
    this.#at += 1;
    if (this.#takes('}')) return { type: 'object', members: noMembers, start, end: this.#at };
    const members = new Map<string, JsonNode>();
    do {
      this.#peek();
      const place = this.#at;
      const name = this.#string();
      if (name === undefined) return undefined;
      if (members.has(name)) this.repeated.push({ start: place, end: this.#at });
      const node = this.#takes(':') ? this.value(depth) : undefined;
      if (!node) return undefined;
      members.set(name, node);
    } while (this.#takes(','));
    return this.#takes('}') ? { type: 'object', members, start, end: this.#at } : undefined;
  }

  #array(depth: number, start: number): JsonNode | undefined {
    this.#at += 1;
    const items: JsonNode[] = [];
    if (this.#takes(']')) return { type: 'array', items, start, end: this.#at };
    do {
      const node = this.value(depth);
      if (!node) return undefined;
      items.push(node);
    } while (this.#takes(','));
    return this.#takes(']') ? { type: 'array', items, start, end: this.#at } : undefined;
  }

  /** Checks one array or object of any depth, without recursion: open ones are kept as one octet each. */
  #skipNested(): boolean {
    const isObject = new Uint8Array(this.#text.length - this.#at);
    let open = 0;
    do {
      const opening = this.#peek();
      if (opening === '{' || opening === '[') {
        isObject[open] = opening === '{' ? 1 : 0;
        open += 1;
        this.#at += 1;
        if (!this.#takes(opening === '{' ? '}' : ']')) {
          if (opening === '{' && !this.#name()) return false;
          continue;
        }
        open -= 1;
      } else if (!this.#scalar(opening, this.#at)) return false;
      while (open > 0 && !this.#takes(',')) {
        if (!this.#takes(isObject[open - 1] ? '}' : ']')) return false;
        open -= 1;
      }
      if (open > 0 && isObject[open - 1] && !this.#name()) return false;
    } while (open > 0);
    return true;
  }

  #name(): boolean {
    this.#peek();
    return this.#string() !== undefined && this.#takes(':');
  }

  #string(): string | undefined {
    const text = this.#text;
    if (text[this.#at] !== '"') return undefined;
    const start = this.#at;
    let isPlain = true;
    let end = start + 1;
    for (; text.charCodeAt(end) !== 0x22; end += 1) {
      if (!(text.charCodeAt(end) >= 0x20)) return undefined;
      if (text[end] !== '\\') continue;
      isPlain = false;
      const length = escapeLength(text, end);
      if (length === 0) return undefined;
      end += length - 1;
    }
    this.#at = end + 1;
    return isPlain ? text.slice(start + 1, end) : (JSON.parse(text.slice(start, end + 1)) as string);
  }

  #takes(character: string): boolean {
    const found = this.#peek() === character;
    if (found) this.#at += 1;
    return found;
  }

  /** The next character that is no white space; the place moves to it. */
  #peek(): string | undefined {
    const text = this.#text;
    let at = this.#at;
    while (isSpace(text.charCodeAt(at))) at += 1;
    this.#at = at;
    return text[at];
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The length of the escape sequence that begins at a backslash; 0 if it is none (RFC 8259 section 7). */
function escapeLength(text: string, at: number): number {
  const next = text[at + 1];
  if (next === 'u') return /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return next !== undefined && '"\\/bfnrt'.includes(next) ? 2 : 0;
}
