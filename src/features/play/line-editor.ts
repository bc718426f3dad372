// One line that is being typed, and those typed before. Pure: a key or a pasted text gives the next state, and the lines that are done.

export interface LineState {
  readonly text: string;
  /** In UTF-16 units, from 0 to the length of `text`. */
  readonly cursor: number;
  readonly earlier: readonly string[];
  /** Which of the earlier lines is in sight; their count: none. */
  readonly at: number;
}

export const emptyLine: LineState = { text: '', cursor: 0, earlier: [], at: 0 };
/** Far more than SMTP allows in a line, so that too long a line can be tried. */
const longest = 5000;
const remembered = 100;

/** What a terminal sent, taken in: keys one by one, a pasted text at once. `done`: the lines that were ended, without their ends. */
export function typeInto(state: LineState, data: string): { readonly state: LineState; readonly done: readonly string[] } {
  if (data.startsWith('\u001b')) return { state: withKey(state, data), done: [] };
  const done: string[] = [];
  let next = state;
  for (const piece of data.replace(/\r\n?/g, '\n').split(/(\n|[\0-\x09\x0b-\x1f\x7f])/)) {
    if (piece === '\n') {
      done.push(next.text);
      const earlier = next.text ? [...next.earlier, next.text].slice(-remembered) : next.earlier;
      next = { text: '', cursor: 0, earlier, at: earlier.length };
    } else next = /^[\0-\x1f\x7f]$/.test(piece) ? withKey(next, piece) : inserted(next, piece);
  }
  return { state: next, done };
}

function inserted(state: LineState, piece: string): LineState {
  const fits = piece.slice(0, Math.max(0, longest - state.text.length));
  const text = state.text.slice(0, state.cursor) + fits + state.text.slice(state.cursor);
  return { ...state, text, cursor: state.cursor + fits.length };
}

/** Keys as terminals send them, and those of Emacs that shells have. Any other changes nothing. */
function withKey(state: LineState, key: string): LineState {
  const { text, cursor, earlier, at } = state;
  const move = (to: number) => ({ ...state, cursor: Math.min(Math.max(to, 0), text.length) });
  const cut = (from: number, to: number) => ({ ...state, text: text.slice(0, from) + text.slice(to), cursor: from });
  const recall = (index: number) => {
    const line = earlier[index] ?? '';
    return index < 0 || index > earlier.length ? state : { ...state, text: line, cursor: line.length, at: index };
  };
  switch (key) {
    case '\u007f':
    case '\b':
      return cut(cursor - widthBefore(text, cursor), cursor);
    case '\u001b[3~':
      return cut(cursor, cursor + widthAfter(text, cursor));
    case '\u001b[D':
    case '\u0002':
      return move(cursor - widthBefore(text, cursor));
    case '\u001b[C':
    case '\u0006':
      return move(cursor + widthAfter(text, cursor));
    case '\u001b[H':
    case '\u001bOH':
    case '\u0001':
      return move(0);
    case '\u001b[F':
    case '\u001bOF':
    case '\u0005':
      return move(text.length);
    case '\u0015':
      return cut(0, cursor);
    case '\u000b':
      return cut(cursor, text.length);
    case '\u001b[A':
    case '\u0010':
      return recall(at - 1);
    case '\u001b[B':
    case '\u000e':
      return recall(at + 1);
    default:
      return state;
  }
}

/** A character outside the first plane is two units, and stays whole. */
function widthBefore(text: string, cursor: number): number {
  const isHalf = cursor > 1 && /[\uDC00-\uDFFF]$/.test(text.slice(0, cursor));
  return Math.min(cursor, isHalf ? 2 : 1);
}

function widthAfter(text: string, cursor: number): number {
  const character = text.codePointAt(cursor);
  if (character === undefined) return 0;
  return character > 0xffff ? 2 : 1;
}

/** The part of a line that fits into `width` columns, with the cursor in it; `column`: where the cursor stands, from 0. */
export function windowOf(text: string, cursor: number, width: number): { readonly shown: string; readonly column: number } {
  const from = Math.max(0, cursor - Math.max(width - 1, 0));
  return { shown: text.slice(from, from + width), column: cursor - from };
}
