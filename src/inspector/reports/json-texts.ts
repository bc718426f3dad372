// The reports in a JSON text: one object, an array of them, JSON lines, or objects one behind the other. Where they begin and end is
// found by counting brackets; whether they are JSON is for their reader to say (RFC 8259).

/** A text that should be a report; `at` is its number among several, or that of its line. */
export interface JsonPiece {
  readonly text: string;
  readonly at?: number;
}

/** The pieces in order. What stands between them and is none is a piece too, so that it can be said. */
export function* jsonTexts(text: string): Generator<JsonPiece> {
  const first = /^[\ufeff\s]*(?=(\S?))/.exec(text)!;
  if (first[1] === '[') yield* objectsIn(text, first[0].length + 1, ']');
  else if (isLines(text)) yield* linesOf(text);
  else yield* objectsOrWhole(text, first[0].length);
}

/** Two lines and more, of which the first two that are not empty are objects. */
function isLines(text: string): boolean {
  const [first, second] = text.trimStart().split(/\s*\n\s*/, 2);
  return first !== undefined && second !== undefined && /^\ufeff?\{.*\}$/.test(first) && second.startsWith('{');
}

function* linesOf(text: string): Generator<JsonPiece> {
  let [start, at] = [0, 0];
  while (start < text.length) {
    at += 1;
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end).trim();
    if (line) yield { text: line, at };
    start = end < 0 ? text.length : end + 1;
  }
}

/** A text with one object is given as it stands, so that places in it stay those of the file. */
function* objectsOrWhole(text: string, from: number): Generator<JsonPiece> {
  const end = endOfObject(text, from);
  if (end === undefined || text.slice(end).trim() === '') yield { text };
  else yield* objectsIn(text, from, '');
}

/** The values between commas or spaces, up to `closing`. */
function* objectsIn(text: string, from: number, closing: string): Generator<JsonPiece> {
  const between = /[\s,]*/y;
  let at = 0;
  for (let start = from; ;) {
    between.lastIndex = start;
    between.test(text);
    start = between.lastIndex;
    const rest = start >= text.length || text[start] === closing;
    if (rest) return;
    at += 1;
    const end = text[start] === '{' ? endOfObject(text, start) : endOfOther(text, start);
    yield { text: text.slice(start, end), at };
    if (end === undefined) return;
    start = end;
  }
}

/** Behind a value that is no object: at the next comma, bracket or line. */
function endOfOther(text: string, start: number): number | undefined {
  const end = /[,\]\n{]/g;
  end.lastIndex = start + 1;
  return end.exec(text)?.index;
}

/** Behind the bracket that closes the one at `start`; undefined if there is none. Linear. */
function endOfObject(text: string, start: number): number | undefined {
  const mark = /["{}]/g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '"') {
      const end = endOfString(text, found.index + 1);
      if (end === undefined) return undefined;
      mark.lastIndex = end;
    } else depth += found[0] === '{' ? 1 : -1;
    if (depth <= 0) return mark.lastIndex;
  }
  return undefined;
}

function endOfString(text: string, from: number): number | undefined {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return undefined;
}
