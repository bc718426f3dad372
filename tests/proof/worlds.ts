// A world of the proof as a scenario: the standard world with every choice of dimensions.ts built in. Parts that many worlds share
// are made once, so that building one costs little beside simulating it.
import { applyAttack } from '#src/simulator/world/apply-attack.ts';
import type { AttackName } from '#src/simulator/world/names.ts';
import type { CertificateInput } from '#src/simulator/world/certificate-input.ts';
import type {
  Attacker,
  AttackRule,
  MxHost,
  PolicyHost,
  Scenario,
  Sender,
  StoredPolicy,
  Zone,
  ZoneRecord,
} from '#src/simulator/world/scenario.ts';
import { policyText, standardNow, standardPolicyId, standardSender, standardWorld } from '#src/simulator/world/standard-world.ts';
import { inventedKey } from '#src/simulator/world/world.ts';
import { dimensions, type World } from './dimensions.ts';

export const domain = 'receiver.example';
export const firstMx = 'mx1.receiver.example';
export const secondMx = 'mx2.receiver.example';
/** One label too many for the wildcard. */
export const strangeMx = 'backup.mail.receiver.example';
export const attackersHost = 'mx.attacker.example';
const attackersAddress = '192.0.2.66';
export const maxAge = 604_800;
const day = 86_400;

/** The mail servers in order of preference, and whether the choices of certificate and STARTTLS are about each. */
export function serversOf({ mx }: World): { readonly host: string; readonly address: string; readonly chosen: boolean }[] {
  const first = { host: mx === 'first-not-in-policy' ? strangeMx : firstMx, address: '198.51.100.25', chosen: mx === 'first-bad' };
  const second = { host: secondMx, address: '198.51.100.26', chosen: mx !== 'first-bad' };
  if (mx === 'one') return [{ ...first, chosen: true }];
  return mx === 'two' ? [{ ...first, chosen: true }, second] : [first, second];
}

/** The mx lines of a policy. */
export const patternsOf: Readonly<Record<World['pattern'], readonly string[]>> = {
  exact: [firstMx, secondMx],
  wildcard: ['*.receiver.example'],
  'another-name': ['mail.receiver.example'],
};

/** What is stored, when something is. */
export function storedRules({ mode, pattern, storedPolicy }: World): { readonly mode: World['mode']; readonly mx: readonly string[] } {
  if (storedPolicy === 'another-mx') return { mode, mx: patternsOf['another-name'] };
  return { mode: storedPolicy === 'same' ? mode : storedPolicy, mx: patternsOf[pattern] };
}

/** The scenario of a world. */
export function scenarioOf(world: World): Scenario {
  const scenario: Scenario = {
    ...base,
    zones: zonesOf(world),
    policyHosts: policyHostsOf(world),
    mxHosts: mxHostsOf(world),
    sender: senderOf(world),
    attacker: attackerOf(world),
    ...(world.attempts === 'gives-up-after-loss' && { moves: [{ event: `txt/_mta-sts.${domain}/answer`, do: 'drop' as const }] }),
  };
  return (dimensions.attack.core as readonly string[]).includes(world.attack)
    ? applyAttack(scenario, world.attack as AttackName)
    : scenario;
}

const base = standardWorld('opportunistic');

/** Makes each value once for the choices that it depends on. */
function once<T>(choices: readonly (keyof World)[], make: (world: World) => T): (world: World) => T {
  const made = new Map<string, T>();
  return (world) => {
    let key = '';
    for (const choice of choices) key += `${world[choice]} `;
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(world)));
    return value;
  };
}

const currentTxt = `v=STSv1; id=${standardPolicyId};`;
const txtRecords: Readonly<Record<World['txt'], readonly string[]>> = {
  valid: [currentTxt],
  none: [],
  invalid: ['v=STSv1; it=20260101;'],
  two: [currentTxt, 'v=STSv1; id=another;'],
  servfail: [currentTxt],
  timeout: [currentTxt],
  hidden: [currentTxt],
  'beside-stranger': ['unrelated=1', currentTxt],
};

function tlsaOf({ tlsa }: World, host: string): string[] {
  if (tlsa === 'absent') return [];
  if (tlsa === 'authority') return [`2 1 1 ${authority}`];
  return [`${tlsa === 'unusable' ? 1 : 3} 1 1 ${tlsa === 'another-key' ? inventedKey('no key of anybody') : keyOf(host)}`];
}

