// The codes of what is found about certificates and handshakes; their words stand in explanations/…/tls.md.
import { cite } from '../citation.ts';
import { findingsOf, type CodeTable } from '../finding.ts';

export const tlsCodes = {
  'tls-certificate-untrusted': { severity: 'error', citation: cite('RFC 5280', '6.1') },
  'tls-certificate-self-signed': { severity: 'error', citation: cite('RFC 5280', '6.1') },
  'tls-certificate-expired': { severity: 'error', citation: cite('RFC 5280', '4.1.2.5') },
  'tls-certificate-not-yet-valid': { severity: 'error', citation: cite('RFC 5280', '4.1.2.5') },
  'tls-certificate-wrong-name': { severity: 'error', citation: cite('RFC 6125', '6.4') },
  'tls-common-name-ignored': { severity: 'warning', citation: cite('RFC 6125', '6.4.4') },
  'tls-wildcard-not-whole-label': { severity: 'warning', citation: cite('RFC 6125', '6.4.3') },
  'tls-wildcard-one-label-only': { severity: 'warning', citation: cite('RFC 6125', '6.4.3') },
  'tls-no-common-version': { severity: 'error', citation: cite('RFC 8446', '4.2.1') },
  'tls-version-too-old': { severity: 'warning', citation: cite('RFC 8461', '7.2') },
} as const satisfies CodeTable;

export const tlsFinding = findingsOf(tlsCodes);
