// Attacks and honest mistakes, each a function from one scenario to another, so that every scenario can take every one.
// They look up the names that they need in the scenario's own world.
import type { AttackName, MistakeName } from './names.ts';
import type { AttackRule, Scenario } from './scenario.ts';
import {
  completeCertificate,
  inventedKey,
  mxNames,
  recipientDomain,
  recordsOf,
  withMxHosts,
  withPolicyHost,
  withRecords,
} from './world.ts';

type Change = (scenario: Scenario) => Scenario;

const day = 86_400;
const stripStarttls: AttackRule = { on: 'line', from: 'receiver', match: 'STARTTLS', do: 'drop' };

/** The scenario with these habits added to its attacker. */
function attackedBy(scenario: Scenario, ...rules: readonly AttackRule[]): Scenario {
  const { attacker } = scenario;
  return { ...scenario, attacker: { ...attacker, rules: [...attacker.rules, ...rules] } };
}

/** The attacker's own mail server: the first host that is one. A world without one gets one. */
function withAttackersHost(scenario: Scenario): { scenario: Scenario; host: string } {
  const own = scenario.mxHosts.find(({ owner }) => owner === 'attacker');
  if (own) return { scenario, host: own.host };
  const host = 'mx.attacker.example';
  const zones = [
    ...scenario.zones,
    { name: 'attacker.example', dnssec: 'unsigned' as const, records: [{ name: host, type: 'A' as const, value: '192.0.2.66' }] },
  ];
  const server = { host, addresses: ['192.0.2.66'], owner: 'attacker' as const, certificate: { names: [host] } };
  return { scenario: { ...scenario, zones, mxHosts: [...scenario.mxHosts, server] }, host };
}

const forgeMx: Change = (before) => {
  const { scenario, host } = withAttackersHost(before);
  return attackedBy(scenario, { on: 'dns', name: recipientDomain(scenario), type: 'MX', do: 'forge', values: [`10 ${host}`] });
};

const hide = (name: string): AttackRule => ({ on: 'dns', name, type: 'TXT', do: 'hide' });

/** The domain moves to a new MX, mx2.DOMAIN, well set up but for the policy; the old one is gone. */
const moveMx: Change = (scenario) => {
  const domain = recipientDomain(scenario);
  const [old = `mx1.${domain}`] = mxNames(scenario);
  const fresh = old.startsWith('mx2.') ? `mx3.${domain}` : `mx2.${domain}`;
  const address = '198.51.100.26';
  const certificate = completeCertificate({ names: [fresh] }, scenario.now);
  const named = withRecords(withRecords(scenario, domain, 'MX', [`10 ${fresh}`]), fresh, 'A', [address]);
  const hasTlsa = recordsOf(scenario, `_25._tcp.${old}`, 'TLSA').length > 0;
  const moved = hasTlsa ? withRecords(named, `_25._tcp.${fresh}`, 'TLSA', [`3 1 1 ${certificate.spki}`]) : named;
  return { ...moved, mxHosts: [...moved.mxHosts, { host: fresh, addresses: [address], certificate }] };
};

/** The policy file and the 2016 record name the present MX hosts; the id stays. */
const rewritePolicy: Change = (scenario) => {
  const domain = recipientDomain(scenario);
  const mx = mxNames(scenario);
  const rewritten = withPolicyHost(scenario, (host) => ({ ...host, body: withMxLines(host.body ?? '', mx) }));
  const records = recordsOf(scenario, `_smtp_sts.${domain}`, 'TXT').map(({ value }) => [value].flat().join(''));
  const renew = (text: string): string => text.replace(/\bmx\s*=\s*[^;]*/i, `mx=${mx.join(',')}`);
  const policyHosts = rewritten.policyHosts.map((host) =>
    host.files ? { ...host, files: Object.fromEntries(Object.entries(host.files).map(([path, text]) => [path, renew(text)])) } : host,
  );
  return withRecords({ ...rewritten, policyHosts }, `_smtp_sts.${domain}`, 'TXT', records.map(renew));
};

function withMxLines(body: string, mx: readonly string[]): string {
  const lines = body.split(/\r?\n/);
  const at = Math.max(
    lines.findIndex((line) => line.startsWith('mx:')),
    0,
  );
  const others = lines.filter((line) => !line.startsWith('mx:'));
  return [...others.slice(0, at), ...mx.map((host) => `mx: ${host}`), ...others.slice(at)].join('\r\n');
}

const mxCertificate = (change: (names: readonly string[], now: number) => object): Change => {
  return (scenario) =>
    withMxHosts(scenario, (host) =>
      host.certificate ? { ...host, certificate: { ...host.certificate, ...change(host.certificate.names, scenario.now) } } : host,
    );
};

const changes: Readonly<Record<AttackName | MistakeName, Change>> = {
  none: (scenario) => scenario,
  eavesdrop: (scenario) => ({ ...scenario, attacker: { ...scenario.attacker, listens: true } }),
  'strip-starttls': (scenario) => attackedBy(scenario, stripStarttls),
  'refuse-starttls': (scenario) =>
    attackedBy(scenario, {
      on: 'line',
      from: 'sender',
      match: 'STARTTLS',
      do: 'answer',
      text: '454 4.7.0 TLS not available at the moment',
    }),
  'break-handshake': (scenario) => attackedBy(scenario, { on: 'tls', do: 'reset' }),
  'untrusted-certificate': (scenario) =>
    attackedBy(scenario, { on: 'tls', do: 'terminate', certificate: { names: mxNames(scenario), issuer: 'self-signed' } }),
  'forge-mx': forgeMx,
  'forge-mx-hide-txt': (scenario) => {
    const domain = recipientDomain(scenario);
    return attackedBy(forgeMx(scenario), hide(`_mta-sts.${domain}`), hide(`_smtp_sts.${domain}`));
  },
  'block-policy': (scenario) => attackedBy(scenario, { on: 'tcp', port: 443, do: 'block' }, stripStarttls),
  // The attacker has a key of its own: the authority was tricked, the key was not stolen.
  'mis-issued-certificate': (scenario) =>
    attackedBy(scenario, {
      on: 'tls',
      do: 'terminate',
      certificate: { names: mxNames(scenario), spki: inventedKey('a key of the attacker') },
    }),

  // The key stays, as when a server's operator renews with it: only date or name are wrong.
  'expired-certificate': mxCertificate((_, now) => ({ notBefore: now - 91 * day, notAfter: now - day })),
  'wrong-name-certificate': mxCertificate((names) => ({ names: names.map((name) => `www.${name.split('.').slice(1).join('.')}`) })),
  'starttls-lost': (scenario) => withMxHosts(scenario, (host) => ({ ...host, starttls: 'absent' })),
  'mx-not-in-policy': moveMx,
  'policy-unreachable': (scenario) => withPolicyHost(scenario, (host) => ({ ...host, down: 'refused' })),
  'policy-changed-id-not': (scenario) => rewritePolicy(moveMx(scenario)),
};

/** The scenario with an attack, or an honest mistake of the receiver's operator. */
export function applyAttack(scenario: Scenario, attack: AttackName | MistakeName): Scenario {
  return changes[attack](scenario);
}
