// What the words of another language have to look like: the shape of the English ones. A part may be missing, so that a new English
// word breaks nothing; tests/words/missing-texts.test.ts says what is missing.

/** The shape of `T`, each part optional, each text any text. */
export type Translation<T> = T extends string
  ? string
  : T extends (...values: infer Values) => infer Said
    ? (...values: Values) => Said extends string ? string : Said
    : T extends readonly string[]
      ? readonly string[]
      : T extends object
        ? { readonly [Key in keyof T]?: Translation<T[Key]> }
        : T;
