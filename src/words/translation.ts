// What the words of another language have to look like: the shape of the English ones. A whole file may be missing, then its part comes in
// English; a word that is missing in a file is an error of types.

/** The shape of `T`, each text any text. */
export type Translation<T> = T extends string
  ? string
  : T extends (...values: infer Values) => infer Said
    ? (...values: Values) => Said extends string ? string : Said
    : T extends readonly string[]
      ? readonly string[]
      : T extends object
        ? { readonly [Key in keyof T]: Translation<T[Key]> }
        : T;
