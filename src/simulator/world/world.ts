// Looking things up in a scenario, and making another scenario of it. Everything here returns new values.
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import { normaliseName } from '#src/protocol/dns/names.ts';
import type { CertificateInput } from './certificate-input.ts';
import type { MxHost, PolicyHost, Scenario, WorldChange, Zone, ZoneRecord, ZoneRecordType } from './scenario.ts';

const day = 86_400;

/** The part after the last "@", lower case; an address without one gives an empty text. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : normaliseName(address.slice(at + 1).replace(/>$/, ''));
}

/** The domain that the message goes to. */
export function recipientDomain({ message }: Scenario): string {
  return domainOf(message.to[0] ?? '');
}

/** The records of a name and type, as the world has them; a CNAME is not followed. */
export function recordsOf({ zones }: Scenario, name: string, type: ZoneRecordType): ZoneRecord[] {
  const wanted = normaliseName(name);
  return zones.flatMap(({ records }) => records.filter((record) => record.type === type && normaliseName(record.name) === wanted));
}

/** The MX host names of the message's domain, in order of preference. */
export function mxNames(scenario: Scenario): string[] {
  return recordsOf(scenario, recipientDomain(scenario), 'MX')
    .map(({ value }) => String(value).trim().split(/\s+/) as [string, string])
    .sort((a, b) => Number(a[0]) - Number(b[0]))
    .map(([, host]) => normaliseName(host ?? ''));
}

/** The scenario with all records of that name and type replaced; no values: without them. The zone is the one that fits the name best. */
export function withRecords(scenario: Scenario, name: string, type: ZoneRecordType, values: readonly ZoneRecord['value'][]): Scenario {
  const wanted = normaliseName(name);
  const home = zoneOf(scenario.zones, wanted);
  const added = values.map((value): ZoneRecord => ({ name: wanted, type, value }));
  const zones = scenario.zones.map((zone): Zone => {
    const kept = zone.records.filter((record) => record.type !== type || normaliseName(record.name) !== wanted);
    return { ...zone, records: zone === home ? [...kept, ...added] : kept };
  });
  return { ...scenario, zones };
}

/** The zone that a name belongs to: the longest one that it ends in. */
export function zoneOf(zones: readonly Zone[], name: string): Zone | undefined {
  const wanted = `.${normaliseName(name)}`;
  return zones
    .filter((zone) => wanted.endsWith(`.${normaliseName(zone.name)}`))
    .reduce<Zone | undefined>((best, zone) => (!best || zone.name.length > best.name.length ? zone : best), undefined);
}

/** The scenario with this done to the receiver's mail servers (or only to that one). */
export function withMxHosts(scenario: Scenario, change: (host: MxHost) => MxHost): Scenario {
  return { ...scenario, mxHosts: scenario.mxHosts.map((host) => (host.owner === 'attacker' ? host : change(host))) };
}

/** The scenario with this done to the policy host of the message's domain. */
export function withPolicyHost(scenario: Scenario, change: (host: PolicyHost) => PolicyHost): Scenario {
  const name = `mta-sts.${recipientDomain(scenario)}`;
  return { ...scenario, policyHosts: scenario.policyHosts.map((host) => (normaliseName(host.host) === name ? change(host) : host)) };
}

/** The certificate with its gaps filled; `now` is the scenario's. */
export function completeCertificate(input: CertificateInput, now: number): Certificate {
  return {
    issuer: 'trusted',
    notBefore: now - 30 * day,
    notAfter: now + 60 * day,
    spki: inventedKey(`${input.issuer ?? 'trusted'} ${input.names.join(' ')}`),
    ...input,
  };
}

/** 64 hexadecimal digits that stand for the digest of a key: equal texts, equal keys. Not a hash that protects anything. */
export function inventedKey(text: string): string {
  let digits = '';
  for (let part = 0; part < 8; part++) {
    let state = 0x811c9dc5 ^ (part * 0x9e3779b1);
    for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    digits += ((state ^ (state >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return digits;
}

/** The world as it is at `at`: every change up to then, in order, applied. `now` becomes `at`. */
export function worldAt(scenario: Scenario, at: number): Scenario {
  const due = (scenario.changes ?? []).filter((change) => change.at <= at).sort((a, b) => a.at - b.at);
  return due.reduce(changeWorld, { ...scenario, now: at });
}

function changeWorld(scenario: Scenario, change: WorldChange): Scenario {
  let next: Scenario = {
    ...scenario,
    zones: replaced(scenario.zones, change.zones, (zone) => normaliseName(zone.name)),
    policyHosts: replaced(scenario.policyHosts, change.policyHosts, (host) => normaliseName(host.host)),
    mxHosts: replaced(scenario.mxHosts, change.mxHosts, (host) => normaliseName(host.host)),
    attacker: change.attacker ?? scenario.attacker,
  };
  for (const { name, type } of change.without ?? []) next = withRecords(next, name, type, []);
  for (const { name, type } of change.records ?? []) next = withRecords(next, name, type, valuesAt(change, name, type));
  return next;
}

function valuesAt(change: WorldChange, name: string, type: ZoneRecordType): ZoneRecord['value'][] {
  return (change.records ?? []).filter((record) => record.name === name && record.type === type).map(({ value }) => value);
}

function replaced<T>(old: readonly T[], fresh: readonly T[] | undefined, key: (item: T) => string): readonly T[] {
  if (!fresh) return old;
  const names = new Set(fresh.map(key));
  return [...old.filter((item) => !names.has(key(item))), ...fresh];
}
