// What can be wrong in the form of a TXT record made of `name=value` fields between ";": the grammar that MTA-STS and TLSRPT share
// (RFC 8461 section 3.1, RFC 8460 section 3). The citation is replaced by that of the standard whose record is read.
import { cite, type Citation } from '../citation.ts';
import { findingsOf, rule, type CodeTable, type Finding, type FindingOf, type Severity } from '../finding.ts';

const sharedRule = cite('RFC 8461', '3.1');
const shared = <const Places extends readonly string[]>(severity: Severity, ...places: Places) => rule(severity, sharedRule, ...places);

export const txtCodes = {
  // why a record is not one of this standard's: it is discarded
  'txt-unrelated': shared('note', 'version'),
  'txt-version-case': shared('warning', 'found', 'version'),
  'txt-version-unknown': shared('warning', 'found', 'version'),
  'txt-version-no-delimiter': shared('warning', 'version'),
  'txt-version-not-first': shared('warning', 'version'),
  'txt-leading-space': shared('warning'),
  'txt-version-space': shared('warning', 'version'),
  'txt-quoted': shared('warning', 'version'),
  'txt-escaped-semicolon': shared('warning'),
  // the record as a whole
  'txt-space-before-delimiter': shared('warning'),
  'txt-split': shared('note', 'count'),
  'txt-too-many-strings': shared('warning', 'count', 'limit'),
  'txt-string-too-long': rule('warning', cite('RFC 1035', '3.3'), 'length', 'limit'),
  'txt-non-ascii': shared('error', 'character', 'code'),
  'txt-trailing-space': shared('error'),
  'txt-findings-limit': shared('note', 'left'),
  // its fields
  'txt-empty-field': shared('error'),
  'txt-no-equals': shared('error', 'field'),
  'txt-space-at-equals': shared('error'),
  'txt-name-empty': shared('error'),
  'txt-name-character': shared('error', 'name', 'character'),
  'txt-name-too-long': shared('error', 'name', 'length'),
  'txt-value-empty': shared('error', 'name'),
  'txt-value-character': shared('error', 'name', 'character'),
  'txt-field-unknown': shared('note', 'name'),
  'txt-field-repeated': rule('note', cite('RFC 8461', '3.2'), 'name'),
} as const satisfies CodeTable;

const attempts: ReadonlySet<string> = new Set<keyof typeof txtCodes>([
  'txt-version-case',
  'txt-version-no-delimiter',
  'txt-version-not-first',
  'txt-leading-space',
  'txt-version-space',
  'txt-quoted',
  'txt-escaped-semicolon',
]);

/** Whether a record was discarded that somebody meant as one of the standard: it has the version, and a slip beside it. */
export function isAttempt(code: string): boolean {
  return attempts.has(code);
}

type TxtTable = typeof txtCodes;
export type TxtCode = keyof TxtTable;

declare module '../finding.ts' {
  interface Codes extends TxtTable {}
}

/** A standard whose TXT record is read: its version word, and where it stands. */
export interface TxtStandard {
  readonly version: string;
  readonly citation: Citation;
  /** What the standard itself knows of a text that is none of its records. */
  readonly explain?: (text: string, record: number) => Finding | undefined;
}

const ofTable = findingsOf(txtCodes);

/** Builds a finding of the table for one standard: what RFC 8461 says of these records, RFC 8460 says in its own section. */
export function txtFinding<C extends TxtCode>(standard: TxtStandard, ...given: Parameters<typeof ofTable<C>>): FindingOf<C> {
  const finding = ofTable(...given);
  const isOther = finding.citation.document === sharedRule.document && standard.citation.document !== sharedRule.document;
  return isOther ? { ...finding, citation: standard.citation } : finding;
}
