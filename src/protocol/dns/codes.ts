// The codes of what is found in answers of the DNS; their words stand in explanations/…/dns.md.
import { cite } from '../citation.ts';
import { findingsOf, type CodeTable } from '../finding.ts';

export const dnsCodes = {
  'dns-servfail': { severity: 'error', citation: cite('RFC 5321', '5.1') },
  'dns-timeout': { severity: 'error', citation: cite('RFC 5321', '5.1') },
  'dns-bogus': { severity: 'error', citation: cite('RFC 4035', '5.5') },
  'dns-no-such-name': { severity: 'error', citation: cite('RFC 5321', '5.1') },
  'dns-cname-loop': { severity: 'error', citation: cite('RFC 1034', '3.6.2') },
  'dns-implicit-mx': { severity: 'note', citation: cite('RFC 5321', '5.1') },
  'dns-null-mx': { severity: 'note', citation: cite('RFC 7505', '3') },
  'dns-null-mx-among-others': { severity: 'error', citation: cite('RFC 7505', '3') },
  'dns-null-mx-preference': { severity: 'note', citation: cite('RFC 7505', '3') },
  'dns-mx-not-a-name': { severity: 'error', citation: cite('RFC 5321', '5.1') },
  'dns-mx-is-address': { severity: 'error', citation: cite('RFC 5321', '5.1') },
  'dns-mx-is-alias': { severity: 'warning', citation: cite('RFC 2181', '10.3') },
} as const satisfies CodeTable;

export const dnsFinding = findingsOf(dnsCodes);
