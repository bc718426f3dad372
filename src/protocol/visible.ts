// Foreign text made harmless to look at: control characters, escape sequences and characters that reorder or hide
// text become visible symbols. Everything from a network or an address that is shown passes through here; what is
// copied or saved does not.

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

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

/** The Unicode control picture where there is one (C0 and DEL), else the code point. */
function symbol(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
