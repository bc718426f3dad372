// Whether one MX conforms to a policy of the 2016 draft (section 3.4): name, STARTTLS, certificate by
// `c=webpki` or `c=tlsa`. Pure: the connection has been tried before. What to do about a failure is application.ts.
import type { DaneJudgement } from '../dane/evaluate.ts';
import type { Certificate } from '../tls/certificate.ts';
import { judgeCertificate, matchDnsId, matchName } from '../tls/match.ts';
import { allowsMx2016, type CertificateMethod2016, type Policy2016 } from './policy.ts';
import type { FailureType2016 } from './failure-type.ts';

/** What the sender saw of one MX. */
export interface MxSeen2016 {
  readonly host: string;
  /** refused: offered, then answered 4xx or 5xx. broken: the handshake did not complete. */
  readonly starttls: 'done' | 'not-offered' | 'refused' | 'broken';
  /** The certificate as the Web PKI judges it; null when none was seen. A name in CN alone counts as matching. */
  readonly certificate: { readonly trusted: boolean; readonly expired: boolean; readonly nameMatches: boolean } | null;
  /**
   * What TLSA records say. pass: a record matches. mismatch: usable records, none matches. none: no usable record.
   * insecure, bogus: the answers are not validated, or fail to validate. null: the sender did not look.
   */
  readonly tlsa: 'pass' | 'mismatch' | 'none' | 'insecure' | 'bogus' | null;
}

export interface MxJudgement2016 {
  readonly conforms: boolean;
  /** The first failure, which decides; null when the MX conforms. */
  readonly failure: FailureType2016 | null;
  /** All that was found: the types do not exclude each other (section 4). */
  readonly failures: readonly FailureType2016[];
}

/**
 * Judges one MX. `methods` are those that the sender can use; asked for another, it behaves as though the policy did not
 * validate. Failed TLS of any kind counts as starttls-not-supported: the draft has no type for a broken handshake.
 */
export function judgeMx2016(policy: Policy2016, mx: MxSeen2016, methods: readonly CertificateMethod2016[] = ['webpki']): MxJudgement2016 {
  const failures: FailureType2016[] = [];
  if (!allowsMx2016(policy, mx.host)) failures.push('mx-mismatch');
  if (policy.c !== null && !methods.includes(policy.c)) failures.push('sender-does-not-support-validation-method');
  else if (mx.starttls !== 'done') failures.push('starttls-not-supported');
  else if (policy.c === 'webpki') failures.push(...webPkiFailures(mx));
  else if (policy.c === 'tlsa') failures.push(...tlsaFailures(mx));
  return { conforms: failures.length === 0, failure: failures[0] ?? null, failures };
}

/** A certificate as the draft's Web PKI check sees it: trusted, in date at `now`, and the host's name in SAN or in CN. */
export function certificateFacts2016(certificate: Certificate, host: string, now: number): NonNullable<MxSeen2016['certificate']> {
  const { issuer, notBefore, notAfter, commonName } = certificate;
  return {
    trusted: issuer === 'trusted' && now >= notBefore,
    expired: now > notAfter,
    nameMatches: matchName(certificate, host) !== undefined || (commonName !== undefined && matchDnsId(commonName, host)),
  };
}

/** All that is wrong with it for a sender of the draft, for which a name in CN counts as well (section 3.4). */
export function judgeCertificate2016(certificate: Certificate, host: string, now: number): ReturnType<typeof judgeCertificate> {
  const { commonName, ...rest } = certificate;
  return judgeCertificate({ ...rest, names: commonName === undefined ? rest.names : [...rest.names, commonName] }, host, now);
}

/** What DANE (RFC 7672) found, in the words of `MxSeen2016.tlsa`. A match counts only where the DNS answers prove it. */
export function tlsaFacts2016({ verdict, reason }: DaneJudgement): NonNullable<MxSeen2016['tlsa']> {
  if (verdict === 'defer') return 'bogus';
  if (reason === 'address-insecure' || reason === 'tlsa-insecure') return 'insecure';
  if (reason === 'matches-dane-ee' || reason === 'matches-dane-ta') return 'pass';
  return verdict === 'fail' && reason !== 'dane-required' ? 'mismatch' : 'none';
}

function webPkiFailures({ certificate }: MxSeen2016): FailureType2016[] {
  if (!certificate) return ['invalid-certificate'];
  const failures: FailureType2016[] = [];
  if (!certificate.nameMatches) failures.push('certificate-mismatch');
  if (!certificate.trusted) failures.push('invalid-certificate');
  if (certificate.expired) failures.push('expired-certificate');
  return failures;
}

function tlsaFailures({ tlsa }: MxSeen2016): FailureType2016[] {
  if (tlsa === 'pass') return [];
  if (tlsa === 'mismatch') return ['invalid-certificate'];
  return tlsa === 'insecure' || tlsa === 'bogus' ? ['dnssec-invalid'] : ['tlsa-invalid'];
}
