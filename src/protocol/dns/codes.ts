// The codes of what is found in answers of the DNS; their words stand in explanations/…/dns.md.
import { cite } from '../citation.ts';
import { findingsOf, rule, type CodeTable } from '../finding.ts';

export const dnsCodes = {
  'dns-servfail': rule('error', cite('RFC 5321', '5.1')),
  'dns-timeout': rule('error', cite('RFC 5321', '5.1')),
  'dns-bogus': rule('error', cite('RFC 4035', '5.5')),
  'dns-no-such-name': rule('error', cite('RFC 5321', '5.1')),
  'dns-cname-loop': rule('error', cite('RFC 1034', '3.6.2')),
  'dns-implicit-mx': rule('note', cite('RFC 5321', '5.1')),
  'dns-null-mx': rule('note', cite('RFC 7505', '3')),
  'dns-null-mx-among-others': rule('error', cite('RFC 7505', '3'), 'name'),
  'dns-null-mx-preference': rule('note', cite('RFC 7505', '3')),
  'dns-mx-not-a-name': rule('error', cite('RFC 5321', '5.1')),
  'dns-mx-is-address': rule('error', cite('RFC 5321', '5.1')),
  'dns-mx-is-alias': rule('warning', cite('RFC 2181', '10.3')),
} as const satisfies CodeTable;

type DnsTable = typeof dnsCodes;

declare module '../finding.ts' {
  interface Codes extends DnsTable {}
}

export const dnsFinding = findingsOf(dnsCodes);
