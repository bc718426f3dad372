// The findings about TLSA records, as far as a sender of mail cares (RFC 6698 section 2, RFC 7672 section 3.1).
import { cite } from '../citation.ts';
import { findingsOf, type CodeTable } from '../finding.ts';

export const daneCodes = {
  'dane-record-syntax': { severity: 'error', citation: cite('RFC 6698', '2.2') },
  'dane-field-range': { severity: 'error', citation: cite('RFC 6698', '2.1') },
  'dane-data-not-hex': { severity: 'error', citation: cite('RFC 6698', '2.2') },
  'dane-usage-pkix': { severity: 'warning', citation: cite('RFC 7672', '3.1.3') },
  'dane-usage-unknown': { severity: 'warning', citation: cite('RFC 6698', '2.1.1') },
  'dane-selector-unknown': { severity: 'warning', citation: cite('RFC 6698', '2.1.2') },
  'dane-matching-type-unknown': { severity: 'warning', citation: cite('RFC 6698', '2.1.3') },
  'dane-data-length': { severity: 'warning', citation: cite('RFC 6698', '2.1.4') },
} as const satisfies CodeTable;

export type DaneCode = keyof typeof daneCodes;

export const daneFinding = findingsOf(daneCodes);
