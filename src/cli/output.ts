// Text for a terminal. Foreign text (from DNS, from a server, from a file) passes `visible` first: control characters,
// escape sequences and characters that change the direction of writing are shown as symbols and never reach the terminal.
// Bidirectional controls are those of Unicode Standard Annex 9.

/** C0, DEL, C1, the line and paragraph separators, bidirectional controls, zero-width characters, the byte order mark, lone surrogates. */
const unsafe =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- these are exactly what must be caught
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Makes every character visible: C0 as its control picture (U+2400 and up), everything else unsafe as `<U+XXXX>`. */
export function visible(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** As `visible`, but line feeds stay line ends; a CR before one is dropped. For bodies shown as a block. */
export function visibleBlock(text: string): string {
  return text
    .split('\n')
    .map((line) => visible(line.replace(/\r$/, '')))
    .join('\n');
}

/** Breaks a text at spaces into lines of at most `width` characters, each after the first indented by `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width - (lines.length ? indent.length : 0)) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join(`\n${indent}`);
}

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Style = keyof typeof styles;

/** Makes the function that styles text where `terminal` is true, and leaves it plain otherwise. */
export function stylist(terminal: boolean): (style: Style, text: string) => string {
  return (style, text) => (terminal ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
}
