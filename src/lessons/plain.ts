// A piece of prose as its words alone, for titles and labels.
import type { ProseNode } from '#src/explanations/prose.ts';

/** The words alone. */
export function plain(nodes: readonly ProseNode[]): string {
  return nodes.map(textOf).join('');
}

function textOf(node: ProseNode): string {
  if (typeof node === 'string') return node;
  if ('value' in node) return node.value;
  return 'children' in node ? plain(node.children) : '';
}
