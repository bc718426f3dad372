import { describe, expect, it } from 'vitest';
import { judgeDane, planDane, type DaneConnection, type DaneDns } from '#src/protocol/dane/evaluate.ts';
import { connectionSeen } from '#src/protocol/dane/presented.ts';
import { parseTlsa } from '#src/protocol/dane/tlsa.ts';

const own = 'aa'.repeat(32);
const authority = 'bb'.repeat(32);
const other = 'cc'.repeat(32);
const record = (text: string) => parseTlsa(text).value!;
const secure = (...records: string[]): DaneDns => ({
  mx: 'secure',
  address: 'secure',
  tlsa: { security: 'secure', records: records.map(record) },
});
const connection: DaneConnection = { starttls: 'done', chain: [{ '1 1': own }, { '1 1': authority }], nameMatches: true, expired: false };

describe('what the DNS asks for (RFC 7672 sections 2.1, 2.2)', () => {
  const ee = `3 1 1 ${own}`;
  it.each<[string, DaneDns, object]>([
    ['usable records', secure(ee), { tls: 'authenticated', reason: 'usable', resultType: null }],
    ['one usable among others', secure(`1 1 1 ${own}`, ee), { tls: 'authenticated', usable: [record(ee)] }],
    ['unusable records only', secure(`0 1 1 ${own}`, `3 9 1 ${own}`), { tls: 'encrypted', reason: 'all-unusable', usable: [] }],
    ['a secure "there is none"', secure(), { tls: 'opportunistic', reason: 'tlsa-absent' }],
    [
      'insecure TLSA records',
      { ...secure(), tlsa: { security: 'insecure', records: [record(ee)] } },
      { tls: 'opportunistic', reason: 'tlsa-insecure' },
    ],
    ['insecure addresses', { ...secure(ee), address: 'insecure', tlsa: null }, { tls: 'opportunistic', reason: 'address-insecure' }],
    ['insecure MX records: DANE still counts', { ...secure(ee), mx: 'insecure' }, { tls: 'authenticated' }],
    [
      'a bogus TLSA answer',
      { ...secure(), tlsa: { security: 'bogus', records: [] } },
      { tls: 'none', reason: 'tlsa-lookup', resultType: 'dnssec-invalid' },
    ],
    ['SERVFAIL for TLSA', { ...secure(), tlsa: { security: 'failed', records: [] } }, { tls: 'none', reason: 'tlsa-lookup' }],
    ['bogus addresses', { ...secure(ee), address: 'bogus' }, { tls: 'none', reason: 'address-lookup' }],
    ['bogus MX records', { ...secure(ee), mx: 'bogus' }, { tls: 'none', reason: 'mx-lookup' }],
    ['mandatory DANE, no records', { ...secure(), required: true }, { tls: 'none', reason: 'dane-required', resultType: 'dane-required' }],
    ['mandatory DANE, insecure MX', { ...secure(ee), mx: 'insecure', required: true }, { tls: 'none', reason: 'dane-required' }],
    ['mandatory DANE, only unusable', { ...secure(`1 1 1 ${own}`), required: true }, { tls: 'none', reason: 'dane-required' }],
    ['mandatory DANE, given', { ...secure(ee), required: true }, { tls: 'authenticated' }],
  ])('%s', (_, dns, plan) => expect(planDane(dns)).toMatchObject(plan));
});

