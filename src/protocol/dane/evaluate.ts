// What DANE for SMTP makes a sender do with one MX (RFC 7672 sections 2.1, 2.2, 3.1, 6). Two questions: before connecting,
// what the DNS answers ask for (planDane); afterwards, whether the connection gives it (judgeDane). Left out: aliases
// (CNAME) of MX names, section 2.2.3; digest agility, section 5; the hashing of certificates, which the caller has done.
import type { ResultType } from '../tlsrpt/result-type.ts';
import { isUsableTlsa, type Tlsa } from './tlsa.ts';

/** How a DNS answer stands (RFC 7672 section 2.1.1). failed: SERVFAIL, a timeout or any other error (2.1.2). Absence can be secure too. */
export type DnsSecurity = 'secure' | 'insecure' | 'bogus' | 'failed';

export interface DaneDns {
  /** Of the MX records. */
  readonly mx: DnsSecurity;
  /** Of the host's A and AAAA records. */
  readonly address: DnsSecurity;
  /** The answer at `_25._tcp.HOST`; null when it was not asked for because the addresses are insecure. */
  readonly tlsa: { readonly security: DnsSecurity; readonly records: readonly Tlsa[] } | null;
  /** The sender insists on DANE for this domain (section 6). */
  readonly required?: boolean;
}

/** One certificate as presented: association data, lower-case hexadecimal, by "selector matchingType" (`'1 1'`: SHA-256 of the key). */
export type Presented = Readonly<Record<string, string>>;

export interface DaneConnection {
  /** refused: offered, then answered 4xx or 5xx. broken: the handshake did not complete. */
  readonly starttls: 'done' | 'not-offered' | 'refused' | 'broken';
  /** The host's certificate first, each signed by the next; what does not chain is left out. Empty when none was seen. */
  readonly chain: readonly Presented[];
  /** The authority that is known to have signed the last of the chain, where its certificate was not sent. */
  readonly unsent?: Presented;
  /** Whether the first certificate names the MX host (or, with secure MX records, the recipient domain: section 3.2.2). */
  readonly nameMatches: boolean;
  /** Whether anything in the chain has expired. */
  readonly expired: boolean;
}

export type DaneReason =
  | 'mx-lookup'
  | 'address-lookup'
  | 'tlsa-lookup'
  | 'address-insecure'
  | 'tlsa-insecure'
  | 'tlsa-absent'
  | 'dane-required'
  | 'usable'
  | 'all-unusable'
  | 'no-starttls'
  | 'no-handshake'
  | 'no-match'
  | 'name-mismatch'
  | 'expired'
  | 'matches-dane-ee'
  | 'matches-dane-ta';

export interface DanePlan {
  /**
   * authenticated: TLS and a matching certificate, or no delivery. encrypted: TLS, nothing checked. opportunistic: no DANE. none: do not
   * connect.
   */
  readonly tls: 'authenticated' | 'encrypted' | 'opportunistic' | 'none';
  readonly usable: readonly Tlsa[];
  readonly reason: DaneReason;
  readonly resultType: ResultType | null;
}

export interface DaneJudgement {
  /**
   * none: DANE has no say. pass: what it asks is given. fail: it is not. defer: the DNS cannot be trusted. For the last two: not to this
   * MX, try again later.
   */
  readonly verdict: 'none' | 'pass' | 'fail' | 'defer';
  /** Whether the peer is proved to be the domain's: a match, and MX records that are secure (section 2.2.1). */
  readonly authenticated: boolean;
  readonly reason: DaneReason;
  readonly resultType: ResultType | null;
  /** The record that matched. */
  readonly matched?: Tlsa;
}

