// A decision case of the corpus as a world for the simulator.
import { formatPolicy } from '#src/protocol/mta-sts/policy.ts';
import type { DecisionInput } from '#src/protocol/mta-sts/evaluate.ts';
import type { CertificateInput } from '#src/simulator/world/certificate-input.ts';
import type { MxHost, PolicyHost, Scenario, Sender, ZoneRecord } from '#src/simulator/world/scenario.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { inventedKey } from '#src/simulator/world/world.ts';

const day = 86_400;

/** The world in which a sender finds what the case says it finds. */
export function worldOf(input: DecisionInput): ScenarioInput {
  const { domain, now, mx, cache, lastFetchFailure } = input;
  const dane = mx.some((each) => each.dane !== 'none');
  const sender: Partial<Sender> = {
    mtaSts: true,
    dane,
    stored: cache ? [{ domain, ...cache }] : [],
    failedFetches: lastFetchFailure ? [{ domain, ...lastFetchFailure }] : [],
  };
  const txt = txtRecords(input);
  const failing = input.dns.txt === 'temperror' ? [{ name: `_mta-sts.${domain}`, type: 'TXT' as const, how: 'servfail' as const }] : [];
  const policyHost = policyHostOf(input);
  const records: ZoneRecord[] = [
    ...txt,
    ...mx.map(({ host }, index): ZoneRecord => ({ name: domain, type: 'MX', value: `${index + 1} ${host}` })),
    ...(input.tlsrpt ? [{ name: `_smtp._tls.${domain}`, type: 'TXT' as const, value: `v=TLSRPTv1; rua=mailto:tls@${domain}` }] : []),
    ...(policyHost ? [{ name: policyHost.host, type: 'A' as const, value: '198.51.100.80' }] : []),
  ];
  const elsewhere = mx.flatMap((each, index): ZoneRecord[] => [
    { name: each.host, type: 'A', value: `198.51.100.${index + 1}` },
    ...(each.dane === 'none'
      ? []
      : [{ name: `_25._tcp.${each.host}`, type: 'TLSA' as const, value: `3 1 1 ${keyOf(each.dane, each.host)}` }]),
  ]);
  const zones: Scenario['zones'] = [
    { name: domain, dnssec: 'signed', records, failing },
    ...elsewhere.map(({ name, ...record }) => ({ name, dnssec: 'signed' as const, records: [{ name, ...record }] })),
  ];
  return {
    now,
    sender,
    zones,
    policyHosts: policyHost ? [policyHost] : [],
    mxHosts: mx.map((each, index) => mxHostOf(each, index, now)),
    attacker: { reach: [], listens: false, rules: [] },
    message: { from: 'alice@sender.example', to: [`bob@${domain}`], header: ['Subject: x'], body: ['x'] },
  };
}

const keyOf = (dane: string, host: string): string => inventedKey(dane === 'fail' ? 'another key' : host);

function txtRecords({ domain, dns }: DecisionInput): ZoneRecord[] {
  const record = (value: string): ZoneRecord => ({ name: `_mta-sts.${domain}`, type: 'TXT', value });
  if (dns.txt === 'valid') return [record(`v=STSv1; id=${dns.id};`)];
  if (dns.txt === 'invalid') return [record('v=STSv1; id=not valid;')];
  return dns.txt === 'multiple' ? [record('v=STSv1; id=1;'), record('v=STSv1; id=2;')] : [];
}

function policyHostOf({ domain, https, now }: DecisionInput): PolicyHost | null {
  const host = `mta-sts.${domain}`;
  const good: PolicyHost = { host, certificate: { names: [host] } };
  if (https === null || https.result === 'dns-error') return null;
  if (https.result === 'ok') return { ...good, body: formatPolicy({ version: 'STSv1', extensions: [], ...https.policy }) };
  const answers: Readonly<Record<string, Partial<PolicyHost>>> = {
    'not-found': { status: 404 },
    'server-error': { status: 500 },
    'http-203': { status: 203, body: 'version: STSv1' },
    redirect: { location: `https://${domain}/policy.txt` },
    timeout: { down: 'timeout' },
    'connect-error': { down: 'refused' },
    'tls-untrusted': { certificate: { names: [host], issuer: 'untrusted' } },
    'tls-expired': { certificate: { names: [host], notBefore: now - 2 * day, notAfter: now - day } },
    'tls-name-mismatch': { certificate: { names: ['other.example'] } },
    'too-large': { body: 'version: STSv1', octets: 70_000 },
    'wrong-media-type': { body: 'version: STSv1', contentType: 'text/html' },
    'syntax-error': { body: 'not a policy' },
  };
  return { ...good, ...answers[https.result] };
}

function mxHostOf({ host, starttls, cert, handshake }: DecisionInput['mx'][number], index: number, now: number): MxHost {
  const domain = host.split('.').slice(-2).join('.');
  const named = (names: readonly string[], more: Partial<CertificateInput> = {}): CertificateInput => ({
    names,
    spki: inventedKey(host),
    ...more,
  });
  const certificates: Readonly<Record<string, CertificateInput>> = {
    valid: named([host]),
    expired: named([host], { notBefore: now - 2 * day, notAfter: now - day }),
    'self-signed': named([host], { issuer: 'self-signed' }),
    'unknown-ca': named([host], { issuer: 'untrusted' }),
    'name-mismatch': named(['other.example']),
    'recipient-domain-only': named([domain]),
    'cn-only': named([], { commonName: host }),
  };
  const listed = cert ? certificates[cert]! : named([host]);
  const certificate = cert?.startsWith('valid-for:') ? named([cert.slice('valid-for:'.length)]) : listed;
  const begun = handshake === undefined ? 'offered' : 'broken';
  const answered = starttls ? begun : 'absent';
  const offer = starttls === 'refused' ? 'refused' : answered;
  return { host, addresses: [`198.51.100.${index + 1}`], starttls: offer, certificate };
}
