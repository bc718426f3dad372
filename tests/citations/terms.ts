// Which sections a text cites, and the words of each section that carry the statement: comments beside it in the Markdown,
// `<!-- RFC 8461 §4.1: entire left-most label | wildcard character -->`, which the build leaves out.
import type { ProseNode } from '#src/explanations/prose.ts';
import type { Citation } from '#src/protocol/citation.ts';

/** The terms of one citation in one part of a text. `part`: the heading, empty before the first. `citation`: "RFC 8461 §4.1". */
export interface CitedTerms {
  readonly part: string;
  readonly citation: string;
  readonly terms: readonly string[];
}

/** All such comments of a Markdown text, in order. */
export function termsOf(markdown: string): readonly CitedTerms[] {
  let part = '';
  return markdown.split('\n').flatMap((line) => {
    part = /^## (.*)$/.exec(line)?.[1] ?? part;
    const [, citation, terms] = /^<!-- ((?:RFC \d+ §|SMTP STS draft, March 2016, section )[^:]+): (.+) -->$/.exec(line) ?? [];
    return citation && terms ? [{ part, citation, terms: terms.split(' | ') }] : [];
  });
}

/** The citations of a tree that name a section. */
export function citationsIn(nodes: readonly ProseNode[]): readonly Citation[] {
  const found: Citation[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    const { document, section } = value as { document?: unknown; section?: unknown };
    if (typeof document === 'string' && typeof section === 'string' && section) found.push({ document, section });
    Object.values(value).forEach(visit);
  };
  visit(nodes);
  return found;
}
