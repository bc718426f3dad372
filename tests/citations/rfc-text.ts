// RFC texts as they come from the RFC Editor or Debian's doc-rfc packages: which sections there are, their titles, and what each says.
// Page breaks are taken out, lines joined, so that a phrase is found across them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { draft2016 } from '#src/protocol/citation.ts';

/** A section: its title, and its text with that of its subsections on one line, in lower case. */
export interface RfcSection {
  readonly title: string;
  readonly text: string;
}

/** Sections by number; an appendix by its letter, in the draft of 2016 by "Appendix 1". */
export type RfcText = ReadonlyMap<string, RfcSection>;

/**
 * Reads documents from a folder of rfcNNNN.txt, packed or not, at any depth, and draft-smtp-sts-00.txt; each once, when it is first asked
 * for.
 */
export class RfcFolder {
  readonly #paths = new Map<string, string>();
  readonly #texts = new Map<string, RfcText>();

  constructor(folder: string) {
    if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const name = /(?:^|\/)(rfc\d+|draft-smtp-sts-00)\.txt(?:\.gz)?$/.exec(path)?.[1];
      if (name) this.#paths.set(name, join(folder, path));
    }
  }

  /** The document, undefined where the folder lacks it. `document`: as in a citation, "RFC 8461". */
  text(document: string): RfcText | undefined {
    const name = document === draft2016 ? 'draft-smtp-sts-00' : document.toLowerCase().replace(' ', '');
    const path = this.#paths.get(name);
    if (!path) return undefined;
    const known = this.#texts.get(name) ?? parseRfc(read(path));
    this.#texts.set(name, known);
    return known;
  }
}

function read(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

interface Heading {
  readonly number: string;
  readonly title: string;
  readonly line: number;
  readonly indent: number;
}

/** The sections of an RFC's text. A line of a table of contents is told from a heading by its leader or by its indent. */
export function parseRfc(raw: string): RfcText {
  const lines = withoutPages(raw);
  const headings = chosen(lines.flatMap((line, index) => headingAt(lines, line, index)));
  const sections = new Map<string, RfcSection>();
  for (const [index, { number, title, line }] of headings.entries()) {
    const next = headings.slice(index + 1).find((other) => !other.number.startsWith(`${number}.`));
    const text = flat(lines.slice(line, next?.line).join('\n'));
    sections.set(number, { title, text });
    const appendix = /^(Appendix \d): (.*)/.exec(title);
    if (appendix) sections.set(appendix[1]!, { title: appendix[2]!, text });
  }
  return sections;
}

/** One line, in lower case; a word that was broken at its hyphen is whole again. */
export function flat(text: string): string {
  return text
    .replace(/(\w)-\n\s*(?=\w)/g, '$1-')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

function withoutPages(raw: string): readonly string[] {
  return raw
    .replace(/\r/g, '')
    .replace(/\n+[^\n]*\[Page \d+\]\n*\f?\n*[^\n]*(?:RFC \d+|Internet-Draft)[^\n]*\n+/g, '\n\n')
    .replace(/\n\n+(?= {3,}\S)/g, '\n\n')
    .split('\n');
}

function headingAt(lines: readonly string[], line: string, index: number): Heading[] {
  const [, space = '', number = '', title = ''] =
    /^( *)(?:Appendix )?(\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)(?:\.| (?= ?[A-Z]))\s*(\S.*)$/.exec(line) ?? [];
  if (!number || lines[index - 1]?.trim()) return [];
  if (/\.{3}|(?:\. ){2}|\s{3,}\d+$/.test(title) || (space && !number.includes('.'))) return [];
  const more = lines[index + 1]?.trim() && /^ {4,}\S/.test(lines[index + 1]!) ? ` ${lines[index + 1]!.trim()}` : '';
  return [{ number, title: `${title}${more}`.replace(/\s+/g, ' ').trim(), line: index, indent: space.length }];
}

/** Of several lines with one number the heading is that without an indent; else the last, behind the table of contents. */
function chosen(found: readonly Heading[]): readonly Heading[] {
  const best = new Map<string, Heading>();
  for (const heading of found) {
    const known = best.get(heading.number);
    if (!known || heading.indent < known.indent || (heading.indent === known.indent && heading.indent > 0))
      best.set(heading.number, heading);
  }
  return [...best.values()].sort((a, b) => a.line - b.line);
}
