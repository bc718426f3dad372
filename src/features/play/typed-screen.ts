// An xterm screen to type into: it shows one line being edited, and hands over the lines that are done. Loaded when somebody
// opens it. Everything written passes visible(), so nothing that is typed, pasted or answered reaches xterm as a control sequence.
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import xtermStyles from '@xterm/xterm/css/xterm.css?inline';
import { adopt, withConstructedStyles } from '#src/features/player/terminal-screen.ts';
import { visible } from '#src/protocol/visible.ts';
import { emptyLine, typeInto, windowOf, type LineState } from './line-editor.ts';

/** reply: from the server. remark: neither side said it. */
export interface ScreenLine {
  readonly kind: 'reply' | 'remark';
  readonly text: string;
}

export interface TypedScreen {
  write(lines: readonly ScreenLine[]): void;
  clear(): void;
  focus(): void;
  fit(): void;
  close(): void;
}

interface Options {
  readonly colours: { readonly paper: string; readonly ink: string; readonly dim: string };
  readonly label: string;
  /** The lines that were ended together. */
  readonly onlines: (lines: readonly string[]) => void;
  /** Esc was pressed. */
  readonly onleave: () => void;
}

const prompt = '> ';

/** Opens the screen in `element`. */
export function openTypedScreen(element: HTMLElement, { colours: { paper, ink, dim }, label, onlines, onleave }: Options): TypedScreen {
  const terminal = new Terminal({
    screenReaderMode: true,
    cursorStyle: 'underline',
    fontFamily: getComputedStyle(element).fontFamily,
    fontSize: 13,
    lineHeight: 1.4,
    scrollback: 2000,
    theme: { background: paper, foreground: ink, cursor: ink, brightBlack: dim },
  });
  const fitting = new FitAddon();
  terminal.loadAddon(fitting);
  const document = element.ownerDocument;
  const sheets = withConstructedStyles(document, () => terminal.open(element));
  sheets.push(adopt(document, xtermStyles));
  terminal.textarea?.setAttribute('aria-label', label);
  let line: LineState = emptyLine;

  const draw = () => {
    const before = visible(line.text.slice(0, line.cursor));
    const { shown, column } = windowOf(before + visible(line.text.slice(line.cursor)), before.length, terminal.cols - prompt.length - 1);
    terminal.write(`\r\x1b[K${prompt}${shown}\x1b[${prompt.length + column + 1}G`);
  };
  // Tab goes on as everywhere, and Esc leaves; no key is kept from the browser that it needs.
  terminal.attachCustomKeyEventHandler((key) => {
    if (key.key === 'Escape' && key.type === 'keydown') onleave();
    return key.key !== 'Escape' && key.key !== 'Tab' && !key.metaKey && !(key.ctrlKey && /^[cvr]$/i.test(key.key) && !key.altKey);
  });
  terminal.onData((data) => {
    const { state, done } = typeInto(line, data);
    line = state;
    if (done.length === 0) return draw();
    terminal.write(done.map((text) => `\r\x1b[K${prompt}${visible(text)}\r\n`).join(''));
    onlines(done);
    draw();
  });

  return {
    write(lines) {
      const texts = lines.map(({ kind, text }) => (kind === 'reply' ? `${visible(text)}\r\n` : `\x1b[90m${visible(text)}\x1b[0m\r\n`));
      terminal.write(`\r\x1b[K${texts.join('')}`);
      draw();
    },
    clear() {
      line = { ...emptyLine, earlier: line.earlier, at: line.earlier.length };
      terminal.reset();
    },
    focus: () => terminal.focus(),
    fit() {
      const before = terminal.cols;
      fitting.fit();
      if (terminal.cols !== before) draw();
    },
    close() {
      terminal.dispose();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
    },
  };
}
