// Which hosts take the domain's mail, in order (RFC 5321 section 5.1, RFC 7505), and where each is; for a sender with DANE also
// what its TLSA records ask (RFC 7672 section 2.2). The MX list is not filtered by the policy (RFC 8461 section 8.4).
import type { DaneDns, DnsSecurity } from '#src/protocol/dane/evaluate.ts';
import { formatTlsa, parseTlsa, tlsaName } from '#src/protocol/dane/tlsa.ts';
import { selectAddresses, selectMx } from '#src/protocol/dns/mx.ts';
import { normaliseName } from '#src/protocol/dns/names.ts';
import type { RecordOf } from '#src/protocol/dns/records.ts';
import type { Answer } from '#src/protocol/dns/zone.ts';
import type { Finding } from '#src/protocol/finding.ts';
import type { LocatedHost } from '#src/simulator/mechanism/mechanism.ts';
import { lookUp } from './lookup.ts';
import type { Run } from '#src/simulator/session/run.ts';

/** The MX hosts by preference. `ends`: there is none, and the mail waits or goes back. */
export type MxList =
  | { readonly hosts: readonly string[]; readonly security: DnsSecurity }
  | { readonly hosts: readonly []; readonly security: DnsSecurity; readonly ends: 'deferred' | 'bounced' };

/** Looks up the MX records. A domain without any is its own host; "." says that it takes no mail. */
export function findHosts(run: Run): MxList {
  const judge = (answer: Answer): readonly Finding[] => selectMx(run.domain, answer).findings;
  const answer = lookUp(run, { name: run.domain, type: 'MX', phase: 'mx', kinds: ['mx-query', 'mx-answer', 'mx-absent'], judge });
  const security = securityOf(answer);
  if (answer.status === 'SERVFAIL' || answer.status === 'timeout') return { hosts: [], security, ends: 'deferred' };
  if (answer.status === 'NXDOMAIN') return { hosts: [], security, ends: 'bounced' };
  const records = answer.records.filter((record): record is RecordOf<'MX'> => record.type === 'MX');
  if (records.length === 0) return { hosts: [run.domain], security };
  const hosts = records.toSorted((a, b) => a.preference - b.preference).map(({ exchange }) => normaliseName(exchange));
  if (hosts.every((host) => host === '.' || host === '')) return { hosts: [], security, ends: 'bounced' };
  return { hosts: hosts.filter((host) => host !== '.' && host !== ''), security };
}

/**
 * Looks up the address, AAAA where there is no A, and the TLSA records where RFC 7672 wants them. `tlsa`: never, only under MX records that
 * are secure, or also under insecure ones.
 */
export function locate(run: Run, host: string, mx: DnsSecurity, tlsa: 'never' | 'under-secure-mx' | 'always'): LocatedHost {
  const kinds = ['address-query', 'address-answer', 'address-absent'] as const;
  const judge = (answer: Answer): readonly Finding[] => selectAddresses(host, { ...answer, findings: [] }).findings;
  const about = { name: host, phase: 'mx', kinds, judge } as const;
  let answer = lookUp(run, { ...about, type: 'A' });
  if (answer.status === 'NOERROR' && answer.records.length === 0) answer = lookUp(run, { ...about, type: 'AAAA' });
  const addresses = answer.records.flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.address] : []));
  if (tlsa === 'never') return { host, addresses, dane: null };
  const address = securityOf(answer);
  const dns: DaneDns = { mx, address, tlsa: null };
  // Under insecure addresses TLSA records are not even looked up (section 2.2).
  if (address !== 'secure' || (mx !== 'secure' && tlsa !== 'always')) return { host, addresses, dane: dns };
  const answered = lookUp(run, {
    ...{ name: tlsaName(host), type: 'TLSA', phase: 'mx' },
    kinds: ['tlsa-query', 'tlsa-answer', 'tlsa-absent'],
    judge: judgeTlsa,
  });
  const records = tlsaOf(answered);
  return { host, addresses, dane: { ...dns, tlsa: { security: securityOf(answered), records } } };
}

const tlsaOf = ({ records }: Answer): readonly RecordOf<'TLSA'>[] =>
  records.filter((record): record is RecordOf<'TLSA'> => record.type === 'TLSA');

/** Which records no sender of mail can use, and why. */
function judgeTlsa(answer: Answer): readonly Finding[] {
  return tlsaOf(answer).flatMap((each, record) => parseTlsa(formatTlsa(each)).findings.map((finding) => ({ ...finding, record })));
}

/** An answer without records can be secure too; NXDOMAIN and an empty answer are not failures. */
function securityOf({ status, security }: Answer): DnsSecurity {
  if (status === 'SERVFAIL' || status === 'timeout') return security === 'bogus' ? 'bogus' : 'failed';
  return security;
}