const policy2016 = (to: boolean): string =>
  `v=STS1; to=${to}; mx=${firstMx},${secondMx}; c=webpki; a=webpki:https://${domain}/.well-known/smtp-sts/current; e=864000; rua=mailto:sts-reports@receiver.example`;

const zonesOf = once(['txt', 'policyHost', 'mx', 'tlsa', 'reports', 'mode'], (world): readonly Zone[] => {
  const { txt, policyHost, mx, tlsa, reports, mode } = world;
  const txtName = `_mta-sts.${domain}`;
  const servers = serversOf(world);
  const record = (name: string, type: ZoneRecord['type'], value: string): ZoneRecord => ({ name, type, value });
  const records = [
    ...servers.map(({ host }, index) => record(domain, 'MX', `${10 * (index + 1)} ${host}`)),
    ...servers.slice(mx === 'first-without-address' ? 1 : 0).map(({ host, address }) => record(host, 'A', address)),
    ...servers.flatMap(({ host }) => tlsaOf(world, host).map((value) => record(`_25._tcp.${host}`, 'TLSA', value))),
    ...txtRecords[txt].map((value) => record(txtName, 'TXT', value)),
    ...(policyHost === 'no-address' ? [] : [record(`mta-sts.${domain}`, 'A', '198.51.100.80')]),
    ...(reports === 'not-asked' ? [] : [record(`_smtp._tls.${domain}`, 'TXT', 'v=TLSRPTv1; rua=mailto:tlsrpt@receiver.example')]),
    record(`_smtp_sts.${domain}`, 'TXT', policy2016(mode === 'enforce')),
    record(domain, 'A', '198.51.100.80'),
  ];
  const failing = [
    ...(txt === 'servfail' || txt === 'timeout' ? [{ name: txtName, type: 'TXT' as const, how: txt }] : []),
    ...(tlsa === 'servfail' ? servers.map(({ host }) => ({ name: `_25._tcp.${host}`, type: 'TLSA' as const, how: tlsa })) : []),
  ];
  const dnssec = tlsa === 'unsigned' || tlsa === 'bogus' ? tlsa : 'signed';
  return [{ name: domain, dnssec, records, failing }, ...base.zones.filter(({ name }) => name !== domain)];
});

const policyHostsOf = once(['mode', 'pattern', 'policyHost'], ({ mode, pattern, policyHost: state }): readonly PolicyHost[] => {
  const host = `mta-sts.${domain}`;
  const certificates: Partial<Record<World['policyHost'], Partial<CertificateInput>>> = {
    'expired-certificate': { notBefore: standardNow - 90 * day, notAfter: standardNow - day },
    'wrong-name': { names: [domain] },
    untrusted: { issuer: 'untrusted' },
  };
  const answers: Partial<Record<World['policyHost'], Partial<PolicyHost>>> = {
    'not-found': { status: 404 },
    'server-error': { status: 503 },
    'status-203': { status: 203 },
    redirect: { status: 302, location: `https://www.${domain}/mta-sts.txt` },
    'wrong-type': { contentType: 'text/html' },
    'no-type': { contentType: null },
    timeout: { down: 'timeout' },
    refused: { down: 'refused' },
    'too-slow': { seconds: 61 },
    'too-big': { octets: 65_537 },
    syntax: { body: 'version: STSv1\nmode: sometimes\n' },
  };
  const body = policyText(mode, patternsOf[pattern], maxAge);
  const files = { '/.well-known/smtp-sts/current': policy2016(mode === 'enforce') };
  return [
    { host, body, certificate: { names: [host], ...certificates[state] }, ...answers[state] },
    { host: domain, certificate: { names: [domain] }, files },
  ];
});

const keyOf = (host: string): string => inventedKey(`the key of ${host}`);
const authority = inventedKey('the key of an authority');

