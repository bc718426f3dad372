// What becomes of the example that a visitor finds, once they type or paste over it. Pure.
import type { PastedTexts, TextName } from '#src/protocol/pasted/texts.ts';

export const noTexts: PastedTexts = { record: '', policy: '', mx: '', tlsrpt: '' };

/** An insertion of so many characters was pasted, not typed. */
const pasted = 12;

/**
 * A few letters of an example changed make it the reader's; a text put in its place, or pasted beside it, is alone: the rest was not
 * theirs.
 */
export function overExample(example: PastedTexts, name: TextName, text: string): PastedTexts {
  const old = example[name];
  if (text.length - old.length > pasted) {
    if (text.startsWith(old)) return { ...noTexts, [name]: text.slice(old.length) };
    if (text.endsWith(old)) return { ...noTexts, [name]: text.slice(0, -old.length) };
  }
  const kept = commonStart(old, text) + commonStart([...old].reverse(), [...text].reverse());
  return { ...(kept > 0.7 * old.length ? example : noTexts), [name]: text };
}

function commonStart(a: ArrayLike<string>, b: ArrayLike<string>): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
