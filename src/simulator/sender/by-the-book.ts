// A sender that does what the RFCs say (5321, 3207, 7672, 8461), and where they leave it open the plainest thing.
import { afterTxt } from '#src/protocol/mta-sts/discovery.ts';
import { judgeMx, type CertificateState } from '#src/protocol/mta-sts/judge-mx.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { judgeResponse } from '#src/protocol/mta-sts/response.ts';
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import { judgeCertificate, type CertificateVerdict } from '#src/protocol/tls/match.ts';
import type { HostVerdict, Seen } from '#src/simulator/mechanism/mechanism.ts';
import type { HostEnd, PolicyHabits, SenderProfile } from './profile.ts';

const policy: PolicyHabits = {
  fetchTimeout: 60,
  readTxt: (texts) => {
    const { status, value } = parseRecords(texts);
    if (status !== 'valid') return { txt: status };
    return value ? { txt: 'valid', id: value.id } : { txt: 'invalid' };
  },
  afterTxt,
  readPolicy: (response) => judgeResponse(response).value,
  applies: ({ mode }) => mode !== 'none',
  comparesNames: true,
  judge: judgeByRules,
};

export const byTheBook: SenderProfile = {
  dialogue: {
    habits: { pipelines: true, quitsEarly: false, skipsBye: false, declaresSize: true, namesOriginalRecipient: false },
    hear: (state, line) => ({ state, line }),
    step: (_, step) => step,
    end: (outcome) => outcome,
  },
  tls: { sendsName: (checks) => checks !== 'nothing', refusesCertificate: 'by-quit', fallsBack: true, namesLevel: true },
  policy,
  dane: { underUnsignedMx: false, yieldsToPolicy: false },
  hosts: {
    afterRefusal: () => 'refused',
    afterFailure: ({ outcome }: HostEnd) => (outcome?.result === 'permanent' ? 'permanent' : 'temporary'),
    whenNoneTook: () => 'deferred',
  },
  writesReports: true,
};

function judgeByRules(rules: PolicyRules | null, { host, now }: { host: string; now: number }, seen: Seen): HostVerdict {
  const { starttls, certificate, handshake } = seen;
  const cert = certificate === 'not-yet' ? 'valid' : certificate && stateOf(certificate, host, now);
  const { action, resultType } = judgeMx(rules, { host, starttls, cert, dane: 'none', ...(handshake !== undefined && { handshake }) });
  const isChecked = rules !== null && rules.mode !== 'none' && starttls === true && certificate !== 'not-yet';
  return { action, resultType, by: 'policy', authenticated: isChecked && resultType === null };
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