function certificateOf(host: string, state: World['certificate']): CertificateInput {
  const own = { names: [host], spki: keyOf(host), issuerSpki: authority };
  switch (state) {
    case 'fits':
      return own;
    case 'expired':
      return { ...own, notBefore: standardNow - 90 * day, notAfter: standardNow - day };
    case 'not-yet-valid':
      return { ...own, notBefore: standardNow + day };
    case 'untrusted':
      return { ...own, issuer: 'untrusted' };
    case 'self-signed':
      return { names: [host], spki: keyOf(host), issuer: 'self-signed' };
    case 'common-name':
      return { ...own, names: ['www.receiver.example'], commonName: host };
    default:
      return {
        ...own,
        names: [{ 'wrong-name': 'www.receiver.example', wildcard: '*.receiver.example', 'deep-wildcard': '*.example' }[state]],
      };
  }
}

const mxHostsOf = once(['certificate', 'starttls', 'mx', 'attack'], (world): readonly MxHost[] => [
  ...serversOf(world).map(({ host, address, chosen }, index): MxHost => ({
    host,
    addresses: [address],
    certificate: certificateOf(host, chosen ? world.certificate : 'fits'),
    starttls: chosen ? world.starttls : 'offered',
    ...(world.mx === 'first-down' && index === 0 && { down: 'timeout' }),
  })),
  {
    host: attackersHost,
    addresses: [attackersAddress],
    owner: 'attacker',
    certificate: {
      names: world.attack === 'forge-address-mis-issued' ? serversOf(world).map(({ host }) => host) : [attackersHost],
      spki: inventedKey('a key of the attacker'),
    },
    ...(world.attack === 'forge-mx-relay' && { relaysTo: '198.51.100.25' }),
  },
]);

const senderOf = once(['sender', 'stored', 'storedPolicy', 'mode', 'pattern', 'attempts', 'reports'], (world): Sender => {
  const { sender, stored, mode, attempts, reports } = world;
  const isPostfix = sender === 'sts-as-postfix';
  const name = { sts: 'sts-first-contact', 'sts-as-postfix': 'sts-first-contact' } as const;
  const id = stored === 'failed-other-id' ? 'older' : standardPolicyId;
  return {
    ...standardSender(sender === 'sts' || isPostfix ? name[sender] : sender),
    behaves: isPostfix ? 'postfix-3.7' : 'rfc',
    tlsReports: !isPostfix && reports !== 'not-written',
    stored: storedOf(world),
    failedFetches: stored.startsWith('failed') ? [{ domain, id, at: standardNow - 100 }] : [],
    stored2016:
      stored === 'fresh'
        ? [{ domain, text: policy2016(mode === 'enforce'), fetchedAt: standardNow - 2 * day, ttl: 3600, validated: true }]
        : [],
    ...(attempts === 'two' && { attempts: 2 }),
    ...(attempts.startsWith('gives-up') && { attempts: 1, givesUp: true }),
  };
});

function storedOf(world: World): StoredPolicy[] {
  const ages: Partial<Record<World['stored'], number>> = {
    fresh: 2 * day,
    'other-id': 2 * day,
    'last-second': maxAge,
    expired: maxAge + 1,
  };
  const age = ages[world.stored];
  if (age === undefined) return [];
  const id = world.stored === 'other-id' ? 'older' : standardPolicyId;
  return [{ domain, id, fetchedAt: standardNow - age, policy: { ...storedRules(world), maxAge } }];
}

/** The habits that names.ts has no word for, and the hidden TXT record. */
const attackerOf = once(['attack', 'txt', 'mx'], (world): Attacker => {
  const { attack, txt } = world;
  const forge = (name: string, type: 'A' | 'MX', value: string): AttackRule => ({ on: 'dns', name, type, do: 'forge', values: [value] });
  const rules: AttackRule[] = txt === 'hidden' ? [{ on: 'dns', name: `_mta-sts.${domain}`, type: 'TXT', do: 'hide' }] : [];
  if (attack === 'damage-record') rules.push({ on: 'tls', do: 'damage' });
  if (attack === 'block-mx') rules.push({ on: 'tcp', port: 25, do: 'block' });
  if (attack === 'forge-mx-relay') rules.push(forge(domain, 'MX', `10 ${attackersHost}`));
  if (attack.startsWith('forge-address')) rules.push(...serversOf(world).map(({ host }) => forge(host, 'A', attackersAddress)));
  return { reach: ['dns', 'https', 'smtp'], listens: false, rules };
});
