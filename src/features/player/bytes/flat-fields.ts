// The fields of one line or record in a row, each before its parts, and which of them an octet belongs to.
import type { Field } from '#src/protocol/tls/bytes/field-reader.ts';

/** `from` and `to` count octets of what is shown; a field that goes on in the next record ends with this one. */
export interface FlatField {
  readonly field: Field;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
}

/** `start` is where what is shown begins in its stream, `size` how many octets it has. */
export function flatFields(fields: readonly Field[], start: number, size: number): FlatField[] {
  const flat = (list: readonly Field[], depth: number): FlatField[] =>
    list.flatMap((field) => {
      const from = Math.max(field.start - start, 0);
      const to = Math.min(field.end - start, size);
      return from < to ? [{ field, depth, from, to }, ...flat(field.parts, depth + 1)] : [];
    });
  return flat(fields, 0);
}

/** For each octet the place of its innermost field in the row; -1 for what belongs to none. */
export function innermost(fields: readonly FlatField[], size: number): Int16Array {
  const owners = new Int16Array(size).fill(-1);
  // Parts come after the whole, so they overwrite it.
  fields.forEach(({ from, to }, at) => owners.fill(at, from, to));
  return owners;
}
