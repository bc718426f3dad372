// The looks of the four verdicts of a check, and the order in which they are read.
import type { Check, CheckVerdict } from '#src/inspector/inspection.ts';

/** The class, and the symbol, of each verdict. */
export const checkTone: Readonly<Record<CheckVerdict, string>> = { fail: 'fail', warn: 'warn', unprovable: 'unknown', pass: 'pass' };

/** Worst first. */
export const verdictOrder: readonly CheckVerdict[] = ['fail', 'warn', 'unprovable', 'pass'];

/** The checks of one verdict after the other, otherwise in their own order. */
export function sorted(checks: readonly Check[]): Check[] {
  return verdictOrder.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}
