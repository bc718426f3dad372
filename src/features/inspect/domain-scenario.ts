// What was found out about a real domain, as a scenario to play: its own names, records and policy. What could not be proved is
// assumed as the reader says. The attacker's host and the sender are those of the standard world; nothing is sent to anybody.
import type { Inspection, MxHost as MxSeen } from '#src/inspector/inspection.ts';
import { isHostName } from '#src/protocol/dns/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { MxHost, PolicyHost, StoredPolicy, Zone, ZoneRecord } from '#src/simulator/world/scenario.ts';

/** How what is unknown is taken to be. */
export interface Assumptions {
  readonly starttls: 'valid' | 'invalid' | 'absent';
  readonly policy: 'enforce' | 'testing' | 'none';
}

/** The parts that have to be assumed: nobody could look. */
export function unproved({ mx, record, policy }: Inspection): readonly (keyof Assumptions)[] {
  const isPolicyUnseen = record?.id !== undefined && policy.mode === undefined && policy.status === undefined && !policy.body;
  return [
    ...(mx.some(({ starttls }) => starttls === undefined) ? (['starttls'] as const) : []),
    ...(isPolicyUnseen && policy.how !== 'not-asked' ? (['policy'] as const) : []),
  ];
}

const day = 86_400;

/** The scenario; undefined for a domain to which no mail can be sent. `title` is one line that says what was assumed. */
export function domainScenario(inspection: Inspection, assumed: Assumptions, title: string): ScenarioInput | undefined {
  const { domain, generatedAt: now } = inspection;
  const hosts = inspection.mx.filter(({ host }) => isHostName(host)).slice(0, 10);
  if (hosts.length === 0) return undefined;
  const policyHost = policyHostOf(inspection, assumed, hosts);
  const stored = storedOf(inspection, assumed, hosts);
  return {
    title: title.slice(0, 200),
    now,
    zones: zonesOf(inspection, hosts),
    policyHosts: policyHost ? [policyHost] : [],
    mxHosts: [...hosts.map((host, index) => mxHostOf(host, index, now, assumed)), attackersHost],
    sender: stored
      ? { like: stored.policy.mode === 'testing' ? 'sts-testing' : 'sts-enforce', stored: [stored] }
      : { like: 'sts-first-contact', stored: [] },
    attack: 'strip-starttls',
    message: {
      from: 'alice@sender.example',
      to: [`bob@${domain}`],
      header: ['From: Alice <alice@sender.example>', `To: <bob@${domain}>`, 'Subject: The price'],
      body: ['Our last word is 41 500. Please keep this between us.'],
    },
  };
}

const attackersHost: MxHost = {
  host: 'mx.attacker.example',
  addresses: ['192.0.2.66'],
  owner: 'attacker',
  certificate: { names: ['mx.attacker.example'] },
};

const attackersZone: Zone = {
  name: 'attacker.example',
  dnssec: 'unsigned',
  records: [{ name: 'mx.attacker.example', type: 'A', value: '192.0.2.66' }],
};

/** An address as found, or one for documentation (RFC 5737). */
function addressOf({ addresses }: MxSeen, index: number): string {
  return addresses.find((address) => /^\d+(?:\.\d+){3}$/.test(address)) ?? `198.51.100.${100 + index}`;
}

function zonesOf({ domain, checks, record, tlsrpt, policy }: Inspection, hosts: readonly MxSeen[]): Zone[] {
  const has = (code: string, subject = domain) => checks.some((check) => check.code === code && check.subject === subject);
  const own: ZoneRecord[] = [
    ...hosts.map(({ host, preference }): ZoneRecord => ({ name: domain, type: 'MX', value: `${preference} ${host}` })),
    ...(record?.texts ?? []).map((text): ZoneRecord => ({ name: `_mta-sts.${domain}`, type: 'TXT', value: text.slice(0, 4000) })),
    ...(tlsrpt?.texts ?? []).map((text): ZoneRecord => ({ name: `_smtp._tls.${domain}`, type: 'TXT', value: text.slice(0, 4000) })),
    ...(policy.how === 'not-asked' ? [] : [{ name: `mta-sts.${domain}`, type: 'A', value: '198.51.100.80' } as const]),
  ];
  const isInside = (host: string) => host === domain || host.endsWith(`.${domain}`);
  const recordsOf = (host: MxSeen, index: number): ZoneRecord[] => [
    { name: host.host, type: 'A', value: addressOf(host, index) },
    ...host.tlsa.slice(0, 10).map((value): ZoneRecord => ({ name: `_25._tcp.${host.host}`, type: 'TLSA', value })),
  ];
  const inside = hosts.flatMap((host, index) => (isInside(host.host) ? recordsOf(host, index) : []));
  const outside = hosts.flatMap((host, index): Zone[] =>
    isInside(host.host)
      ? []
      : [{ name: host.host, dnssec: has('check-dane-usable', host.host) ? 'signed' : 'unsigned', records: recordsOf(host, index) }],
  );
  const unbroken = has('check-dnssec-signed') ? 'signed' : 'unsigned';
  const dnssec = has('check-dnssec-bogus') ? 'bogus' : unbroken;
  return [{ name: domain, dnssec, records: [...own, ...inside] }, ...outside, attackersZone];
}

