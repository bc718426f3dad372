// The small tree that a Markdown text becomes at build time, and the same tree as plain text.
// Made by src/build/markdown.ts; drawn by Prose.svelte on a page, by `plainText` on a terminal.
import { formatCitation, type Citation } from '#src/protocol/citation.ts';

/** The actors that a text may mark, `[the sender](actor:sender)`. */
export const proseActors = ['sender', 'resolver', 'policy-host', 'attacker', 'receiver'] as const;
export type ProseActor = (typeof proseActors)[number];

/** A text is a plain string; everything else says its type. `short` citations leave the document's name to the one before. */
export type ProseNode =
  | string
  | { readonly type: 'paragraph' | 'emphasis' | 'strong' | 'quote' | 'item'; readonly children: readonly ProseNode[] }
  | { readonly type: 'heading'; readonly depth: number; readonly children: readonly ProseNode[] }
  | { readonly type: 'code' | 'pre'; readonly value: string }
  | { readonly type: 'list'; readonly ordered: boolean; readonly children: readonly ProseNode[] }
  | { readonly type: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly ProseNode[] }
  | { readonly type: 'page'; readonly path: string; readonly children: readonly ProseNode[] }
  | { readonly type: 'actor'; readonly actor: ProseActor; readonly children: readonly ProseNode[] }
  | { readonly type: 'term'; readonly term: string; readonly children: readonly ProseNode[] }
  | (Citation & { readonly type: 'cite'; readonly short?: true })
  | { readonly type: 'cites'; readonly citations: readonly Citation[] }
  | { readonly type: 'what-if'; readonly title: readonly ProseNode[]; readonly children: readonly ProseNode[] }
  | { readonly type: 'if'; readonly id: string; readonly children: readonly ProseNode[] }
  | (Part & { readonly type: 'part' })
  | { readonly type: 'choice'; readonly right: boolean; readonly title: readonly ProseNode[]; readonly children: readonly ProseNode[] };

/** The pieces of a lesson's beats, `:::act[Drop this line]{drop}`: what they are is for src/lessons/beat-words.ts. */
export const partNames = ['act', 'place', 'pile', 'card', 'step', 'preset', 'number', 'hint', 'won', 'try', 'ask', 'keep'] as const;

export interface Part {
  readonly name: (typeof partNames)[number];
  readonly id: string;
  readonly title: readonly ProseNode[];
  readonly children: readonly ProseNode[];
}

/** What stands in one cell of a table. */
export type Cell = readonly ProseNode[];

/** A whole Markdown file: its front matter, what stands before the first `##`, and its sections by their heading. */
export interface ProseDocument {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly intro: readonly ProseNode[];
  readonly sections: Readonly<Record<string, readonly ProseNode[]>>;
  /** The English sections of an explanation file that its language lacks. */
  readonly borrowed?: Readonly<Record<string, readonly ProseNode[]>>;
}

/** What a section of explanations is about: a heading may name several codes that are told by one text, `## dns-servfail, dns-timeout`. */
export function namesIn(heading: string): readonly string[] {
  return heading.split(', ');
}

const blocks = new Set(['paragraph', 'quote', 'item', 'heading', 'pre', 'list', 'table', 'cites', 'what-if', 'choice', 'part']);

/** The tree as text: blocks on lines of their own, citations written out, marks dropped. */
export function plainText(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node) => (typeof node !== 'string' && blocks.has(node.type) ? `${nodeText(node).trimEnd()}\n` : nodeText(node)))
    .join('')
    .trimEnd();
}

function nodeText(node: ProseNode): string {
  if (typeof node === 'string') return node;
  switch (node.type) {
    case 'code':
    case 'pre':
      return node.value;
    case 'cite':
      return node.short ? `§${node.section}` : formatCitation(node);
    case 'cites':
      return node.citations.map(formatCitation).join(', ');
    case 'table':
      return [node.head, ...node.rows].map((row) => row.map(plainText).join(' | ')).join('\n');
    case 'list':
      return node.children.map((item, index) => `${node.ordered ? `${index + 1}.` : '-'} ${nodeText(item)}`).join('\n');
    case 'what-if':
    case 'choice':
    case 'part':
      return `${plainText(node.title)}\n${plainText(node.children)}`;
    default:
      return plainText(node.children);
  }
}
