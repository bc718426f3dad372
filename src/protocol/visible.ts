// Foreign text made harmless to look at: control characters, escape sequences and characters that reorder or hide
// text become visible symbols, or escapes where the text is JSON. Everything from a network or an address that is shown
// passes through here; what is copied or saved does not.

/** Controls, formats, lone surrogates, line separators, and all else that has no picture (Default_Ignorable_Code_Point). */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu;

/**
 * One line: ESC becomes ␛, a line feed ␊, a right-to-left override ⟨U+202E⟩. Nothing is left out, so positions shift only after such a
 * character.
 */
export function visible(text: string): string {
  return text.replace(unseen, symbol);
}

/** A block: its line feeds stay (a CR before one is dropped), each line is made visible. */
export function visibleBlock(text: string): string {
  return text.split(/\r?\n/).map(visible).join('\n');
}

/** JSON in which all that is escaped: it reads back to the same value. `indent` as for JSON.stringify. */
export function visibleJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(unseen, (character) => (character === '\n' ? character : escaped(character)));
}

function escaped(character: string): string {
  return character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The Unicode control picture where there is one (C0 and DEL), else the code point. */
function symbol(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
