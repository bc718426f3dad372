import { expect, test } from 'vitest';
import { policyDomain } from '#src/protocol/mta-sts/location.ts';

test.each([
  ['example.com', undefined, 'example.com'],
  ['Example.COM.', undefined, 'example.com'],
  ['example.com', 'Relay.example.net', 'relay.example.net'],
  ['[192.0.2.1]', undefined, undefined],
  ['192.0.2.1', undefined, undefined],
  ['', undefined, undefined],
])('policyDomain(%j, %j) is %j', (recipient, smartHost, expected) => expect(policyDomain(recipient, smartHost)).toBe(expected));