describe('whether the connection gives it (RFC 7672 section 3.1)', () => {
  it.each<[string, DaneDns, Partial<DaneConnection>, object]>([
    ['DANE-EE matches', secure(`3 1 1 ${own}`), {}, { verdict: 'pass', authenticated: true, reason: 'matches-dane-ee', resultType: null }],
    ['DANE-EE: name and dates do not count', secure(`3 1 1 ${own}`), { nameMatches: false, expired: true }, { verdict: 'pass' }],
    [
      'DANE-EE binds the first certificate only',
      secure(`3 1 1 ${authority}`),
      {},
      { verdict: 'fail', reason: 'no-match', resultType: 'tlsa-invalid' },
    ],
    ['DANE-TA matches', secure(`2 1 1 ${authority}`), {}, { verdict: 'pass', reason: 'matches-dane-ta' }],
    [
      'DANE-TA: the name counts',
      secure(`2 1 1 ${authority}`),
      { nameMatches: false },
      { verdict: 'fail', resultType: 'certificate-host-mismatch' },
    ],
    ['DANE-TA: the dates count', secure(`2 1 1 ${authority}`), { expired: true }, { verdict: 'fail', resultType: 'certificate-expired' }],
    ['DANE-TA binds what stands above', secure(`2 1 1 ${own}`), {}, { verdict: 'fail', reason: 'no-match' }],
    [
      'DANE-TA in DNS alone: the whole certificate will do (RFC 7671 section 5.2.2)',
      secure(`2 0 0 ${'ab'.repeat(300)}`),
      { chain: [{ '1 1': own }], unsent: { '0 0': 'ab'.repeat(300) } },
      { verdict: 'pass', reason: 'matches-dane-ta' },
    ],
    [
      'DANE-TA in DNS alone: another certificate',
      secure(`2 0 0 ${'ab'.repeat(300)}`),
      { chain: [{ '1 1': own }], unsent: { '0 0': 'cd'.repeat(300) } },
      { verdict: 'fail', reason: 'no-match' },
    ],
    [
      'DANE-TA in DNS alone: a digest will not do (RFC 7671 section 5.2.2)',
      secure(`2 1 1 ${authority}`, `2 0 1 ${authority}`),
      { chain: [{ '1 1': own }], unsent: { '1 1': authority, '0 1': authority } },
      { verdict: 'fail', reason: 'no-match' },
    ],
    [
      'DANE-TA in DNS alone: the whole key will do, where its signature was verified (RFC 7671 section 5.2.3)',
      secure('2 1 0 abcd'),
      { chain: [{ '1 1': own }], unsent: { '1 0': 'abcd' } },
      { verdict: 'pass', reason: 'matches-dane-ta' },
    ],
    [
      'DANE-TA in DNS alone: the name counts',
      secure('2 0 0 abcd'),
      { chain: [{ '1 1': own }], unsent: { '0 0': 'abcd' }, nameMatches: false },
      { verdict: 'fail', resultType: 'certificate-host-mismatch' },
    ],
    ['one of two matches', secure(`3 1 1 ${other}`, `3 1 1 ${own}`), {}, { verdict: 'pass' }],
    ['none matches', secure(`3 1 1 ${other}`), {}, { verdict: 'fail', resultType: 'tlsa-invalid' }],
    ['another selector is another digest', secure(`3 0 1 ${own}`), {}, { verdict: 'fail', resultType: 'tlsa-invalid' }],
    ['no certificate', secure(`3 1 1 ${own}`), { chain: [] }, { verdict: 'fail', resultType: 'tlsa-invalid' }],
    [
      'STARTTLS stripped',
      secure(`3 1 1 ${own}`),
      { starttls: 'not-offered' },
      { verdict: 'fail', reason: 'no-starttls', resultType: 'starttls-not-supported' },
    ],
    ['STARTTLS refused', secure(`3 1 1 ${own}`), { starttls: 'refused' }, { verdict: 'fail', resultType: 'starttls-not-supported' }],
    [
      'handshake broken',
      secure(`3 1 1 ${own}`),
      { starttls: 'broken' },
      { verdict: 'fail', reason: 'no-handshake', resultType: 'validation-failure' },
    ],
    ['unusable records: any TLS will do', secure(`1 1 1 ${other}`), { chain: [] }, { verdict: 'pass', authenticated: false }],
    ['unusable records: but never in clear', secure(`1 1 1 ${other}`), { starttls: 'not-offered' }, { verdict: 'fail' }],
    ['no DANE', secure(), { starttls: 'not-offered' }, { verdict: 'none', authenticated: false, resultType: null }],
    [
      'insecure MX records: a match proves the host, not the domain',
      { ...secure(`3 1 1 ${own}`), mx: 'insecure' },
      {},
      { verdict: 'pass', authenticated: false },
    ],
    ['mandatory DANE not given', { ...secure(), required: true }, {}, { verdict: 'fail', resultType: 'dane-required' }],
  ])('%s', (_, dns, change, judgement) => expect(judgeDane(dns, { ...connection, ...change })).toMatchObject(judgement));

  it('does not connect to a host whose records cannot be looked up', () => {
    const dns: DaneDns = { ...secure(), tlsa: { security: 'failed', records: [] } };
    expect(judgeDane(dns, null)).toMatchObject({ verdict: 'defer', resultType: 'dnssec-invalid' });
  });
});

describe('connectionSeen', () => {
  const certificate = {
    names: ['*.receiver.example'],
    issuer: 'untrusted',
    notBefore: 100,
    notAfter: 200,
    spki: own,
    issuerSpki: authority,
  } as const;
  it.each([
    ['mx1.receiver.example', 150, { nameMatches: true, expired: false }],
    ['a.mx1.receiver.example', 150, { nameMatches: false }],
    ['mx1.receiver.example', 201, { expired: true }],
  ])('%s at %i', (host, now, seen) => {
    expect(connectionSeen(certificate, [host], now)).toMatchObject({ ...seen, chain: [{ '1 1': own }, { '1 1': authority }] });
  });
  it('is no path before its time, and not expired either', () => {
    expect(connectionSeen(certificate, ['mx1.receiver.example'], 99)).toMatchObject({ expired: false, chain: [{ '1 1': own }] });
  });
  it('may be for the recipient domain', () => {
    expect(connectionSeen(certificate, ['x.example', 'mx1.receiver.example'], 150).nameMatches).toBe(true);
  });
  it('knows an authority whose certificate was not sent by that certificate alone', () => {
    const { issuerSpki: _, ...alone } = certificate;
    const whole = { '0 0': 'abcd' };
    expect(connectionSeen({ ...alone, issuerCertificate: 'ABCD' }, [], 150)).toMatchObject({ chain: [{ '1 1': own }], unsent: whole });
    expect(connectionSeen({ ...certificate, issuerCertificate: 'abcd' }, [], 150).chain[1]).toEqual({ '1 1': authority, ...whole });
  });
  it('sees nothing without a certificate', () => expect(connectionSeen(null, ['mx1.receiver.example'], 0, 'broken').chain).toEqual([]));
});
