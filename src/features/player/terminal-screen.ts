// Opens an xterm screen that only shows. Loaded when somebody asks for it. xterm makes its own style elements, which our
// content security policy forbids; while it opens they are replaced by constructed style sheets. Only the sixteen palette
// colours are used, because the others would set style attributes.
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import xtermStyles from '@xterm/xterm/css/xterm.css?inline';
import type { TerminalLine } from './terminal-lines.ts';

export interface Screen {
  /** Shows these lines; what stays of the lines before is not written again. */
  show(lines: readonly TerminalLine[]): void;
  /** Fits the columns to the width of the element. */
  fit(): void;
  close(): void;
}

/** Opens a screen in `element`. `colours` are taken from the page's tokens. */
export function openScreen(element: HTMLElement, colours: { paper: string; ink: string; dim: string }): Screen {
  const terminal = new Terminal({
    disableStdin: true,
    cursorInactiveStyle: 'none',
    cursorStyle: 'underline',
    fontFamily: getComputedStyle(element).fontFamily,
    fontSize: 13,
    lineHeight: 1.4,
    scrollback: 5000,
    theme: { background: colours.paper, foreground: colours.ink, cursor: colours.ink, brightBlack: colours.dim },
  });
  terminal.attachCustomKeyEventHandler(() => false);
  const fitting = new FitAddon();
  terminal.loadAddon(fitting);
  const sheets = withConstructedStyles(element.ownerDocument, () => terminal.open(element));
  sheets.push(adopt(element.ownerDocument, xtermStyles));
  let shown: readonly TerminalLine[] = [];

  return {
    show(lines) {
      const same = shown.every((line, index) => line.text === lines[index]?.text && line.dim === lines[index].dim);
      if (!same) terminal.reset();
      const fresh = same ? lines.slice(shown.length) : lines;
      terminal.write(fresh.map(({ dim, text }) => (dim ? `\x1b[90m${text}\x1b[0m\r\n` : `${text}\r\n`)).join(''));
      shown = lines;
    },
    fit: () => fitting.fit(),
    close() {
      terminal.dispose();
      const { adoptedStyleSheets } = element.ownerDocument;
      element.ownerDocument.adoptedStyleSheets = adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
    },
  };
}

/** Runs `open` while every new style element is a stand-in whose text goes into a style sheet of its own. */
export function withConstructedStyles(document: Document, open: () => void): CSSStyleSheet[] {
  const sheets: CSSStyleSheet[] = [];
  const create = document.createElement;
  document.createElement = function (this: Document, name: string, options?: ElementCreationOptions) {
    if (name !== 'style') return create.call(this, name, options);
    const sheet = adopt(document, '');
    sheets.push(sheet);
    const standIn = create.call(this, 'span');
    standIn.hidden = true;
    Object.defineProperty(standIn, 'textContent', { set: (text: string) => sheet.replaceSync(text) });
    return standIn;
  } as typeof document.createElement;
  try {
    open();
  } finally {
    document.createElement = create;
  }
  return sheets;
}

/** Gives the document a style sheet with this text, and the sheet back. */
export function adopt(document: Document, text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}
