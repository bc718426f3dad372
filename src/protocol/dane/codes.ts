// The findings about TLSA records, as far as a sender of mail cares (RFC 6698 section 2, RFC 7672 section 3.1).
import { cite } from '../citation.ts';
import { findingsOf, rule, type CodeTable } from '../finding.ts';

export const daneCodes = {
  'dane-record-syntax': rule('error', cite('RFC 6698', '2.2')),
  'dane-field-range': rule('error', cite('RFC 6698', '2.1'), 'field', 'value'),
  'dane-data-not-hex': rule('error', cite('RFC 6698', '2.2')),
  'dane-usage-pkix': rule('warning', cite('RFC 7672', '3.1.3'), 'usage'),
  'dane-usage-unknown': rule('warning', cite('RFC 6698', '2.1.1'), 'usage'),
  'dane-selector-unknown': rule('warning', cite('RFC 6698', '2.1.2'), 'selector'),
  'dane-matching-type-unknown': rule('warning', cite('RFC 6698', '2.1.3'), 'matchingType'),
  'dane-data-length': rule('warning', cite('RFC 6698', '2.1.4'), 'octets', 'matchingType'),
} as const satisfies CodeTable;

type DaneTable = typeof daneCodes;
export type DaneCode = keyof DaneTable;

declare module '../finding.ts' {
  interface Codes extends DaneTable {}
}

export const daneFinding = findingsOf(daneCodes);
