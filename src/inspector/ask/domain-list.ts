// A list of domains as people have it: a column of a table, one a line, addresses among them. Doubles are dropped; what is no domain
// is told with its line.
import { applyEdits } from '#src/protocol/apply-edits.ts';
import type { Finding } from '#src/protocol/finding.ts';
import { parseDomainInput } from './domain-input.ts';

export interface DomainList {
  /** In lower-case A-labels, each once, in the order of the list. */
  readonly domains: readonly string[];
  /** `line` from 1. */
  readonly refused: readonly { readonly line: number; readonly text: string; readonly finding: Finding }[];
}

/** Reads the first field of each line; "#" begins a comment. Of an address the domain is taken. */
export function parseDomainList(text: string): DomainList {
  const domains = new Set<string>();
  const refused: { line: number; text: string; finding: Finding }[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const field = (/^[^,;\t#]*/.exec(line)?.[0] ?? '').trim().replace(/^"(.*)"$/, '$1');
    if (!field || (index === 0 && /^(?:domain|domains|name|host)$/i.test(field))) continue;
    const read = parseDomainInput(field);
    const [finding] = read.findings;
    const domain = read.value ?? (finding?.fix && parseDomainInput(applyEdits(field, finding.fix)).value);
    if (domain !== undefined) domains.add(domain);
    else if (finding) refused.push({ line: index + 1, text: field, finding });
  }
  return { domains: [...domains], refused };
}
