// What a sender demands of one MX host, put together from what it implements: DANE (RFC 7672), the MTA-STS policy in force
// (RFC 8461 sections 4 and 5), the 2016 draft's policy, or nothing. DANE that fails is never overridden (RFC 8461 section 2).
import { judgeDane, planDane, type DaneConnection, type DaneDns } from '#src/protocol/dane/evaluate.ts';
import { normaliseName } from '#src/protocol/dns/names.ts';
import { judgeMx, type CertificateState } from '#src/protocol/mta-sts/judge-mx.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import { tryMx2016, type Application2016 } from '#src/protocol/smtp-sts-2016/application.ts';
import { failureTypes2016, type FailureType2016 } from '#src/protocol/smtp-sts-2016/failure-type.ts';
import type { MxSeen2016 } from '#src/protocol/smtp-sts-2016/validation.ts';
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import { judgeCertificate, matchName, type CertificateVerdict } from '#src/protocol/tls/match.ts';
import type { ResultType } from '#src/protocol/tlsrpt/result-type.ts';
import type { Sender } from '#src/simulator/world/scenario.ts';

/** What was seen of a host so far; what has not been seen yet is taken to be as it should. */
export interface Seen {
  readonly starttls: boolean | 'refused';
  /** null: TLS came about, but no certificate was seen. */
  readonly certificate: Certificate | 'not-yet' | null;
  /** Why the handshake failed. */
  readonly handshake?: string;
}

export interface HostVerdict {
  readonly action: 'deliver' | 'deliver-and-report' | 'refuse';
  readonly resultType: ResultType | null;
  readonly type2016?: FailureType2016;
  /** Who refuses or complains. */
  readonly by: 'dane' | 'policy';
  /** Whether the peer is proved to be the domain's. */
  readonly authenticated: boolean;
}

/** The demands on one host. */
export interface HostRules {
  readonly host: string;
  /** dane: TLSA must match. name: the certificate is checked against the host. nothing: any will do. */
  readonly checks: 'dane' | 'name' | 'nothing';
  /** Whether a policy says which host names are allowed. */
  readonly names: boolean;
  /** The name in the handshake, or none. */
  readonly sni: string | null;
  judge(seen: Seen): HostVerdict;
  /** The state of the 2016 draft's steps after a connection. */
  after2016(seen: Seen): Application2016 | null;
}

/** What the rules are made of. */
export interface Demands {
  readonly sender: Sender;
  readonly host: string;
  readonly domain: string;
  readonly now: number;
  readonly policy: PolicyRules | null;
  readonly dane: DaneDns | null;
  readonly application2016: Application2016 | null;
}

/** The rules for one host. */
export function rulesFor(demands: Demands): HostRules {
  const { sender, host, policy, dane, application2016 } = demands;
  const wantsDane = dane !== null && sender.dane && planDane(dane).tls === 'authenticated';
  const held = application2016 && (application2016.candidate ?? application2016.cached);
  const policed = policy !== null && policy.mode !== 'none' && !(sender.behaves === 'postfix-3.7' && policy.mode === 'testing');
  const checks = wantsDane ? 'dane' : policed || held?.policy.c === 'webpki' ? 'name' : 'nothing';
  return {
    host,
    checks,
    names: (policed && sender.behaves === 'rfc') || (held !== null && held.policy.mx !== null),
    sni: sender.behaves === 'rfc' || checks !== 'nothing' ? host : null,
    judge: (seen) => judge(demands, seen),
    after2016: (seen) => application2016 && tryMx2016(application2016, seen2016(demands, seen), sender.sts2016?.methods).application,
  };
}

function judge(demands: Demands, seen: Seen): HostVerdict {
  const { dane, policy, sender, application2016 } = demands;
  const byDane = dane && sender.dane ? judgeWithDane(demands, dane, seen) : null;
  if (byDane?.action === 'refuse') return byDane;
  const proved = byDane?.authenticated ?? false;
  const verdict = application2016
    ? judgeBy2016(demands, application2016, seen)
    : sender.behaves === 'postfix-3.7'
      ? judgeAsPostfix(demands, policy, seen)
      : judgeByPolicy(demands, policy, seen, proved);
  return proved && verdict.action === 'deliver' ? { ...verdict, authenticated: true } : verdict;
}

function judgeWithDane(demands: Demands, dane: DaneDns, { starttls, certificate, handshake }: Seen): HostVerdict {
  const plan = planDane(dane);
  const deliver: HostVerdict = { action: 'deliver', resultType: null, by: 'dane', authenticated: false };
  const notYet = certificate === 'not-yet' && starttls === true && handshake === undefined;
  if (notYet && plan.tls !== 'none') return deliver;
  const seen = certificate === 'not-yet' ? null : certificate;
  // A path of certificates ends where one is not valid yet (RFC 5280 section 6.1.3); the key of "3 1 1" needs no path.
  const above = seen?.issuerSpki && demands.now >= seen.notBefore ? [{ '1 1': seen.issuerSpki }] : [];
  const connection: DaneConnection = {
    starttls: starttls === 'refused' ? 'refused' : !starttls ? 'not-offered' : handshake === undefined ? 'done' : 'broken',
    chain: seen ? [{ '1 1': seen.spki }, ...above] : [],
    nameMatches: seen !== null && [demands.host, demands.domain].some((name) => matchName(seen, name) !== undefined),
    expired: seen !== null && demands.now > seen.notAfter,
  };
  const { verdict, authenticated, resultType } = judgeDane(dane, plan.tls === 'none' ? null : connection);
  if (verdict === 'fail' || verdict === 'defer') return { action: 'refuse', resultType, by: 'dane', authenticated: false };
  return { ...deliver, authenticated };
}

