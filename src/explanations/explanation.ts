// How a section of an explanation file is read: the first line states it, the last paragraphs may say how to mend it
// (`Fix:`, the same mark in every language) and where it is written; between them stands what it means.
import type { Citation } from '#src/protocol/citation.ts';
import { plainText, type ProseNode } from './prose.ts';

/** What fills the `{places}` of a text, by name. */
export type Values = Readonly<Record<string, string>>;

/** What stands in the words of a result type where no report says which domain and host are meant. */
export const resultTypePlaces: Values = { domain: 'YOUR-DOMAIN', host: 'MX-HOST' };

/** A finding, a check or a result type in words. */
export interface Explanation {
  /** One line, plain text. */
  readonly statement: string;
  readonly body: readonly ProseNode[];
  /** How to mend it, without the mark. */
  readonly fix?: readonly ProseNode[];
  readonly citations: readonly Citation[];
  /** The words are English because the page's language has none: to be said on the element that shows them. */
  readonly lang?: 'en';
}

/** Reads one section, with its places filled. A place without a value stays as it is, so that a test finds it. */
export function readExplanation(section: readonly ProseNode[], values: Values = {}): Explanation {
  const [first, ...rest] = fill(section, values);
  const fixAt = rest.findIndex((node) => textOf(node).startsWith('Fix:'));
  const body = (fixAt < 0 ? rest : rest.slice(0, fixAt)).filter((node) => !isCites(node));
  const fix = fixAt < 0 ? undefined : rest.slice(fixAt).filter((node) => !isCites(node));
  return {
    statement: first === undefined ? '' : plainText([first]),
    body,
    ...(fix && { fix: fix.map(withoutMark) }),
    citations: rest.flatMap((node) => (isCites(node) ? node.citations : [])),
  };
}

/** An explanation as plain text: paragraphs end with a line break. */
export interface PlainExplanation {
  readonly statement: string;
  readonly body: string;
  readonly fix?: string;
  readonly citations?: readonly Citation[];
}

/** Reads one section as plain text; its places stay. */
export function plainExplanation(section: readonly ProseNode[]): PlainExplanation {
  const { statement, body, fix, citations } = readExplanation(section);
  return { statement, body: plainText(body), ...(fix && { fix: plainText(fix) }), ...(citations.length > 0 && { citations }) };
}

/** The tree with `{name}` replaced in texts and code; marks and addresses stay as they are. */
export function fill(nodes: readonly ProseNode[], values: Values): ProseNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return fillText(node, values);
    if ('value' in node) return { ...node, value: fillText(node.value, values) };
    if (node.type === 'table')
      return {
        ...node,
        head: node.head.map((cell) => fill(cell, values)),
        rows: node.rows.map((row) => row.map((cell) => fill(cell, values))),
      };
    if (!('children' in node)) return node;
    const children = fill(node.children, values);
    return 'title' in node ? { ...node, title: fill(node.title, values), children } : { ...node, children };
  });
}

/** The text with `{name}` replaced; a place without a value stays. */
export function fillText(text: string, values: Values): string {
  return text.replace(/\{([\w-]+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? values[name]! : place));
}

function withoutMark(node: ProseNode): ProseNode {
  if (typeof node === 'string' || node.type !== 'paragraph') return node;
  const [first, ...rest] = node.children;
  return typeof first === 'string' ? { ...node, children: [first.replace(/^Fix:\s*/, ''), ...rest] } : node;
}

function isCites(node: ProseNode): node is Extract<ProseNode, { type: 'cites' }> {
  return typeof node !== 'string' && node.type === 'cites';
}

function textOf(node: ProseNode): string {
  return typeof node !== 'string' && node.type === 'paragraph' ? plainText(node.children) : '';
}
