// Looks up each term in the section that it is said to stand in, and each title, in a folder of RFC texts: `npm run check:citations
// -- --rfc DIR`. Prints how many were found and names the rest. A document that the folder lacks is named, and says nothing against
// a term. Without a folder there is nothing to look at, so nothing is tested.
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { formatCitation, type Citation } from '#src/protocol/citation.ts';
import { sectionTitles } from '#src/words/section-titles.ts';
import { allCitations, parts } from './cited.ts';
import { flat, RfcFolder, type RfcSection } from './rfc-text.ts';

const path = process.env['RFC_TEXTS'];
const folder = path ? new RfcFolder(path) : undefined;
const lacking = [...new Set(allCitations.map(({ document }) => document).filter((document) => folder && !folder.text(document)))];
const sections = new Map(allCitations.map((citation) => [formatCitation(citation), sectionOf(citation)]));
const isLacking = (citation: string) => lacking.some((document) => citation.startsWith(`${document} §`));

function sectionOf({ document, section }: Citation): RfcSection | undefined {
  return folder?.text(document)?.get(section);
}

test.runIf(folder)('each section that is cited is there', () => {
  const missing = [...sections].flatMap(([citation, section]) => (section ? [] : [citation]));
  console.log(`${sections.size - missing.length} of ${sections.size} sections found in ${path}.`);
  if (lacking.length > 0) console.log(`Not in that folder: ${lacking.join(', ')}.`);
  expect(missing.filter((citation) => !isLacking(citation))).toEqual([]);
});

test.runIf(folder)('each term stands in its section', () => {
  const looked = parts.flatMap(({ file, heading, given }) =>
    given.flatMap(({ citation, terms }) => terms.map((term) => ({ term, citation, place: `${file} ## ${heading}` }))),
  );
  const lost = looked.filter(({ term, citation }) => !sections.get(citation)?.text.includes(flat(term)));
  const citations = parts.reduce((sum, { given }) => sum + given.length, 0);
  console.log(`${looked.length - lost.length} of ${looked.length} terms found, beside ${citations} citations.`);
  expect(lost.filter(({ citation }) => !isLacking(citation))).toEqual([]);
});

test.runIf(folder)('the table of titles is that of the texts (vitest -u writes it)', async () => {
  const titles: Record<string, Record<string, string>> = {};
  for (const { document, section } of allCitations)
    (titles[document] ??= {})[section] = sectionOf({ document, section })?.title ?? sectionTitles[document]?.[section] ?? '';
  const source = `// The titles of the sections that are cited, as the documents have them. Written by \`npm run check:citations -- --rfc DIR --update\`.

/** By document and section: sectionTitles["RFC 8461"]["5.1"]. */
export const sectionTitles: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(titles)};
`;
  const pretty = await format(source, { parser: 'typescript', singleQuote: true, printWidth: 140 });
  await expect(pretty).toMatchFileSnapshot('../../src/words/section-titles.ts');
});
