// The two decisions that a sender makes inside a connection: what to do without TLS (RFC 3207 section 4, RFC 8461 section 5), and
// whether the peer's certificate will do (RFC 8461 section 4.2, RFC 7672 section 3).
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import type { HostVerdict, LocatedHost, Seen } from '#src/simulator/mechanism/mechanism.ts';
import { judgeShown } from '#src/simulator/network/handshake.ts';
import type { Knowledge } from '#src/simulator/session/session.ts';
import type { Sending } from './sending.ts';

/** TLS is not offered, or was refused. `peer`: the host, address and port that the events name. */
export function decideNoTls({ run, mechanism }: Sending, host: LocatedHost, seen: Seen, peer: string): HostVerdict {
  const { journal, outcome } = run;
  const verdict = mechanism.judge(host, seen);
  const isRefused = seen.starttls === 'refused';
  if (!isRefused) journal.decide('starttls-missing', { phase: 'tls', host: peer, knows: { tls: 'not-offered' } });
  const isHeldAgainst = mechanism.checks(host) !== 'nothing' || mechanism.judgeName(host) !== null;
  const goesOn = verdict.goesOn ?? (isHeldAgainst ? 'deliver-despite-failure' : 'go-on-in-clear');
  const [kind, phase] = verdict.action === 'refuse' ? ([refusalOf(verdict), 'decision'] as const) : ([goesOn, 'tls'] as const);
  outcome.decidedBy(journal.decide(kind, { id: 'no-tls', phase, host: peer, ...(isRefused && { knows: { tls: 'refused' } }) }));
  return verdict;
}

/** The handshake is done and the certificate was seen. */
export function decideCertificate(sending: Sending, host: LocatedHost, certificate: Certificate, seen: Seen, peer: string): HostVerdict {
  const { journal, outcome } = sending.run;
  const verdict = sending.mechanism.judge(host, seen);
  const checks = sending.mechanism.checks(host);
  const { value, findings } = judgeShown(sending.run, certificate, host.host);
  const about = { id: 'certificate', phase: 'tls', host: peer } as const;
  const isGood = verdict.resultType === null;
  if (checks === 'nothing') {
    outcome.decidedBy(journal.decide('certificate-not-checked', { ...about, knows: { certificate: 'not-checked' } }));
    return verdict;
  }
  if (checks === 'dane' && (verdict.by === 'dane' || isGood)) {
    const kind = isGood ? 'tlsa-match' : 'tlsa-mismatch';
    outcome.decidedBy(journal.decide(kind, { ...about, knows: { certificate: kind } }));
  } else {
    // A host that the policy does not name can show a certificate that is good for it (RFC 8461 sections 4.1 and 4.2).
    const isAccepted = isGood || (value === 'valid' && !isAboutCertificate(verdict));
    const refused = value === 'valid' ? 'wrong-name' : value;
    const knows: Knowledge = { certificate: isAccepted ? 'valid' : refused };
    const [good, bad] =
      verdict.by === 'own'
        ? (['certificate-verified', 'certificate-not-verified'] as const)
        : (['certificate-accepted', 'certificate-refused'] as const);
    outcome.decidedBy(journal.decide(isAccepted ? good : bad, { ...about, knows, findings }));
  }
  if (isGood) return verdict;
  if (verdict.action === 'refuse') outcome.decidedBy(journal.decide(refusalOf(verdict), { phase: 'decision', host: peer }));
  else {
    const onward = { id: 'deliver-despite-failure', phase: 'tls', host: peer } as const;
    outcome.decidedBy(journal.decide(verdict.goesOn ?? 'deliver-despite-failure', onward));
  }
  return verdict;
}

/** Whether a failure is one of the certificate, for this sender; one that names none is none of it. */
function isAboutCertificate({ resultType }: HostVerdict): boolean {
  return resultType !== null && resultType.startsWith('certificate-');
}

/** A promise that the host does not keep, or the sender's own rule. */
function refusalOf({ by }: HostVerdict): 'refuse-host' | 'refuse-by-own-rule' {
  return by === 'own' ? 'refuse-by-own-rule' : 'refuse-host';
}
