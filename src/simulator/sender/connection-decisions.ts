// The two decisions that a sender makes inside a connection: what to do without TLS (RFC 3207 section 4, RFC 8461 section 5), and
// whether the peer's certificate will do (RFC 8461 section 4.2, RFC 7672 section 3).
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import { judgeCertificate } from '#src/protocol/tls/match.ts';
import type { HostRules, HostVerdict, Seen } from '#src/simulator/mechanism/host-rules.ts';
import { decide, type Run } from './run.ts';
import type { Knowledge } from '#src/simulator/session/session.ts';
import type { Wire } from '#src/simulator/network/wire.ts';

/** TLS is not offered, or was refused. */
export function decideNoTls(run: Run, rules: HostRules, seen: Seen, { peer }: Wire): HostVerdict {
  const verdict = rules.judge(seen);
  const refused = seen.starttls === 'refused';
  if (!refused) decide(run, 'starttls-missing', { phase: 'tls', host: peer, knows: { tls: 'not-offered' } });
  const kind =
    verdict.action === 'refuse' ? 'refuse-host' : rules.checks !== 'nothing' || rules.names ? 'deliver-despite-failure' : 'go-on-in-clear';
  const phase = verdict.action === 'refuse' ? 'decision' : 'tls';
  run.deciding = decide(run, kind, { id: 'no-tls', phase, host: peer, ...(refused && { knows: { tls: 'refused' } }) }).id;
  return verdict;
}

/** The handshake is done and the certificate was seen. */
export function decideCertificate(run: Run, rules: HostRules, certificate: Certificate, seen: Seen, { peer }: Wire): HostVerdict {
  const verdict = rules.judge(seen);
  const { value, findings } = judgeCertificate(certificate, rules.host, run.journal.at);
  const id = 'certificate';
  if (rules.checks === 'nothing') {
    run.deciding = decide(run, 'certificate-not-checked', { id, phase: 'tls', host: peer, knows: { certificate: 'not-checked' } }).id;
    return verdict;
  }
  if (rules.checks === 'dane' && (verdict.by === 'dane' || verdict.authenticated)) {
    const fits = verdict.action !== 'refuse';
    const knows: Knowledge = { certificate: fits ? 'tlsa-match' : 'tlsa-mismatch' };
    run.deciding = decide(run, fits ? 'tlsa-match' : 'tlsa-mismatch', { id, phase: 'tls', host: peer, knows }).id;
    if (!fits) run.deciding = decide(run, 'refuse-host', { phase: 'decision', host: peer }).id;
    return verdict;
  }
  const good = verdict.resultType === null;
  const knows: Knowledge = { certificate: good ? 'valid' : value === 'valid' ? 'wrong-name' : value };
  run.deciding = decide(run, good ? 'certificate-accepted' : 'certificate-refused', { id, phase: 'tls', host: peer, knows, findings }).id;
  if (!good) {
    const kind = verdict.action === 'refuse' ? 'refuse-host' : 'deliver-despite-failure';
    run.deciding = decide(run, kind, { phase: verdict.action === 'refuse' ? 'decision' : 'tls', host: peer }).id;
  }
  return verdict;
}