function policyHostOf({ domain, policy }: Inspection, assumed: Assumptions, hosts: readonly MxSeen[]): PolicyHost | undefined {
  const host = `mta-sts.${domain}`;
  const certificate = { names: [host] };
  const { status, contentType, body } = policy;
  if (status !== undefined || body)
    return {
      host,
      certificate,
      ...(body && { body: body.slice(0, 70_000) }),
      ...(status !== undefined && status >= 100 && status < 600 && { status }),
      ...(contentType && !/[\r\n]/.test(contentType) && { contentType }),
    };
  if (policy.how === 'unreadable' || (policy.how === 'unreachable' && assumed.policy !== 'none'))
    return assumed.policy === 'none'
      ? { host, certificate, down: 'refused' }
      : { host, certificate, body: assumedBody(assumed.policy, hosts) };
  return { host, certificate, down: 'refused' };
}

function assumedBody(mode: string, hosts: readonly MxSeen[]): string {
  return ['version: STSv1', `mode: ${mode}`, ...hosts.map(({ host }) => `mx: ${host}`), `max_age: ${7 * day}`, ''].join('\r\n');
}

/** The policy as a sender that has written before would have it stored; undefined where it would have none. */
function storedOf(
  { domain, record, policy, generatedAt }: Inspection,
  assumed: Assumptions,
  hosts: readonly MxSeen[],
): StoredPolicy | undefined {
  if (record?.id === undefined || record.id.length > 32) return undefined;
  const common = { domain, id: record.id, fetchedAt: generatedAt - day / 2 };
  const { mode, maxAge = day, mx = [] } = policy;
  if (mode === 'enforce' || mode === 'testing')
    return { ...common, policy: { mode, maxAge: Math.max(maxAge, day), mx: mx.slice(0, 100).filter((pattern) => pattern.length <= 255) } };
  const isUnseen = mode === undefined && policy.status === undefined && !policy.body;
  if (!isUnseen || assumed.policy === 'none') return undefined;
  return { ...common, policy: { mode: assumed.policy, maxAge: 7 * day, mx: hosts.map(({ host }) => host) } };
}

/** `starttls` and the certificate as they were seen, else as assumed. */
function mxHostOf(seen: MxSeen, index: number, now: number, assumed: Assumptions): MxHost {
  const { host, starttls, certificate } = seen;
  const isExpired = starttls === undefined ? assumed.starttls === 'invalid' : false;
  const isAbsent = starttls === undefined ? assumed.starttls === 'absent' : !starttls;
  // The key in DNS is the server's own, unless it was seen to be another: the digest of a 3 1 1 record is the key itself.
  const spki = seen.tlsa.map((text) => /^3 1 1 ([0-9a-f]{64})$/i.exec(text)?.[1]?.toLowerCase()).find(Boolean);
  const shown = certificate
    ? {
        names: certificate.names.slice(0, 50),
        issuer: certificate.error === null ? ('trusted' as const) : ('untrusted' as const),
        notBefore: Math.max(0, certificate.validFrom),
        notAfter: Math.max(0, certificate.validTo),
      }
    : { names: [host], ...(isExpired && { notBefore: now - 91 * day, notAfter: now - day }) };
  return {
    host,
    addresses: [addressOf(seen, index)],
    ...(isAbsent && { starttls: 'absent' }),
    certificate: { ...shown, ...(spki && { spki }) },
  };
}
