// The lines of a valid policy that hold its `mx` patterns, with their places (RFC 8461 section 3.2).
import { lowerCaseAscii } from '../dns/names.ts';
import type { Span } from '../finding.ts';

export interface PatternLine {
  /** In lower case. */
  readonly pattern: string;
  readonly span: Span;
  /** Where the line starts, and where the next one does. */
  readonly start: number;
  readonly next: number;
}

/** The patterns of a text that parsePolicy finds valid, in order; of any other text the lines that look like it. */
export function readPatternLines(text: string): readonly PatternLine[] {
  const lines: PatternLine[] = [];
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed + 1;
    if (text.startsWith('mx:', start)) {
      const value = text.slice(start + 3, next).trim();
      const at = text.indexOf(value, start + 3);
      lines.push({ pattern: lowerCaseAscii(value), span: { start: at, end: at + value.length }, start, next });
    }
    start = next;
  }
  return lines;
}
