// Carries out the edits of a finding's fix.
import type { Edit } from './finding.ts';

/** The text with the edits made. Their spans are positions in the text as given, in any order, and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: by } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    parts.push(text.slice(at, span.start), by);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}
