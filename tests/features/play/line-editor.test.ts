import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyLine, typeInto, windowOf, type LineState } from '#src/features/play/line-editor.ts';

function type(...data: string[]): { state: LineState; done: string[] } {
  const done: string[] = [];
  let state = emptyLine;
  for (const piece of data) {
    const step = typeInto(state, piece);
    state = step.state;
    done.push(...step.done);
  }
  return { state, done };
}

it.each<[string, string[], string, number, string[]]>([
  ['letters', ['E', 'H', 'L', 'O'], 'EHLO', 4, []],
  ['enter', ['NOOP', '\r'], '', 0, ['NOOP']],
  ['an empty line', ['\r'], '', 0, ['']],
  ['a pasted block, its last line unfinished', ['EHLO a\r\nMAIL FROM:<>\nRCPT'], 'RCPT', 4, ['EHLO a', 'MAIL FROM:<>']],
  ['backspace', ['ab', '\u007f'], 'a', 1, []],
  ['backspace in a pasted text', ['ab\u007fc'], 'ac', 2, []],
  ['backspace at the start', ['\u007f'], '', 0, []],
  ['left, insert', ['ac', '\u001b[D', 'b'], 'abc', 2, []],
  ['home and delete', ['xab', '\u001b[H', '\u001b[3~'], 'ab', 0, []],
  ['end', ['ab', '\u0001', '\u0005', 'c'], 'abc', 3, []],
  ['to the start of the line', ['abc', '\u001b[D', '\u0015'], 'c', 0, []],
  ['to the end of the line', ['abc', '\u0001', '\u001b[C', '\u000b'], 'a', 1, []],
  ['the line before', ['one\r', 'two\r', '\u001b[A', '\u001b[A'], 'one', 3, ['one', 'two']],
  ['and back to an empty one', ['one\r', '\u001b[A', '\u001b[B'], '', 0, ['one']],
  ['before the first there is none', ['one\r', '\u001b[A', '\u001b[A'], 'one', 3, ['one']],
  ['other escape sequences', ['\u001b[15~', '\u001b]0;x\u0007'], '', 0, []],
  ['a wide character is one', ['a😀', '\u007f'], 'a', 1, []],
])('%s', (_, data, text, cursor, done) => {
  const typed = type(...data);
  expect([typed.state.text, typed.state.cursor, typed.done]).toEqual([text, cursor, done]);
});

it('a line has an end', () => expect(type('x'.repeat(20_000)).state.text).toHaveLength(5000));

it('the cursor is always in the line, and in the window', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('\u001b[D', '\u001b[C', '\u007f', '\r', '\u001b[A'))),
      fc.integer({ min: 1, max: 20 }),
      (data, width) => {
        const { state } = type(...data);
        expect(state.cursor).toBeGreaterThanOrEqual(0);
        expect(state.cursor).toBeLessThanOrEqual(state.text.length);
        const { shown, column } = windowOf(state.text, state.cursor, width);
        expect(shown.length).toBeLessThanOrEqual(width);
        expect(column).toBeLessThan(Math.max(width, 1));
      },
    ),
  );
});
