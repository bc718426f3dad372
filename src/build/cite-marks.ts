// Finds citations in running text: `RFC 8461 §4.1 and §5`, `RFC 7672`, `SMTP STS draft, March 2016, section 3.2`.
// An appendix of an RFC is written `§B` or `§A.1`, of the draft `Appendix 1`.
import type { ProseNode } from '../explanations/prose.ts';

/** The draft's name in a citation, as in src/protocol/citation.ts. */
export const draftName = 'SMTP STS draft, March 2016';

type Citation = Extract<ProseNode, { type: 'cites' }>['citations'][number];

const section = '(?:\\d+(?:\\.\\d+)*|[A-Z](?:\\.\\d+)*)(?![\\w])';
const citation = new RegExp(
  `RFC[ \\u00a0](?<rfc>\\d+)(?:[ \\u00a0]§(?<section>${section})(?<more>(?:(?:,| and|, and| und| to) §${section})*))?` +
    `|${draftName}, section (?<draft>\\d+(?:\\.\\d+)*|Appendix \\d)|${draftName}(?!, section)`,
  'g',
);

/**
 * Whether a comment says what a statement rests on, for the tests, and is no part of any page: which words of a cited section carry it,
 * `<!-- RFC 8461 §4.1: entire left-most label | wildcard -->`, or which claim about real software it makes,
 * `<!-- claim: resolver-any-id -->`.
 */
export function isEvidence(comment: string): boolean {
  return /^<!-- (?:(?:RFC \d+ §|SMTP STS draft, March 2016, section )[^:]+: .+|claim: [\w-]+(?:, [\w-]+)*) -->$/.test(comment);
}

/** Splits a text at its citations. A text without any comes back as itself. */
export function markCitations(text: string): ProseNode[] {
  const nodes: ProseNode[] = [];
  let end = 0;
  for (const match of text.matchAll(citation)) {
    if (match.index > end) nodes.push(text.slice(end, match.index));
    nodes.push(...citesOf(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(text.slice(end));
  return nodes;
}

function citesOf(groups: Record<string, string | undefined>): ProseNode[] {
  if (!groups['rfc']) return [{ type: 'cite', document: draftName, section: groups['draft'] ?? '' }];
  const document = `RFC ${groups['rfc']}`;
  const nodes: ProseNode[] = [{ type: 'cite', document, section: groups['section'] ?? '' }];
  for (const [, link, number] of (groups['more'] ?? '').matchAll(/(.*? )§([\w.]*\w)/g)) {
    nodes.push(link!, { type: 'cite', document, section: number!, short: true });
  }
  return nodes;
}

/** The citations of a paragraph that holds nothing else than citations, spaces and commas; otherwise undefined. */
export function onlyCitations(nodes: readonly ProseNode[]): readonly Citation[] | undefined {
  const citations: Citation[] = [];
  for (const node of nodes) {
    if (typeof node === 'string' ? /^[\s,]*$/.test(node) : node.type === 'cite') {
      if (typeof node !== 'string' && node.type === 'cite') citations.push({ document: node.document, section: node.section });
    } else return undefined;
  }
  return citations.length > 0 ? citations : undefined;
}
