// Every finding about a TLSRPT record beyond the form of its fields (../dns/txt-codes.ts): which destinations it names (RFC 8460 section
// 3).
import { cite } from '../citation.ts';
import { findingsOf, rule, type CodeTable, type Severity } from '../finding.ts';

const rfc8460 = <const Places extends readonly string[]>(severity: Severity, ...places: Places) =>
  rule(severity, cite('RFC 8460', '3'), ...places);

export const tlsrptCodes = {
  'tlsrpt-missing': rfc8460('warning'),
  'tlsrpt-multiple': rfc8460('error', 'count'),
  'tlsrpt-rua-missing': rfc8460('error'),
  'tlsrpt-rua-case': rfc8460('warning', 'name'),
  'tlsrpt-rua-empty': rfc8460('error'),
  'tlsrpt-rua-repeated': rfc8460('note'),
  'tlsrpt-list-gap': rfc8460('error'),
  'tlsrpt-list-space': rfc8460('error'),
  'tlsrpt-list-semicolon': rfc8460('error'),
  'tlsrpt-uri-no-scheme': rule('error', cite('RFC 3986', '3')),
  'tlsrpt-uri-exclamation': rfc8460('error'),
  'tlsrpt-uri-percent': rule('error', cite('RFC 3986', '2.1')),
  'tlsrpt-uri-brackets': rule('error', cite('RFC 3986', '2')),
  'tlsrpt-uri-character': rule('error', cite('RFC 3986', '2')),
  'tlsrpt-uri-scheme': rfc8460('warning', 'uri'),
  'tlsrpt-uri-repeated': rfc8460('note'),
  'tlsrpt-mailto-no-address': rfc8460('warning'),
  'tlsrpt-mailto-address': rfc8460('warning'),
  'tlsrpt-https-no-host': rfc8460('warning'),
} as const satisfies CodeTable;

type TlsrptTable = typeof tlsrptCodes;
export type TlsrptCode = keyof TlsrptTable;

declare module '../finding.ts' {
  interface Codes extends TlsrptTable {}
}

/** Builds a finding of this folder's record. */
export const tlsrptFinding = findingsOf(tlsrptCodes);