/** What the DNS answers ask for, before the sender connects. */
export function planDane({ mx, address, tlsa, required = false }: DaneDns): DanePlan {
  const stop = (reason: DaneReason): DanePlan => ({ tls: 'none', usable: [], reason, resultType: 'dnssec-invalid' });
  const without = (reason: DaneReason): DanePlan =>
    required
      ? { tls: 'none', usable: [], reason: 'dane-required', resultType: 'dane-required' }
      : { tls: 'opportunistic', usable: [], reason, resultType: null };
  if (isBroken(mx)) return stop('mx-lookup');
  if (isBroken(address)) return stop('address-lookup');
  // Under insecure addresses TLSA records are not even looked up: they would be insecure too, and some servers choke on the question.
  if (address === 'insecure' || !tlsa) return without('address-insecure');
  if (isBroken(tlsa.security)) return stop('tlsa-lookup');
  if (tlsa.security === 'insecure') return without('tlsa-insecure');
  if (tlsa.records.length === 0) return without('tlsa-absent');
  const usable = tlsa.records.filter(isUsableTlsa);
  // Section 6: mandatory DANE wants secure MX records and records that authenticate.
  if (required && (mx === 'insecure' || usable.length === 0)) return without('dane-required');
  return {
    tls: usable.length > 0 ? 'authenticated' : 'encrypted',
    usable,
    reason: usable.length > 0 ? 'usable' : 'all-unusable',
    resultType: null,
  };
}

/** Whether the connection gives what the DNS answers ask for; `connection` null when the sender did not connect (a plan of `none`). */
export function judgeDane(dns: DaneDns, connection: DaneConnection | null): DaneJudgement {
  const { tls, usable, reason, resultType } = planDane(dns);
  const fail = (why: DaneReason, type: ResultType): DaneJudgement => ({
    verdict: 'fail',
    authenticated: false,
    reason: why,
    resultType: type,
  });
  if (tls === 'none') return { verdict: reason === 'dane-required' ? 'fail' : 'defer', authenticated: false, reason, resultType };
  if (tls === 'opportunistic') return { verdict: 'none', authenticated: false, reason, resultType };
  if (!connection || connection.starttls === 'broken') return fail('no-handshake', 'validation-failure');
  if (connection.starttls !== 'done') return fail('no-starttls', 'starttls-not-supported');
  if (tls === 'encrypted') return { verdict: 'pass', authenticated: false, reason, resultType };
  const { matched, ...seen } = matchChain(usable, connection);
  if (!matched) return fail(seen.reason, seen.resultType);
  return { verdict: 'pass', authenticated: dns.mx === 'secure', reason: seen.reason, resultType: null, matched };
}

function isBroken(security: DnsSecurity): boolean {
  return security === 'bogus' || security === 'failed';
}

/**
 * Sections 3.1.1 and 3.1.2: DANE-EE(3) binds the host's own certificate or key, whatever names and dates it carries;
 * DANE-TA(2) binds an authority above it, so the name and the dates count.
 */
function matchChain(
  usable: readonly Tlsa[],
  { chain, unsent, nameMatches, expired }: DaneConnection,
): { matched?: Tlsa; reason: DaneReason; resultType: ResultType } {
  const covers = (record: Tlsa, presented: Presented): boolean => presented[`${record.selector} ${record.matchingType}`] === record.data;
  const [own, ...above] = chain;
  const endEntity = usable.find((record) => record.usage === 3 && own !== undefined && covers(record, own));
  if (endEntity) return { matched: endEntity, reason: 'matches-dane-ee', resultType: 'tlsa-invalid' };
  // Of an authority that only DNS shows, a record must hold the whole certificate (RFC 7671 section 5.2.2), or at least its whole key
  // (5.2.3): from a digest nobody can tell whether it signed anything.
  const isWhole = ({ matchingType }: Tlsa): boolean => matchingType === 0;
  const isAbove = (record: Tlsa): boolean =>
    above.some((presented) => covers(record, presented)) || (unsent !== undefined && isWhole(record) && covers(record, unsent));
  const anchor = usable.find((record) => record.usage === 2 && isAbove(record));
  if (!anchor) return { reason: 'no-match', resultType: 'tlsa-invalid' };
  if (!nameMatches) return { reason: 'name-mismatch', resultType: 'certificate-host-mismatch' };
  if (expired) return { reason: 'expired', resultType: 'certificate-expired' };
  return { matched: anchor, reason: 'matches-dane-ta', resultType: 'tlsa-invalid' };
}
