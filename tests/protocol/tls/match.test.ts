import { describe, expect, it } from 'vitest';
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import { shakeHands } from '#src/protocol/tls/handshake.ts';
import { judgeCertificate, matchDnsId, matchName, type CertificateVerdict } from '#src/protocol/tls/match.ts';

const good: Certificate = { names: ['mx1.receiver.example'], issuer: 'trusted', notBefore: 1000, notAfter: 2000, spki: 'key-1' };

describe('a DNS-ID and a host', () => {
  it.each([
    ['mx1.receiver.example', 'mx1.receiver.example', true],
    ['MX1.Receiver.Example', 'mx1.receiver.example.', true],
    ['mx1.receiver.example.', 'mx1.receiver.example', true],
    ['mx2.receiver.example', 'mx1.receiver.example', false],
    ['receiver.example', 'mx1.receiver.example', false],
    ['*.receiver.example', 'mx1.receiver.example', true],
    ['*.receiver.example', 'receiver.example', false],
    ['*.receiver.example', '.receiver.example', false],
    ['*.receiver.example', 'a.mx1.receiver.example', false],
    ['*.receiver.example', 'xn--bcher-kva.receiver.example', true],
    ['mx*.receiver.example', 'mx1.receiver.example', false],
    ['*1.receiver.example', 'mx1.receiver.example', false],
    ['mx1.*.example', 'mx1.receiver.example', false],
    ['*.*.example', 'mx1.receiver.example', false],
    ['*', 'example', false],
    ['*.example', 'receiver.example', true],
    ['*.receiver.example', '*.receiver.example', false],
    ['192.0.2.1', '192.0.2.1', false],
    ['*.0.2.1', '192.0.2.1', false],
    ['[192.0.2.1]', '[192.0.2.1]', false],
    ['', '', false],
  ])('%s and %s: %s', (dnsId, host, fits) => expect(matchDnsId(dnsId, host)).toBe(fits));

  it('gives the name that fitted, and never looks at the common name', () => {
    expect(matchName({ ...good, names: ['x.example', '*.receiver.example'] }, 'mx1.receiver.example')).toBe('*.receiver.example');
    expect(matchName({ ...good, names: [], commonName: 'mx1.receiver.example' }, 'mx1.receiver.example')).toBeUndefined();
  });
});

describe('a certificate for mx1.receiver.example at second 1500', () => {
  it.each<[string, Partial<Certificate>, CertificateVerdict, readonly string[]]>([
    ['good', {}, 'valid', []],
    ['in its last second', { notAfter: 1500 }, 'valid', []],
    ['in its first second', { notBefore: 1500 }, 'valid', []],
    ['expired', { notAfter: 1499 }, 'expired', ['tls-certificate-expired']],
    ['not yet valid', { notBefore: 1501 }, 'untrusted', ['tls-certificate-not-yet-valid']],
    ['another name', { names: ['mx2.receiver.example'] }, 'wrong-name', ['tls-certificate-wrong-name']],
    ['unknown authority', { issuer: 'untrusted' }, 'untrusted', ['tls-certificate-untrusted']],
    ['self-signed', { issuer: 'self-signed' }, 'untrusted', ['tls-certificate-self-signed']],
    [
      'all of it: untrusted comes first, and all is said',
      { issuer: 'self-signed', notAfter: 1, names: [] },
      'untrusted',
      ['tls-certificate-self-signed', 'tls-certificate-expired', 'tls-certificate-wrong-name'],
    ],
    ['expired and misnamed', { notAfter: 1, names: [] }, 'expired', ['tls-certificate-expired', 'tls-certificate-wrong-name']],
    [
      'only a common name',
      { names: [], commonName: 'mx1.receiver.example' },
      'wrong-name',
      ['tls-certificate-wrong-name', 'tls-common-name-ignored'],
    ],
    ['wildcard too high', { names: ['*.example'] }, 'wrong-name', ['tls-certificate-wrong-name', 'tls-wildcard-one-label-only']],
    [
      'wildcard in a label',
      { names: ['mx*.receiver.example'] },
      'wrong-name',
      ['tls-certificate-wrong-name', 'tls-wildcard-not-whole-label'],
    ],
    ['wildcard elsewhere', { names: ['*.else.example'] }, 'wrong-name', ['tls-certificate-wrong-name']],
  ])('%s', (_, change, verdict, codes) => {
    const { value, findings } = judgeCertificate({ ...good, ...change }, 'mx1.receiver.example', 1500);
    expect(value).toBe(verdict);
    expect(findings.map(({ code }) => code)).toEqual(codes);
  });

  it('says dates as dates, and does not fail on times that are none', () => {
    const [finding] = judgeCertificate({ ...good, notAfter: 1_767_225_600 }, 'mx1.receiver.example', 1_800_000_000).findings;
    expect(finding?.values?.until).toBe('2026-01-01');
    expect(judgeCertificate({ ...good, notAfter: -1e300 }, 'mx1.receiver.example', 0).value).toBe('untrusted');
  });
});

describe('a handshake', () => {
  const versions = ['TLSv1.2', 'TLSv1.3'] as const;
  const other = { ...good, names: ['mx2.receiver.example'], spki: 'key-2' };

  it('takes the highest version that both know', () => {
    expect(shakeHands({ versions }, { versions, certificates: [good] })).toMatchObject({ done: true, version: 'TLSv1.3', findings: [] });
    expect(shakeHands({ versions }, { versions: ['TLSv1.2'], certificates: [good] })).toMatchObject({ done: true, version: 'TLSv1.2' });
  });

  it('fails without a common version', () => {
    const { done, findings } = shakeHands({ versions }, { versions: ['TLSv1'], certificates: [good] });
    expect([done, findings.map(({ code }) => code)]).toEqual([false, ['tls-no-common-version']]);
  });

  it('goes on with an old version, and says so: RFC 8461 section 7.2 asks to support newer ones, not to refuse older', () => {
    const { done, findings } = shakeHands({ versions: ['TLSv1', 'TLSv1.2'] }, { versions: ['TLSv1'], certificates: [good] });
    expect([done, findings.map(({ code }) => code)]).toEqual([true, ['tls-version-too-old']]);
  });

  it.each([
    ['mx2.receiver.example', 'key-2'],
    ['mx1.receiver.example', 'key-1'],
    ['else.example', 'key-1'],
    [undefined, 'key-1'],
  ])('asked for %s it shows %s', (sni, spki) => {
    const shaken = shakeHands({ versions, ...(sni ? { sni } : {}) }, { versions, certificates: [good, other] });
    expect(shaken).toMatchObject({ done: true, certificate: { spki }, ...(sni ? { sni } : {}) });
  });
});
