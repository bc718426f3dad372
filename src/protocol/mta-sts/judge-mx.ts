// Whether one MX host may have the message, and what is reported of it (RFC 8461 sections 2, 4, 5; RFC 8460 section 4.3).
// The first thing that is wrong counts: DANE, then the MX name, STARTTLS, the handshake, the certificate (section 4, Appendix B).
import { matchDnsId } from '../tls/match.ts';
import type { ResultType } from '../tlsrpt/result-type.ts';
import { preparePatterns } from './mx-pattern.ts';
import type { PolicyRules } from './policy.ts';

/** valid: for this host. valid-for:NAME: trusted and in date, with that one name (it may be a wildcard). null: none was seen. */
export type CertificateState =
  'valid' | 'expired' | 'self-signed' | 'unknown-ca' | 'name-mismatch' | 'recipient-domain-only' | 'cn-only' | `valid-for:${string}` | null;

/** What a sender saw of one MX host. */
export interface MxFacts {
  readonly host: string;
  /** refused: offered, then answered 4xx or 5xx. */
  readonly starttls: boolean | 'refused';
  readonly cert: CertificateState;
  /** fail: there are usable TLSA records and none matches. */
  readonly dane: 'none' | 'pass' | 'fail';
  /** The reason, when the TLS handshake failed. */
  readonly handshake?: string;
}

/** deliver-and-report: something failed that the policy does not enforce. `resultType` is null when nothing failed. */
export interface MxJudgement {
  readonly action: 'deliver' | 'deliver-and-report' | 'refuse';
  readonly resultType: ResultType | null;
}

const fine: MxJudgement = { action: 'deliver', resultType: null };

/**
 * Judges one MX host as if it were reached. Without a policy only the absence of TLS is reported, no certificate is looked at (RFC 8460
 * section 4.4); in mode none nothing is (RFC 8461 section 6). A failing DANE validation refuses whatever the policy says (section 2).
 */
export function judgeMx(policy: PolicyRules | null, mx: MxFacts): MxJudgement {
  if (mx.dane === 'fail') return { action: 'refuse', resultType: 'tlsa-invalid' };
  if (policy?.mode === 'none') return fine;
  const resultType = policy === null ? tlsFailure(mx) : policyFailure(policy, mx);
  if (resultType === null) return fine;
  return { action: policy?.mode === 'enforce' ? 'refuse' : 'deliver-and-report', resultType };
}

/** The first requirement of section 4 that the host fails, as a result type of RFC 8460; null when it conforms. */
function policyFailure(policy: PolicyRules, mx: MxFacts): ResultType | null {
  // No type is made for a name outside the policy: the certificate may well be right for the host.
  if (!preparePatterns(policy.mx)(mx.host)) return 'validation-failure';
  return tlsFailure(mx) ?? certificateFailure(mx);
}

function tlsFailure({ starttls, handshake }: MxFacts): ResultType | null {
  if (starttls !== true) return 'starttls-not-supported';
  return handshake === undefined ? null : 'validation-failure';
}

/** Section 4.2: trusted, in date, and a DNS-ID of its subjectAltName is the MX host name; the common name does not count. */
function certificateFailure({ cert, host }: MxFacts): ResultType | null {
  switch (cert) {
    case 'valid':
      return null;
    case 'expired':
      return 'certificate-expired';
    case 'self-signed':
    case 'unknown-ca':
      return 'certificate-not-trusted';
    case null:
      return 'validation-failure';
    default:
      return cert.startsWith('valid-for:') && matchDnsId(cert.slice('valid-for:'.length), host) ? null : 'certificate-host-mismatch';
  }
}
