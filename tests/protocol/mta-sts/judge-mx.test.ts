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
