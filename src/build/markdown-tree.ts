// Reduces one mdast node to the small tree of src/explanations/prose.ts. What the tree has no place for (raw HTML, images,
// unknown directives, unknown link schemes) is an error with its line: texts are ours, so a slip should stop the build.
import type { Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { partNames, proseActors, type Part, type ProseActor, type ProseNode } from '../explanations/prose.ts';
import { isEvidence, markCitations, onlyCitations } from './cite-marks.ts';

/** A text that cannot become a tree, and the line (from 1) where it stands. */
export class MarkdownError extends Error {
  readonly line: number;
  constructor(message: string, node: Nodes | undefined) {
    super(message);
    this.line = node?.position?.start.line ?? 1;
  }
}

type Content = RootContent | PhrasingContent;

/** Every node of a list, in order; a citation may make several of one text. */
export function treeOf(nodes: readonly Content[]): ProseNode[] {
  return nodes.flatMap(nodeOf);
}

function nodeOf(node: Content): ProseNode | ProseNode[] {
  switch (node.type) {
    case 'text':
      return markCitations(node.value.replace(/\s*\n\s*/g, ' '));
    case 'paragraph': {
      const children = treeOf(node.children);
      const citations = onlyCitations(children);
      return citations ? { type: 'cites', citations } : { type: 'paragraph', children };
    }
    case 'emphasis':
    case 'strong':
      return { type: node.type, children: treeOf(node.children) };
    case 'blockquote':
      return { type: 'quote', children: treeOf(node.children) };
    case 'heading':
      return { type: 'heading', depth: node.depth, children: treeOf(node.children) };
    case 'inlineCode':
      return { type: 'code', value: node.value };
    case 'code':
      return { type: 'pre', value: node.value };
    case 'list':
      return { type: 'list', ordered: node.ordered ?? false, children: treeOf(node.children) };
    case 'listItem':
      return { type: 'item', children: itemChildren(treeOf(node.children)) };
    case 'table':
      return tableOf(node);
    case 'link':
      return linkOf(node.url, treeOf(node.children), node);
    case 'containerDirective':
      return directiveOf(node);
    case 'html':
      if (node.value.split('\n').every(isEvidence)) return [];
      throw new MarkdownError('HTML has no place in a text', node);
    default:
      throw new MarkdownError(`no place in the tree for: ${node.type}`, node);
  }
}

/** A list item of one paragraph needs no paragraph. */
function itemChildren(children: ProseNode[]): readonly ProseNode[] {
  const only = children.length === 1 ? children[0] : undefined;
  return typeof only === 'object' && only.type === 'paragraph' ? only.children : children;
}

function tableOf(table: Table): ProseNode {
  const [head, ...rows] = table.children.map((row) => row.children.map((cell) => treeOf(cell.children)));
  return { type: 'table', head: head ?? [], rows };
}

function linkOf(url: string, children: ProseNode[], node: Nodes): ProseNode {
  const [, scheme, rest = ''] = /^([a-z]+):(.*)$/.exec(url) ?? [];
  if (scheme === 'https') return { type: 'link', url, children };
  if (scheme === 'page') return { type: 'page', path: rest, children };
  if (scheme === 'term' && rest) return { type: 'term', term: rest, children };
  if (scheme === 'if' && rest) return { type: 'if', id: rest, children };
  if (scheme === 'actor' && isActor(rest)) return { type: 'actor', actor: rest, children };
  throw new MarkdownError(`a link is https:, page:, actor:, term: or if:, not ${url}`, node);
}

function isActor(word: string): word is ProseActor {
  return (proseActors as readonly string[]).includes(word);
}

function directiveOf(node: ContainerDirective): ProseNode {
  if (isPart(node.name)) return partOf(node, node.name);
  const [label, ...content] = node.children;
  if (label?.type !== 'paragraph' || !label.data?.directiveLabel) throw new MarkdownError(`:::${node.name} needs a [label]`, node);
  const title = treeOf(label.children);
  const children = treeOf(content);
  if (node.name === 'what-if') return { type: 'what-if', title, children };
  if (node.name === 'choice') return { type: 'choice', right: 'right' in (node.attributes ?? {}), title, children };
  throw new MarkdownError(`unknown directive: ${node.name}`, node);
}

function isPart(name: string): name is Part['name'] {
  return (partNames as readonly string[]).includes(name);
}

/** A piece of a beat may lack its label, and has its id in braces. */
function partOf(node: ContainerDirective, name: Part['name']): ProseNode {
  const [first] = node.children;
  const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined;
  const id = Object.keys(node.attributes ?? {})[0] ?? '';
  return { type: 'part', name, id, title: treeOf(label?.children ?? []), children: treeOf(label ? node.children.slice(1) : node.children) };
}
