// For every code about certificates and handshakes: what raises it, and a near miss that does not.
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import { shakeHands, type TlsVersion } from '#src/protocol/tls/handshake.ts';
import { judgeCertificate } from '#src/protocol/tls/match.ts';
import { pairsOf, type Row } from '../../codes/pairs.ts';

const host = 'mx1.receiver.example';
const good: Certificate = { names: [host], issuer: 'trusted', notBefore: 1000, notAfter: 2000, spki: 'key-1' };
const other = 'mx2.receiver.example';

/** What the certificate for mx1.receiver.example differs in from a good one, at second 1500. */
const certificateRows: readonly Row<Partial<Certificate>>[] = [
  ['tls-certificate-untrusted', { issuer: 'untrusted' }, { issuer: 'trusted' }],
  ['tls-certificate-self-signed', { issuer: 'self-signed' }, { issuer: 'untrusted' }],
  ['tls-certificate-expired', { notAfter: 1499 }, { notAfter: 1500 }],
  ['tls-certificate-not-yet-valid', { notBefore: 1501 }, { notBefore: 1500 }],
  ['tls-certificate-wrong-name', { names: [other] }, { names: [other, host] }],
  ['tls-common-name-ignored', { names: [other], commonName: host }, { names: [host], commonName: host }],
  ['tls-wildcard-not-whole-label', { names: ['mx*.receiver.example'] }, { names: ['*.receiver.example'] }],
  ['tls-wildcard-one-label-only', { names: ['*.example'] }, { names: ['*.receiver.example'] }],
];

/** The versions that the sender and the server speak. */
const versionRows: readonly Row<readonly [readonly TlsVersion[], readonly TlsVersion[]]>[] = [
  [
    'tls-no-common-version',
    [['TLSv1.2', 'TLSv1.3'], ['TLSv1.1']],
    [
      ['TLSv1.2', 'TLSv1.3'],
      ['TLSv1.1', 'TLSv1.2'],
    ],
  ],
  [
    'tls-version-too-old',
    [['TLSv1.1', 'TLSv1.2'], ['TLSv1.1']],
    [
      ['TLSv1.1', 'TLSv1.2'],
      ['TLSv1.1', 'TLSv1.2'],
    ],
  ],
];

export const tlsPairs = [
  ...pairsOf((change) => judgeCertificate({ ...good, ...change }, host, 1500).findings, certificateRows),
  ...pairsOf(([client, server]) => shakeHands({ versions: client }, { versions: server, certificates: [good] }).findings, versionRows),
];
