// The names of the members of a JSON text, numbered as they come, so that names are compared as numbers. Reports say the same few names
// over and over in the same order: the name that followed another one last time is tried first, before a string is read and looked up.

/** A name with its number. `written` is how it stands in the text, quotation marks included, unless escape sequences are needless in it. */
interface NumberedName {
  readonly written: string;
  readonly id: number;
}

export class JsonNames {
  readonly #names = new Map<string, NumberedName>();
  /** By the number of a name, what followed it last; at 0, what came first. */
  readonly #followers: NumberedName[] = [];
  #last = 0;

  /** The number of a name, undefined if the text has none such. */
  idOf(name: string): number | undefined {
    return this.#names.get(name)?.id;
  }

  /** The name at the position if it is the one that was to be expected. */
  takeExpected(text: string, at: number): NumberedName | undefined {
    const expected = this.#followers[this.#last];
    if (!expected || !text.startsWith(expected.written, at)) return undefined;
    this.#last = expected.id;
    return expected;
  }

  /** Numbers a name that was read. */
  take(name: string): number {
    let taken = this.#names.get(name);
    // What is written is not a part of the text, but a string of its own, which is compared faster.
    if (!taken) this.#names.set(name, (taken = { written: JSON.stringify(name), id: this.#names.size + 1 }));
    this.#followers[this.#last] = taken;
    this.#last = taken.id;
    return taken.id;
  }
}
