// A slip of paper with a line on it: its lines as they fit, its size, its outline with the point where it is going.
import { visible } from '#src/protocol/visible.ts';
import { recordHead } from './record-head.ts';
import type { Geometry } from './geometry.ts';
import type { Slip } from './scene.ts';

export interface Paper {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** It goes to the right. */
  readonly out: boolean;
  readonly outline: string;
}

const lineHeight = 17;
const mostLines = 5;
const point = 7;

/** A line inside TLS shows what a listener sees of it. */
export function paperOf(slip: Pick<Slip, 'words' | 'to' | 'secured' | 'line'>, { sign, wrap }: Geometry): Paper {
  const isRecord = slip.secured && slip.line === 'wire';
  const lines = isRecord ? [`${recordHead(slip.words)} …`] : wrapped(slip.words, slip.line === 'policy' ? 27 : wrap).slice(0, mostLines);
  const width = Math.ceil(Math.max(...lines.map(({ length }) => length)) * sign) + 20;
  const height = lines.length * lineHeight + 11;
  const out = slip.to !== 'sender';
  const [x, y] = [width / 2, height / 2];
  const outline = out
    ? `M${-x} ${-y}H${x - point}L${x} 0L${x - point} ${y}H${-x}Z`
    : `M${x} ${-y}H${-x + point}L${-x} 0L${-x + point} ${y}H${x}Z`;
  return { lines, width, height, out, outline };
}

/** Where the middle of a line's text stands, from the middle of the slip. */
export const baseline = ({ height }: Paper, line: number): number => -height / 2 + 18 + line * lineHeight;

function wrapped(words: string, most: number): string[] {
  return words.split('\n').flatMap((line) => {
    const out: string[] = [];
    let rest = visible(line);
    while (rest.length > most) {
      const space = Math.max(rest.lastIndexOf(' ', most), rest.lastIndexOf('; ', most) + 1);
      const cut = space < most / 3 ? most : space;
      out.push(rest.slice(0, cut));
      rest = rest.slice(cut).trimStart();
    }
    return [...out, rest];
  });
}
