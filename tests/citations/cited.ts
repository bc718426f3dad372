// All that is cited: by the texts of lessons, explanations and pages, by the tables of codes, kinds of events and result types,
// and in the rest of src/ by calls of `cite` with two words.
import { readFileSync, readdirSync } from 'node:fs';
import { parseMarkdown } from '#src/build/markdown.ts';
import { codeGroups } from '#src/cli/code-table.ts';
import { namesIn, type ProseNode } from '#src/explanations/prose.ts';
import { formatCitation, type Citation } from '#src/protocol/citation.ts';
import { fieldCitations, type FieldName } from '#src/protocol/tls/bytes/field-names.ts';
import { resultTypes } from '#src/protocol/tlsrpt/result-type.ts';
import { eventKinds, eventKinds2016 } from '#src/simulator/session/event-kinds.ts';
import { fieldTerms } from './field-terms.ts';
import { citationsIn, termsOf, type CitedTerms } from './terms.ts';

/** One part of an English text: a heading and what is below it. */
export interface Part {
  readonly file: string;
  readonly heading: string;
  /** The citations that stand in it, and those that rule its codes: each owes its terms. Lists of sources only point to sections. */
  readonly owed: readonly string[];
  readonly given: readonly CitedTerms[];
}

const src = new URL('../../src/', import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).sort();
const read = (path: string) => readFileSync(new URL(path, src), 'utf8');

const byCode = new Map<string, Citation>(
  [...codeGroups.flatMap(([, table]) => Object.entries(table)), ...Object.entries(resultTypes)].flatMap(([code, { citation }]) =>
    citation.section ? [[code, citation] as const] : [],
  ),
);
const byKind = new Map<string, Citation>([
  ...Object.entries(eventKinds),
  ...Object.entries(eventKinds2016).map(([kind, citation]) => [`${kind} 2016`, citation] as const),
]);

const texts = files
  .filter((path) => /^(?:explanations\/(?:pages\/)?en\/[^/]*|lessons\/[^/]*\/en)\.md$/.test(path))
  .map((file) => ({ file, text: read(file) }));

const kinds2016 = new Set(Object.keys(parseMarkdown(read('explanations/en/events.md')).sections).filter((name) => name.endsWith(' 2016')));

const textParts: readonly Part[] = texts.flatMap(({ file, text }) => {
  const { intro, sections } = parseMarkdown(text);
  const given = termsOf(text);
  const all: readonly (readonly [string, readonly ProseNode[]])[] = [['', intro], ...Object.entries(sections)];
  return all.map(([heading, nodes]) => ({
    file,
    heading,
    owed: [...new Set([...ruling(file, heading), ...(heading === 'sources' ? [] : citationsIn(nodes))].map(formatCitation))],
    given: given.filter(({ part }) => part === heading),
  }));
});

/** The fields of a handshake: their words stand in words/…/bytes.ts, their sections in a table, the terms of those beside it. */
const fieldParts: readonly Part[] = Object.entries(fieldCitations).map(([field, citations]) => ({
  file: 'protocol/tls/bytes/field-names.ts',
  heading: field,
  owed: citations.map(formatCitation),
  given: citations.map((citation) => {
    const terms = fieldTerms[field as FieldName][citation.document]?.split(' | ') ?? [];
    return { part: field, citation: formatCitation(citation), terms };
  }),
}));

export const parts: readonly Part[] = [...textParts, ...fieldParts];

function ruling(file: string, heading: string): readonly Citation[] {
  if (!file.startsWith('explanations/en/')) return [];
  if (!file.endsWith('events.md')) return namesIn(heading).flatMap((name) => byCode.get(name) ?? []);
  const kind = heading.replace(/ secured\b/, '');
  // A note without one of 2016 beside it is shown under both rules.
  return [kind, ...(kinds2016.has(`${kind} 2016`) ? [] : [`${kind} 2016`])].flatMap((name) => byKind.get(name) ?? []);
}

const inTexts = texts.flatMap(({ text }) => {
  const { intro, sections } = parseMarkdown(text);
  return citationsIn([...intro, ...Object.values(sections).flat()]);
});
const inCode = files
  .filter((path) => /\.(?:ts|svelte)$/.test(path))
  .flatMap((path) => [...read(path).matchAll(/\bcite\('(RFC \d+)', '([^']+)'\)/g)])
  .map(([, document = '', section = '']): Citation => ({ document, section }));

/** Every section that is cited anywhere, each once, in order. */
export const allCitations: readonly Citation[] = [
  ...new Map(
    [...byCode.values(), ...byKind.values(), ...inTexts, ...inCode, ...Object.values(fieldCitations).flat()].map((one) => [
      formatCitation(one),
      one,
    ]),
  ).values(),
].sort((a, b) => formatCitation(a).localeCompare(formatCitation(b), 'en', { numeric: true }));
