// A throw-away CA and every certificate of the lab, good or bad, written to the folder `certificates`; Chromium is made to trust the CA
// through its NSS database. NAME.key, NAME.crt, and NAME.pem (what a server sends: the certificate and what belongs after it).
import { createHash, X509Certificate } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authority, certificates as folder, crowd, environment, run, zones } from './settings.mjs';

const path = (file) => join(folder, file);
const newKey = (name) => ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', path(`${name}.key`)];
const dnsNames = (names) => 'subjectAltName=' + names.map((name) => `DNS:${name}`).join(',');

/** A CA: its own root, or signed by another. */
async function makeAuthority(name, signer) {
  const signedBy = signer ? ['-CA', path(`${signer}.crt`), '-CAkey', path(`${signer}.key`)] : [];
  const usage = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  const subject = `/O=MTA-STS lab/CN=${name}`;
  await run('openssl', [
    'req',
    '-x509',
    ...newKey(name),
    ...signedBy,
    '-out',
    path(`${name}.crt`),
    '-days',
    '3650',
    '-subj',
    subject,
    ...usage,
  ]);
}

/** A server's certificate for 30 days from `issued` (default: now). `names` are its DNS-IDs; without any, `commonName` is all it has. */
async function makeLeaf({ name, names, commonName = name, signer = 'lab-root', issued, chain = [] }) {
  const extensions = ['basicConstraints=CA:FALSE', 'keyUsage=digitalSignature', 'extendedKeyUsage=serverAuth'];
  if (names) extensions.push(dnsNames(names));
  writeFileSync(path(`${name}.ext`), extensions.join('\n') + '\n');
  await run('openssl', ['req', '-new', ...newKey(name), '-out', path(`${name}.csr`), '-subj', `/CN=${commonName}`]);
  const sign = [
    'openssl',
    'x509',
    '-req',
    '-in',
    path(`${name}.csr`),
    '-out',
    path(`${name}.crt`),
    '-days',
    '30',
    '-extfile',
    path(`${name}.ext`),
  ];
  sign.push('-CA', path(`${signer}.crt`), '-CAkey', path(`${signer}.key`));
  const [program, ...rest] = issued ? ['faketime', issued, ...sign] : sign;
  await run(program, rest);
  writeFileSync(path(`${name}.pem`), [name, ...chain].map((part) => readFileSync(path(`${part}.crt`), 'utf8')).join(''));
}

async function makeSelfSigned(name, names) {
  await run('openssl', [
    'req',
    '-x509',
    ...newKey(name),
    '-out',
    path(`${name}.crt`),
    '-days',
    '30',
    '-subj',
    `/CN=${name}`,
    '-addext',
    dnsNames(names),
  ]);
  copyFileSync(path(`${name}.crt`), path(`${name}.pem`));
}

async function trustInChromium() {
  const database = join(environment.HOME, '.pki/nssdb');
  mkdirSync(database, { recursive: true });
  await run('certutil', ['-d', `sql:${database}`, '-N', '--empty-password']);
  await run('certutil', ['-d', `sql:${database}`, '-A', '-t', 'C,,', '-n', 'lab root', '-i', authority]);
}

/** The certificate association data of a TLSA 3 1 1 record: SHA-256 of the subject public key info (RFC 6698, section 2.1). */
export function tlsaDigest(name) {
  const key = new X509Certificate(readFileSync(path(`${name}.crt`))).publicKey;
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

export async function makeCertificates() {
  mkdirSync(folder, { recursive: true });
  await Promise.all([makeAuthority('lab-root'), makeAuthority('stranger')]);
  await makeAuthority('intermediate', 'lab-root');
  const policyHost = (zone) => `mta-sts.${zone}.example`;
  const ordinary = zones.filter((zone) => !zone.certificate && !zone.within).map((zone) => policyHost(zone.name));
  const other = 'host.other.example';
  const longAgo = '2020-01-01 00:00:00';
  const first = 'mx1.good.example';
  await Promise.all([
    trustInChromium(),
    makeLeaf({ name: 'policy', names: ordinary }),
    makeLeaf({ name: 'lab', names: ['doh', 'forged', 'hidden', 'app', 'far-doh', 'far-app'].map((label) => `${label}.lab.example`) }),
    makeLeaf({ name: 'crowd', names: crowd.map((domain) => `mta-sts.${domain}`) }),
    makeLeaf({ name: 'wildcard', names: ['*.wildcard.example'] }),
    makeLeaf({ name: 'expired', names: [policyHost('expired')], issued: longAgo }),
    makeLeaf({ name: 'wrongname', names: [other] }),
    makeLeaf({ name: 'cnonly', commonName: policyHost('cnonly') }),
    makeLeaf({ name: 'untrusted', names: [policyHost('untrusted')], signer: 'stranger', chain: ['stranger'] }),
    makeLeaf({ name: 'nochain', names: [policyHost('nochain')], signer: 'intermediate' }),
    makeSelfSigned('selfsigned', [policyHost('selfsigned')]),
    makeLeaf({ name: 'mx1', names: [first, 'mx1.testing.example', 'mx1.nosts.example'], chain: ['lab-root'] }),
    makeLeaf({
      name: 'mxmany',
      names: ['*.wildcard.example', 'implicitmx.example', 'mx1.othertlsa.example', 'a.b.deepmx.example'],
      signer: 'intermediate',
      chain: ['intermediate'],
    }),
    makeLeaf({ name: 'mxevil', names: ['mx.evil.example'] }),
    makeLeaf({ name: 'mxwrong', names: [other] }),
    makeLeaf({ name: 'mxexpired', names: [first, 'mx1.mxexpired.example'], issued: longAgo }),
    makeLeaf({ name: 'mxuntrusted', names: [first], signer: 'stranger', chain: ['stranger'] }),
    makeSelfSigned('mxself', [first, 'mx1.mxselfsigned.example']),
  ]);
}
