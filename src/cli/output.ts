// Text for a terminal: line breaking and, on a real terminal, a few styles. Foreign text passes `visible` of
// #src/protocol/visible.ts before it comes here.

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

/** What `stylist` writes about a text. */
export const styleSequence = new RegExp(`\\u001b\\[(?:0|${Object.values(styles).join('|')})m`);

/** Makes the function that styles text where `terminal` is true, and leaves it plain otherwise. */
export function stylist(terminal: boolean): (style: Style, text: string) => string {
  return (style, text) => (terminal ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
}
