// The codes of what is found about certificates and handshakes; their words stand in explanations/…/tls.md.
import { cite } from '../citation.ts';
import { findingsOf, rule, type CodeTable } from '../finding.ts';

export const tlsCodes = {
  'tls-certificate-untrusted': rule('error', cite('RFC 5280', '6.1'), 'host'),
  'tls-certificate-self-signed': rule('error', cite('RFC 5280', '6.1'), 'host'),
  'tls-certificate-expired': rule('error', cite('RFC 5280', '4.1.2.5'), 'host', 'until'),
  'tls-certificate-not-yet-valid': rule('error', cite('RFC 5280', '4.1.2.5'), 'host', 'from'),
  'tls-certificate-wrong-name': rule('error', cite('RFC 6125', '6.4'), 'host', 'names'),
  'tls-common-name-ignored': rule('warning', cite('RFC 6125', '6.4.4'), 'commonName', 'host'),
  'tls-wildcard-not-whole-label': rule('warning', cite('RFC 6125', '6.4.3'), 'name'),
  'tls-wildcard-one-label-only': rule('warning', cite('RFC 6125', '6.4.3'), 'name', 'host'),
  'tls-no-common-version': rule('error', cite('RFC 8446', '4.2.1'), 'client', 'server'),
  'tls-version-too-old': rule('warning', cite('RFC 8461', '7.2'), 'version'),
} as const satisfies CodeTable;

type TlsTable = typeof tlsCodes;

declare module '../finding.ts' {
  interface Codes extends TlsTable {}
}

export const tlsFinding = findingsOf(tlsCodes);
