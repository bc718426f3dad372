// What Postfix 3.7 with its policy map does about DANE that no RFC asks for, or that one forbids. The sessions that were recorded are
// compared line by line in recordings.test.ts.
import { describe, expect, test } from 'vitest';
import { simulate } from '#src/simulator/simulate.ts';
import type { Behaviour, ZoneRecord } from '#src/simulator/world/scenario.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { inventedKey } from '#src/simulator/world/world.ts';

const key = inventedKey('mx');
const hosted: ScenarioInput = {
  zones: [
    { name: 'receiver.example', dnssec: 'unsigned', records: [{ name: 'receiver.example', type: 'MX', value: '10 mx.host.example' }] },
    {
      name: 'host.example',
      dnssec: 'signed',
      records: [
        { name: 'mx.host.example', type: 'A', value: '198.51.100.25' },
        { name: '_25._tcp.mx.host.example', type: 'TLSA', value: `3 1 1 ${key}` } satisfies ZoneRecord,
      ],
    },
  ],
  mxHosts: [{ host: 'mx.host.example', addresses: ['198.51.100.25'], certificate: { names: ['mx.host.example'], spki: key } }],
};
const play = (behaves: Behaviour, like: 'dane' | 'dane-and-sts', world: ScenarioInput) => simulate({ ...world, sender: { like, behaves } });

describe('TLSA records of a signed host under MX records that are not signed (RFC 7672 section 2.2.1: MAY be used)', () => {
  test('the peer is proved to be the host, not to be the domain’s', () => {
    const { outcome, events } = play('postfix-3.7', 'dane', hosted);
    expect(outcome).toMatchObject({ delivery: 'delivered', travelled: 'encrypted' });
    expect(events.some(({ explains }) => explains === 'tlsa-match')).toBe(true);
  });
  test.each([
    ['strip-starttls', 'deferred', 'clear'],
    ['untrusted-certificate', 'deferred', 'encrypted'],
  ] as const)('%s', (attack, delivery, otherwise) => {
    expect(play('postfix-3.7', 'dane', { ...hosted, attack }).outcome).toMatchObject({ delivery, travelled: 'none' });
    expect(play('rfc', 'dane', { ...hosted, attack }).outcome).toMatchObject({ delivery: 'delivered', travelled: otherwise });
  });
});

test('a policy that is enforced takes the place of DANE (RFC 8461 section 2: MUST NOT)', () => {
  const attack = 'mis-issued-certificate';
  expect(play('postfix-3.7', 'dane-and-sts', { attack }).outcome).toMatchObject({
    delivery: 'delivered',
    readBy: ['receiver', 'attacker'],
  });
  expect(play('rfc', 'dane-and-sts', { attack }).outcome).toMatchObject({ delivery: 'deferred', travelled: 'none' });
});

test('under a policy in testing DANE stays', () => {
  const sender = { like: 'sts-testing', dane: true, behaves: 'postfix-3.7' } as const;
  expect(simulate({ sender, attack: 'mis-issued-certificate' }).outcome).toMatchObject({ delivery: 'deferred', travelled: 'none' });
});
