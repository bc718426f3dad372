import { describe, expect, it } from 'vitest';
import type { DaneJudgement } from '#src/protocol/dane/evaluate.ts';
import type { Policy2016 } from '#src/protocol/smtp-sts-2016/policy.ts';
import { certificateFacts2016, judgeMx2016, tlsaFacts2016, type MxSeen2016 } from '#src/protocol/smtp-sts-2016/validation.ts';

const policy: Policy2016 = { to: true, mx: ['*.receiver.example'], a: null, c: 'webpki', e: 604_800, rua: null };
const seen: MxSeen2016 = {
  host: 'mx1.receiver.example',
  starttls: 'done',
  certificate: { trusted: true, expired: false, nameMatches: true },
  tlsa: null,
};
const certificate = (change: Partial<NonNullable<MxSeen2016['certificate']>>) => ({ certificate: { ...seen.certificate!, ...change } });

describe('one MX', () => {
  it.each<[string, Partial<Policy2016>, Partial<MxSeen2016>, string[]]>([
    ['conforms', {}, {}, []],
    ['is not named by the policy', {}, { host: 'mx1.attacker.example' }, ['mx-mismatch']],
    ['offers no STARTTLS', {}, { starttls: 'not-offered', certificate: null }, ['starttls-not-supported']],
    ['refuses STARTTLS', {}, { starttls: 'refused', certificate: null }, ['starttls-not-supported']],
    ['breaks the handshake off', {}, { starttls: 'broken', certificate: null }, ['starttls-not-supported']],
    ['has a certificate for another name', {}, certificate({ nameMatches: false }), ['certificate-mismatch']],
    ['has a certificate that nobody trusts', {}, certificate({ trusted: false }), ['invalid-certificate']],
    ['has an expired certificate', {}, certificate({ expired: true }), ['expired-certificate']],
    [
      'has everything wrong: the types do not exclude each other',
      {},
      { host: 'x.example', ...certificate({ nameMatches: false, trusted: false, expired: true }) },
      ['mx-mismatch', 'certificate-mismatch', 'invalid-certificate', 'expired-certificate'],
    ],
    ['is not asked for a certificate', { c: null }, certificate({ trusted: false }), []],
    ['is asked for TLS all the same', { c: null }, { starttls: 'not-offered', certificate: null }, ['starttls-not-supported']],
    ['matches its TLSA record', { c: 'tlsa' }, { tlsa: 'pass', ...certificate({ trusted: false }) }, []],
    ['does not match its TLSA record', { c: 'tlsa' }, { tlsa: 'mismatch' }, ['invalid-certificate']],
    ['has no TLSA record', { c: 'tlsa' }, { tlsa: 'none' }, ['tlsa-invalid']],
    ['has TLSA records that nothing proves', { c: 'tlsa' }, { tlsa: 'insecure' }, ['dnssec-invalid']],
    ['has TLSA records with a broken signature', { c: 'tlsa' }, { tlsa: 'bogus' }, ['dnssec-invalid']],
  ])('%s', (_, policyChange, seenChange, failures) => {
    const judged = judgeMx2016({ ...policy, ...policyChange }, { ...seen, ...seenChange }, ['webpki', 'tlsa']);
    expect(judged).toEqual({ conforms: failures.length === 0, failure: failures[0] ?? null, failures });
  });

  it('fails before a sender that lacks the method', () => {
    expect(judgeMx2016({ ...policy, c: 'tlsa' }, { ...seen, tlsa: 'pass' }).failures).toEqual([
      'sender-does-not-support-validation-method',
    ]);
  });
});

describe('a certificate by the rules of 2016', () => {
  const given = { names: [], commonName: 'mx1.receiver.example', issuer: 'trusted', notBefore: 100, notAfter: 200, spki: '' } as const;
  it.each([
    ['the common name counts', {}, 150, { trusted: true, expired: false, nameMatches: true }],
    ['a name in SAN counts', { names: ['mx1.receiver.example'], commonName: 'x' }, 150, { nameMatches: true }],
    ['neither', { commonName: 'receiver.example' }, 150, { nameMatches: false }],
    ['self-signed', { issuer: 'self-signed' }, 150, { trusted: false }],
    ['not yet valid', {}, 99, { trusted: false, expired: false }],
    ['expired', {}, 201, { expired: true }],
  ] as const)('%s', (_, change, now, facts) => {
    expect(certificateFacts2016({ ...given, ...change }, 'mx1.receiver.example', now)).toMatchObject(facts);
  });
});

describe('what DANE found, in the words of 2016', () => {
  it.each<[DaneJudgement['verdict'], DaneJudgement['reason'], string]>([
    ['pass', 'matches-dane-ee', 'pass'],
    ['pass', 'matches-dane-ta', 'pass'],
    ['pass', 'all-unusable', 'none'],
    ['none', 'tlsa-absent', 'none'],
    ['none', 'tlsa-insecure', 'insecure'],
    ['none', 'address-insecure', 'insecure'],
    ['fail', 'no-match', 'mismatch'],
    ['fail', 'dane-required', 'none'],
    ['defer', 'tlsa-lookup', 'bogus'],
  ])('%s, %s: %s', (verdict, reason, word) =>
    expect(tlsaFacts2016({ verdict, reason, authenticated: false, resultType: null })).toBe(word),
  );
});
