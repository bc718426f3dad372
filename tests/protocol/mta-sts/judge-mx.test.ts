import { expect, test } from 'vitest';
import { judgeMx, type MxFacts } from '#src/protocol/mta-sts/judge-mx.ts';
import { rules } from './cached-policies.ts';

test('an MX that is refused, reported, or let through', () => {
  const facts: MxFacts = { host: 'mx.example.com', starttls: false, cert: null, dane: 'none' };
  expect(judgeMx(rules, facts)).toEqual({ action: 'refuse', resultType: 'starttls-not-supported' });
  expect(judgeMx({ ...rules, mode: 'testing' }, facts)).toEqual({ action: 'deliver-and-report', resultType: 'starttls-not-supported' });
  expect(judgeMx({ ...rules, mode: 'none' }, facts)).toEqual({ action: 'deliver', resultType: null });
  expect(judgeMx(null, { ...facts, starttls: true, cert: 'expired' })).toEqual({ action: 'deliver', resultType: null });
});

test.each<[MxFacts['cert'], string | null]>([
  ['valid', null],
  ['valid-for:mx.example.com', null],
  ['valid-for:*.example.com', null],
  ['valid-for:example.com', 'certificate-host-mismatch'],
  ['expired', 'certificate-expired'],
  ['self-signed', 'certificate-not-trusted'],
  ['unknown-ca', 'certificate-not-trusted'],
  ['name-mismatch', 'certificate-host-mismatch'],
  ['recipient-domain-only', 'certificate-host-mismatch'],
  ['cn-only', 'certificate-host-mismatch'],
  [null, 'validation-failure'],
])('a certificate that is %j: %j', (cert, resultType) => {
  const facts: MxFacts = { host: 'mx.example.com', starttls: true, cert, dane: 'none' };
  expect(judgeMx(rules, facts)).toEqual({ action: resultType === null ? 'deliver' : 'refuse', resultType });
  expect(judgeMx(rules, { ...facts, handshake: 'reset' }).resultType).toBe('validation-failure');
});

test('what fails first counts: DANE, the name, STARTTLS', () => {
  const facts: MxFacts = { host: 'mx.example.net', starttls: 'refused', cert: 'expired', dane: 'fail' };
  for (const policy of [null, rules, { ...rules, mode: 'testing' }, { ...rules, mode: 'none' }] as const)
    expect(judgeMx(policy, facts)).toEqual({ action: 'refuse', resultType: 'tlsa-invalid' });
  expect(judgeMx(rules, { ...facts, dane: 'pass' }).resultType).toBe('validation-failure');
  expect(judgeMx({ ...rules, mx: ['*.example.net'] }, { ...facts, dane: 'none' }).resultType).toBe('starttls-not-supported');
});
