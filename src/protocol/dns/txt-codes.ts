// What can be wrong in the form of a TXT record made of `name=value` fields between ";": the grammar that MTA-STS and TLSRPT share
// (RFC 8461 section 3.1, RFC 8460 section 3). The citation is replaced by that of the standard whose record is read.
import { cite, type Citation } from '../citation.ts';
import { findingsOf, type CodeTable, type Finding, type Severity } from '../finding.ts';

const sharedRule = cite('RFC 8461', '3.1');
const rule = (severity: Severity) => ({ severity, citation: sharedRule });

export const txtCodes = {
  // why a record is not one of this standard's: it is discarded
  'txt-unrelated': rule('note'),
  'txt-version-case': rule('warning'),
  'txt-version-unknown': rule('warning'),
  'txt-version-no-delimiter': rule('warning'),
  'txt-version-not-first': rule('warning'),
  'txt-leading-space': rule('warning'),
  'txt-version-space': rule('warning'),
  'txt-quoted': rule('warning'),
  'txt-escaped-semicolon': rule('warning'),
  // the record as a whole
  'txt-space-before-delimiter': rule('warning'),
  'txt-split': rule('note'),
  'txt-too-many-strings': rule('warning'),
  'txt-string-too-long': { severity: 'warning', citation: cite('RFC 1035', '3.3') },
  'txt-non-ascii': rule('error'),
  'txt-trailing-space': rule('error'),
  'txt-findings-limit': rule('note'),
  // its fields
  'txt-empty-field': rule('error'),
  'txt-no-equals': rule('error'),
  'txt-space-at-equals': rule('error'),
  'txt-name-empty': rule('error'),
  'txt-name-character': rule('error'),
  'txt-name-too-long': rule('error'),
  'txt-value-empty': rule('error'),
  'txt-value-character': rule('error'),
  'txt-field-unknown': rule('note'),
  'txt-field-repeated': { severity: 'note', citation: cite('RFC 8461', '3.2') },
} as const satisfies CodeTable;

export type TxtCode = keyof typeof txtCodes;

/** A standard whose TXT record is read: its version word, and where it stands. */
export interface TxtStandard {
  readonly version: string;
  readonly citation: Citation;
  /** What the standard itself knows of a text that is none of its records. */
  readonly explain?: (text: string, record: number) => Finding | undefined;
}

const ofTable = findingsOf(txtCodes);

/** Builds a finding of the table for one standard: what RFC 8461 says of these records, RFC 8460 says in its own section. */
export function txtFinding(standard: TxtStandard, code: TxtCode, more: Omit<Finding, 'code' | 'severity' | 'citation'> = {}): Finding {
  const finding = ofTable(code, more);
  const isOther = finding.citation.document === sharedRule.document && standard.citation.document !== sharedRule.document;
  return isOther ? { ...finding, citation: standard.citation } : finding;
}
