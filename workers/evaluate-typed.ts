// The boxes of the evaluator judged, and with every unambiguous mend made.
import type { Typed } from '#src/inspector/boxes.ts';
import { mendTyped, type Mended } from '#src/inspector/mend-typed.ts';
import { judgeTyped, type TypedJudgement } from '#src/inspector/typed.ts';

/** `now` is in seconds since 1970. Never throws. */
export function evaluateTyped(typed: Typed, now: number): { readonly judged: TypedJudgement; readonly mended: Mended } {
  const judged = judgeTyped(typed, now);
  return { judged, mended: mendTyped(judged, now) };
}
