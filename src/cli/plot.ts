// Pictures of one line for a terminal: a column is a character, or several columns are where the room is short. Without UTF-8, digits.

const blocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** So many columns share a character if `room` characters are there. */
export const columnsPerCharacter = (columns: number, room: number): number => Math.max(1, Math.ceil(columns / room));

/** Some neighbours as one, `fold` says how. */
export function foldColumns<T, Folded>(columns: readonly T[], per: number, fold: (some: readonly T[]) => Folded): Folded[] {
  return Array.from({ length: Math.ceil(columns.length / per) }, (_, index) => fold(columns.slice(index * per, (index + 1) * per)));
}

/** Bars: a blank where there was no report, a dot for none. `top`: the value of the highest bar there can be. */
export function bars(values: readonly (number | null)[], top: number, isUtf8: boolean): string {
  const steps = isUtf8 ? blocks : digits;
  return values
    .map((value) => {
      if (value === null) return ' ';
      return value === 0 ? '.' : steps[Math.max(0, Math.ceil((value / top) * steps.length) - 1)]!;
    })
    .join('');
}

/** A text of at most so many characters, cut in the middle, rather behind it: names differ at their beginning. */
export function cutMiddle(text: string, width: number): string {
  if (text.length <= width) return text;
  const head = Math.ceil((width - 1) * 0.7);
  return `${text.slice(0, head)}~${text.slice(text.length - (width - 1 - head))}`;
}
