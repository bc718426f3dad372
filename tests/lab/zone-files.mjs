// Writes the folder `dns`: a private root, "example." and its children, signed where the table says so, and what named needs besides:
// root hints, trust anchor, the lies of two forging resolvers, and the list of zones.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tlsaDigest } from './certificates.mjs';
import { addresses, crowd, run, state, zones } from './settings.mjs';

export const folder = join(state, 'dns');
const nameServer = `ns.lab.example. A ${addresses.authoritative}`;
const ordinaryRecord = 'v=STSv1; id=20260101T000000;';

const head = ['$TTL 300', '@ SOA ns.lab.example. admin.lab.example. 1 3600 600 86400 60', '@ NS ns.lab.example.'];
const txt = (owner) => (strings) =>
  `${owner} TXT ${[strings]
    .flat()
    .map((text) => `"${text}"`)
    .join(' ')}`;
const policyHost = {
  absent: [],
  alias: ['mta-sts CNAME mta-sts.good.example.'],
  dangling: ['mta-sts CNAME gone.good.example.'],
  refused: [`mta-sts A ${addresses.nobody}`],
};

/** The records of one row of the table. */
function recordsOf(zone) {
  const {
    sts = [ordinaryRecord],
    tlsrpt = [`v=TLSRPTv1; rua=mailto:tlsrpt@${zone.domain}`],
    mx = ['10 mx1.good.example.'],
    records = [],
  } = zone;
  return [
    ...mx.map((value) => `@ MX ${value}`),
    ...sts.map(txt('_mta-sts')),
    ...tlsrpt.map(txt('_smtp._tls')),
    ...(policyHost[zone.host] ?? [`mta-sts A ${addresses.policyHost}`]),
    ...records.map((line) => line.replace(/\{tlsa:([\w-]+)\}/, (_, name) => `3 1 1 ${tlsaDigest(name)}`)),
  ];
}

const write = (file, lines) => writeFileSync(join(folder, file), lines.join('\n') + '\n');
const fileOf = (domain) => `${domain === '.' ? 'root' : domain}.zone`;
const writeZone = (domain, records) => write(fileOf(domain), [...head, ...records]);

/** Signs a zone with one key; the file dsset-… holds what its parent must say. */
async function sign(domain, options = []) {
  await run('dnssec-keygen', ['-q', '-a', 'ECDSAP256SHA256', '-f', 'KSK', '-K', folder, domain]);
  const file = fileOf(domain);
  const signed = ['-f', `${file}.signed`, file];
  await run('dnssec-signzone', ['-q', '-P', '-S', '-z', '-o', domain, ...options, ...signed], { cwd: folder });
}

const signature = {
  expired: ['-s', '20200101000000', '-e', '20200201000000'],
};

/** The DS record of a signed child, as its parent publishes it; for a "wrong-ds" one with a digest that fits no key. */
function delegationSigner(zone) {
  const record = readFileSync(join(folder, `dsset-${zone.domain}.`), 'utf8').trim();
  return zone.signed === 'wrong-ds' ? record.replace(/[0-9A-F]{6}$/, '000000') : record;
}

/** The records of all domains of the crowd, in one zone. */
const crowdRecords = () =>
  crowd.flatMap((domain) => [
    `${domain}. MX 10 mx1.good.example.`,
    txt(`_mta-sts.${domain}.`)(ordinaryRecord),
    txt(`_smtp._tls.${domain}.`)(`v=TLSRPTv1; rua=mailto:tlsrpt@${domain}`),
    `mta-sts.${domain}. A ${addresses.farPolicyHost}`,
  ]);

function writeLies() {
  const forged = 'good.example MX 10 mx.evil.example.';
  writeZone('forge-mx', [forged]);
  writeZone('hide-txt', [forged, '_mta-sts.good.example CNAME .']); // "CNAME ." means: no such name
}

function writeTrustAnchor() {
  const keyFile = readdirSync(folder).find((file) => /^K\.\+.*\.key$/.test(file));
  const [, flags, protocol, algorithm, key] = /DNSKEY (\d+) (\d+) (\d+) (.+)$/m.exec(readFileSync(join(folder, keyFile), 'utf8'));
  write('anchors.conf', [`trust-anchors { . static-key ${flags} ${protocol} ${algorithm} "${key.replaceAll(' ', '')}"; };`]);
}

export async function makeZones() {
  mkdirSync(folder, { recursive: true });
  const own = zones.filter((zone) => !zone.within);
  const lab = { domain: 'lab.example', signed: true };
  for (const zone of own) writeZone(zone.domain, recordsOf(zone));
  writeZone('evil.example', ['@ MX 10 mx', 'mx A 198.51.100.66']);
  writeZone('elsewhere.example', ['backup A 198.51.100.31']);
  writeZone('crowd.example', crowdRecords());
  const dohNames = ['doh', 'forged', 'hidden'].map((label) => `${label} A ${addresses.doh}`);
  const far = [`far-doh A ${addresses.farDoh}`, `far-app A ${addresses.farApp}`];
  writeZone(lab.domain, [nameServer, ...dohNames, `app A ${addresses.app}`, ...far]);

  const signed = [lab, ...own.filter((zone) => zone.signed)];
  await Promise.all(signed.map((zone) => sign(zone.domain, signature[zone.signed])));
  const children = [...own.map((zone) => zone.domain), 'evil.example', 'elsewhere.example', 'crowd.example', lab.domain];
  writeZone('example', [nameServer, ...children.map((domain) => `${domain}. NS ns.lab.example.`), ...signed.map(delegationSigner)]);
  await sign('example');
  writeZone('.', ['example. NS ns.lab.example.', nameServer, delegationSigner({ domain: 'example' })]);
  await sign('.');

  writeLies();
  writeTrustAnchor();
  write('root.hints', ['. 3600000 NS ns.lab.example.', nameServer]);
  const isSigned = new Set(['.', 'example', ...signed.map((zone) => zone.domain)]);
  const entry = (domain) => `zone "${domain}" { type primary; file "${fileOf(domain)}${isSigned.has(domain) ? '.signed' : ''}"; };`;
  write('zones.conf', ['.', 'example', ...children].map(entry));
}
