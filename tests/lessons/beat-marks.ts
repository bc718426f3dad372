// The names that a text marks: terms, pages, what-ifs.
import type { ProseNode } from '#src/explanations/prose.ts';

export function namesIn(nodes: readonly ProseNode[], type: 'term' | 'page' | 'if'): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    const node = value as { type?: string; term?: string; path?: string; id?: string };
    if (node.type === type) names.add(node.term ?? node.path ?? node.id ?? '');
    Object.values(value).forEach(visit);
  };
  visit(nodes);
  return names;
}
