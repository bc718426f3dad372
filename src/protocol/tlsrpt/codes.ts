// Every finding about a TLSRPT record beyond the form of its fields (../dns/txt-codes.ts): which destinations it names (RFC 8460 section
// 3).
import { cite } from '../citation.ts';
import { findingsOf, type CodeTable, type Severity } from '../finding.ts';

const rule = (severity: Severity, section = '3') => ({ severity, citation: cite('RFC 8460', section) });

export const tlsrptCodes = {
  'tlsrpt-missing': rule('warning'),
  'tlsrpt-multiple': rule('error'),
  'tlsrpt-rua-missing': rule('error'),
  'tlsrpt-rua-case': rule('warning'),
  'tlsrpt-rua-empty': rule('error'),
  'tlsrpt-rua-repeated': rule('note'),
  'tlsrpt-list-gap': rule('error'),
  'tlsrpt-list-space': rule('error'),
  'tlsrpt-list-semicolon': rule('error'),
  'tlsrpt-uri-no-scheme': { severity: 'error', citation: cite('RFC 3986', '3') },
  'tlsrpt-uri-exclamation': rule('error'),
  'tlsrpt-uri-percent': { severity: 'error', citation: cite('RFC 3986', '2.1') },
  'tlsrpt-uri-brackets': { severity: 'error', citation: cite('RFC 3986', '2') },
  'tlsrpt-uri-character': { severity: 'error', citation: cite('RFC 3986', '2') },
  'tlsrpt-uri-scheme': rule('warning'),
  'tlsrpt-uri-repeated': rule('note'),
  'tlsrpt-mailto-no-address': rule('warning'),
  'tlsrpt-mailto-address': rule('warning'),
  'tlsrpt-https-no-host': rule('warning'),
} as const satisfies CodeTable;

export type TlsrptCode = keyof typeof tlsrptCodes;

/** Builds a finding of this folder's record. */
export const tlsrptFinding = findingsOf(tlsrptCodes);
