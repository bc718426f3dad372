// The boxes of the evaluator with every unambiguous mend made, one after the other: a mend may bring to light what stood behind it.
import { applyEdits } from '#src/protocol/apply-edits.ts';
import type { Edit } from '#src/protocol/finding.ts';
import { boxes, type Box, type Typed } from './boxes.ts';
import { judgeTyped, type TypedJudgement } from './typed.ts';

export interface Mended {
  readonly typed: Typed;
  /** How many mends were made. */
  readonly count: number;
  /** Errors that are left in each box: those without one obvious mend. */
  readonly left: Readonly<Record<Box, number>>;
}

/** More mends than any file needs; an end in any case. */
const most = 60;

/** Mends errors and warnings; notes are left alone. `judged` is what judgeTyped said of the boxes, with the same `now`. */
export function mendTyped(judged: TypedJudgement, now?: number): Mended {
  let current = judged;
  let count = 0;
  for (let mend = firstMend(current); mend && count < most; mend = firstMend(current)) {
    const { box, fix } = mend;
    const text = applyEdits(current.typed[box], fix);
    if (text === current.typed[box]) break;
    current = judgeTyped({ ...current.typed, [box]: text }, now);
    count += 1;
  }
  const errors = (box: Box) => current.findings[box].filter(({ severity }) => severity === 'error').length;
  return {
    typed: current.typed,
    count,
    left: { record: errors('record'), policy: errors('policy'), mx: errors('mx'), tlsrpt: errors('tlsrpt') },
  };
}

function firstMend({ findings }: TypedJudgement): { readonly box: Box; readonly fix: readonly Edit[] } | undefined {
  for (const box of boxes) {
    const found = findings[box].find(({ fix, severity }) => fix && severity !== 'note');
    if (found?.fix) return { box, fix: found.fix };
  }
  return undefined;
}
