// The English words as plain text, for terminals and other programs: a table for each thing that is said, made from the Markdown at build
// time. In a table the places stand as `{name}`; the functions fill them.
import { fillText, type PlainExplanation, type Values } from './explanation.ts';

export type PlainTexts = Readonly<Record<string, PlainExplanation>>;

const merged = (files: Record<string, PlainTexts>): PlainTexts => Object.assign({}, ...Object.values(files)) as PlainTexts;

/** The findings of protocol/ and simulator/, by code. */
export const findingTexts = merged(
  import.meta.glob<PlainTexts>(['./en/*.md', '!./en/{inspector,events,result-types,glossary}.md'], {
    query: '?plain',
    import: 'default',
    eager: true,
  }),
);

/** The checks and answers of inspector/, by code. */
export const checkTexts = merged(import.meta.glob<PlainTexts>('./en/inspector.md', { query: '?plain', import: 'default', eager: true }));

/** The kinds of events of a session, by kind, or by kind and what was done to it: "ehlo-starttls dropped". */
export const eventTexts = merged(import.meta.glob<PlainTexts>('./en/events.md', { query: '?plain', import: 'default', eager: true }));

/** The result types of RFC 8460 section 4.3, by their names. */
export const resultTypeTexts = merged(
  import.meta.glob<PlainTexts>('./en/result-types.md', { query: '?plain', import: 'default', eager: true }),
);

/** What a table says under that name, with its places filled; a name that is not in it gives itself as the statement. */
export function explainFrom(texts: PlainTexts, name: string, values: Values = {}): PlainExplanation {
  if (!Object.hasOwn(texts, name)) return { statement: name, body: '' };
  const { statement, body, fix, ...rest } = texts[name]!;
  const filled = (text: string) => fillText(text, values);
  return { statement: filled(statement), body: filled(body), ...(fix !== undefined && { fix: filled(fix) }), ...rest };
}
