// Findings: what a judgement says about its input. Everything that judges returns a Judgement;
// nothing here fetches or throws. A code is explained in words under src/explanations/.
import type { Citation } from './citation.ts';

/** error: a sender cannot use this. warning: it works, but will bite. note: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** A stretch of the input text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One thing found. `values` fill the places in its explanation; `record` says which of several TXT records is meant. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly citation: Citation;
  readonly span?: Span;
  readonly record?: number;
  readonly values?: Readonly<Record<string, string>>;
  /** Text edits that remove this finding and add none; only where there is one obvious mend. */
  readonly fix?: readonly Edit[];
}

/** Replace the text at `span` by `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** What was understood of the input, if anything, and what there is to say about it. */
export interface Judgement<T> {
  readonly value?: T;
  readonly findings: readonly Finding[];
}

/** A table of codes with what never changes about each: severity and citation. */
export type CodeTable = Readonly<Record<string, { readonly severity: Severity; readonly citation: Citation }>>;

/** Makes the function that builds findings of one table; an unknown code does not compile. */
export function findingsOf<T extends CodeTable>(table: T) {
  return (code: keyof T & string, more: Omit<Finding, 'code' | 'severity' | 'citation'> = {}): Finding => {
    const { severity, citation } = table[code]!;
    return { code, severity, citation, ...more };
  };
}

/** Whether any finding is an error. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
