// The words for a finding or a check on a terminal: plain English.
import type { PlainExplanation, Values } from '#src/explanations/explanation.ts';
import { checkTexts, explainFrom, findingTexts } from '#src/explanations/plain.ts';

const texts = { ...findingTexts, ...checkTexts };

/** A code without words gives itself as the statement. */
export function explainText(code: string, values: Values = {}): PlainExplanation {
  return explainFrom(texts, code, values);
}
