// Patterns of a policy that say nothing new: given before, or covered by one with a wildcard. Senders do not mind.
import type { Finding } from '../finding.ts';
import { stsFinding } from './codes.ts';
import type { PatternLine } from './pattern-lines.ts';

/** One finding for each line that could go. What is covered goes with its repetitions, else the next of them would be covered as well. */
export function judgeSurplus(lines: readonly PatternLine[]): Finding[] {
  const all = new Map<string, PatternLine[]>();
  for (const line of lines) {
    const same = all.get(line.pattern);
    if (same) same.push(line);
    else all.set(line.pattern, [line]);
  }
  return lines.flatMap((line) => {
    const { pattern, span } = line;
    const wider = widened(pattern);
    const same = all.get(pattern)!;
    const isRepeated = same[0] !== line;
    if (!isRepeated && !all.has(wider)) return [];
    const values = { pattern, by: isRepeated ? pattern : wider };
    const fix = (isRepeated ? [line] : same).map(({ start, next }) => ({ span: { start, end: next }, text: '' }));
    return [stsFinding(isRepeated ? 'policy-mx-repeated' : 'policy-mx-redundant', { span, values, fix })];
  });
}

/** The pattern with a wildcard that covers the name; empty for a single label, and for what is a wildcard itself. */
export function widened(name: string): string {
  const dot = name.indexOf('.');
  return dot > 0 && !name.startsWith('*') ? `*${name.slice(dot)}` : '';
}
