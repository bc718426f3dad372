// What can be wrong in the form of a TXT record made of `name=value` fields between ";": the grammar that MTA-STS and TLSRPT share
// (RFC 8461 section 3.1, RFC 8460 section 3). The citation is replaced by that of the standard whose record is read.
import { cite } from '../citation.ts';
import { type CodeTable, type Severity } from '../finding.ts';

const rule = (severity: Severity) => ({ severity, citation: cite('RFC 8461', '3.1') });

export const txtCodes = {
  // why a record is not one of this standard's: it is discarded
  'txt-unrelated': rule('note'),
  'txt-version-case': rule('warning'),
  'txt-version-unknown': rule('warning'),
  'txt-version-no-delimiter': rule('warning'),
  'txt-version-not-first': rule('warning'),
  'txt-leading-space': rule('warning'),
  'txt-quoted': rule('warning'),
  'txt-escaped-semicolon': rule('warning'),
  // the record as a whole
  'txt-space-before-delimiter': rule('warning'),
  'txt-split': rule('note'),
  'txt-too-many-strings': rule('warning'),
  'txt-non-ascii': rule('error'),
  'txt-trailing-space': rule('error'),
  'txt-findings-limit': rule('note'),
  // its fields
  'txt-empty-field': rule('error'),
  'txt-no-equals': rule('error'),
  'txt-space-at-equals': rule('error'),
  'txt-name-character': rule('error'),
  'txt-name-too-long': rule('error'),
  'txt-value-empty': rule('error'),
  'txt-value-character': rule('error'),
  'txt-field-unknown': rule('note'),
  'txt-field-repeated': rule('note'),
} as const satisfies CodeTable;

export type TxtCode = keyof typeof txtCodes;
