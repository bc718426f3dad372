// A piece of prose as its words alone, for titles and labels.
import type { ProseNode } from '#src/explanations/prose.ts';

/** The words alone. */
export function plain(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : 'value' in node ? node.value : 'children' in node ? plain(node.children) : ''))
    .join('');
}
