// Patterns of a policy that say nothing new: given before, or covered by one with a wildcard. Senders do not mind.
import type { Finding } from '../finding.ts';
import { stsFinding } from './codes.ts';
import type { PatternLine } from './pattern-lines.ts';

/** One finding for each line that could go. */
export function judgeSurplus(lines: readonly PatternLine[]): Finding[] {
  const all = new Set(lines.map(({ pattern }) => pattern));
  const seen = new Set<string>();
  return lines.flatMap(({ pattern, span, start, next }) => {
    const wider = widened(pattern);
    const isRepeated = seen.has(pattern);
    seen.add(pattern);
    if (!isRepeated && !all.has(wider)) return [];
    const values = { pattern, by: isRepeated ? pattern : wider };
    const fix = [{ span: { start, end: next }, text: '' }];
    return [stsFinding(isRepeated ? 'policy-mx-repeated' : 'policy-mx-redundant', { span, values, fix })];
  });
}

/** The pattern with a wildcard that covers the name; empty for a single label, and for what is a wildcard itself. */
export function widened(name: string): string {
  const dot = name.indexOf('.');
  return dot > 0 && !name.startsWith('*') ? `*${name.slice(dot)}` : '';
}