function judgeByPolicy({ host, now }: Demands, policy: PolicyRules | null, seen: Seen, daneHolds: boolean): HostVerdict {
  const { starttls, certificate, handshake } = seen;
  const cert = certificate === 'not-yet' ? 'valid' : certificate && stateOf(certificate, host, now);
  const facts = { host, starttls, cert, dane: daneHolds ? 'pass' : 'none', ...(handshake === undefined ? {} : { handshake }) } as const;
  const { action, resultType } = judgeMx(policy, facts);
  const checked = policy !== null && policy.mode !== 'none';
  return {
    action,
    resultType,
    by: 'policy',
    authenticated: checked && resultType === null && starttls === true && certificate !== 'not-yet',
  };
}

const certificateStates: Readonly<Record<CertificateVerdict, CertificateState>> = {
  valid: 'valid',
  expired: 'expired',
  'wrong-name': 'name-mismatch',
  untrusted: 'unknown-ca',
};

function stateOf(certificate: Certificate, host: string, now: number): CertificateState {
  return certificateStates[judgeCertificate(certificate, host, now).value];
}

/** Postfix compares the certificate with the policy's patterns and never the host's name; "*." stands for any depth; testing is nothing. */
function judgeAsPostfix({ now }: Demands, policy: PolicyRules | null, { starttls, certificate, handshake }: Seen): HostVerdict {
  const fine: HostVerdict = { action: 'deliver', resultType: null, by: 'policy', authenticated: false };
  if (policy?.mode !== 'enforce') return fine;
  const refuse = (resultType: ResultType): HostVerdict => ({ ...fine, action: 'refuse', resultType });
  if (starttls !== true) return refuse('starttls-not-supported');
  if (handshake !== undefined) return refuse('validation-failure');
  if (certificate === 'not-yet') return fine;
  if (!certificate || certificate.issuer !== 'trusted' || now < certificate.notBefore) return refuse('certificate-not-trusted');
  if (now > certificate.notAfter) return refuse('certificate-expired');
  const named = certificate.names.some((name) => policy.mx.some((pattern) => coversAnyDepth(pattern, normaliseName(name))));
  return named ? { ...fine, authenticated: true } : refuse('certificate-host-mismatch');
}

function coversAnyDepth(pattern: string, name: string): boolean {
  const wanted = normaliseName(pattern);
  return wanted.startsWith('*.') ? name.endsWith(wanted.slice(1)) : name === wanted;
}

function judgeBy2016(demands: Demands, application: Application2016, seen: Seen): HostVerdict {
  const { action, judgement } = tryMx2016(application, seen2016(demands, seen), demands.sender.sts2016?.methods);
  const { failure } = judgement;
  const held = application.candidate ?? application.cached;
  const fallback = held === null && seen.starttls !== true ? 'starttls-not-supported' : null;
  return {
    action,
    resultType: failure ? failureTypes2016[failure].successor : fallback,
    ...(failure && { type2016: failure }),
    by: 'policy',
    authenticated:
      held !== null && held.policy.c !== null && judgement.conforms && seen.certificate !== 'not-yet' && seen.starttls === true,
  };
}

function seen2016({ host, now, dane }: Demands, { starttls, certificate, handshake }: Seen): MxSeen2016 {
  const best = { trusted: true, expired: false, nameMatches: true };
  const own = certificate === 'not-yet' ? null : certificate;
  const named =
    own && (matchName(own, host) !== undefined || (own.commonName !== undefined && normaliseName(own.commonName) === normaliseName(host)));
  const judged = own && {
    trusted: own.issuer === 'trusted' && now >= own.notBefore,
    expired: now > own.notAfter,
    nameMatches: named === true,
  };
  const tlsa = certificate === 'not-yet' ? 'pass' : tlsa2016(own, dane);
  return {
    host,
    starttls: starttls === 'refused' ? 'refused' : !starttls ? 'not-offered' : handshake === undefined ? 'done' : 'broken',
    certificate: certificate === 'not-yet' ? best : judged,
    tlsa,
  };
}

function tlsa2016(certificate: Certificate | null, dane: DaneDns | null): MxSeen2016['tlsa'] {
  if (!dane) return null;
  if (dane.tlsa === null || dane.tlsa.security === 'insecure') return 'insecure';
  if (dane.tlsa.security !== 'secure') return 'bogus';
  const { verdict, reason } = judgeDane(dane, {
    starttls: 'done',
    chain: certificate ? [{ '1 1': certificate.spki }] : [],
    nameMatches: true,
    expired: false,
  });
  if (reason === 'tlsa-absent' || reason === 'all-unusable') return 'none';
  return verdict === 'pass' ? 'pass' : 'mismatch';
}
