// What zone-mta 3.10 does otherwise than the RFCs say, each departure in the smallest world that shows it. The sessions that were recorded
// are compared line by line in recordings.test.ts.
import { describe, expect, test } from 'vitest';
import { simulate } from '#src/simulator/simulate.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const as = (like: 'sts-first-contact' | 'sts-enforce' | 'sts-testing' | 'opportunistic', world: ScenarioInput = {}) =>
  simulate({ ...world, sender: { like, behaves: 'zone-mta-3.10' } });
const byTheBook = (like: 'sts-first-contact' | 'sts-enforce', world: ScenarioInput = {}) => simulate({ ...world, sender: like });

describe('what its policy refuses goes back at once (RFC 8461 section 5: SHOULD be tried again)', () => {
  test.each([
    ['no TLS on offer', 'strip-starttls', 'bounced', 'none'],
    ['a host outside the policy', 'forge-mx', 'bounced', 'none'],
    ['a certificate for another name', 'wrong-name-certificate', 'bounced', 'none'],
    ['STARTTLS refused', 'refuse-starttls', 'deferred', 'none'],
    ['a broken handshake', 'break-handshake', 'deferred', 'none'],
    ['an authority that nobody knows', 'untrusted-certificate', 'deferred', 'none'],
    ['a certificate out of date', 'expired-certificate', 'deferred', 'none'],
    ['nothing', 'none', 'delivered', 'authenticated'],
  ] as const)('%s', (_, attack, delivery, travelled) => {
    expect(as('sts-first-contact', { attack }).outcome).toMatchObject({ delivery, travelled });
    expect(byTheBook('sts-first-contact', { attack }).outcome.delivery).toBe(attack === 'none' ? 'delivered' : 'deferred');
  });
});

test('one hidden TXT answer makes it forget a stored policy (section 3.3: MUST be applied)', () => {
  const rules = [
    { on: 'dns', name: '_mta-sts.receiver.example', type: 'TXT', do: 'hide' },
    { on: 'line', from: 'receiver', match: 'STARTTLS', do: 'drop' },
  ] as const;
  const attacker = { reach: ['dns', 'smtp'], listens: false, rules } as const;
  const forgets = as('sts-enforce', { attacker });
  expect(forgets.outcome).toMatchObject({ delivery: 'delivered', travelled: 'clear', policy: { source: 'none', mode: null } });
  expect(forgets.events.map(({ explains }) => explains)).toContain('cache-forgotten');
  expect(byTheBook('sts-enforce', { attacker }).outcome).toMatchObject({
    delivery: 'deferred',
    policy: { source: 'cache', mode: 'enforce' },
  });
});

describe('how it reads a policy', () => {
  const served = (more: object): ScenarioInput => ({
    attack: 'strip-starttls',
    policyHosts: [
      {
        host: 'mta-sts.receiver.example',
        certificate: { names: ['mta-sts.receiver.example'] },
        body: 'version: STSv1\r\nmode: enforce\r\nmx: mx1.receiver.example\r\nmax_age: 604800\r\n',
        ...more,
      },
    ],
  });
  test.each([
    ['as HTML (section 3.2: MUST be text/plain)', { contentType: 'text/html' }, 'bounced'],
    ['with keys in capitals', { body: 'VERSION: STSv1\nMODE: Enforce\nMX: MX1.receiver.example\nMAX_AGE: 604800' }, 'bounced'],
    ['without a mode: none', { body: 'version: STSv1\nmax_age: 604800' }, 'delivered'],
    ['without max_age: no policy', { body: 'version: STSv1\nmode: enforce\nmx: mx1.receiver.example' }, 'delivered'],
    ['not found: no policy', { status: 404 }, 'delivered'],
  ])('%s', (_, more, delivery) => {
    expect(as('sts-first-contact', served(more)).outcome.delivery).toBe(delivery);
  });

  test('a star stands for any depth (section 4.1: for one label)', () => {
    const body = 'version: STSv1\r\nmode: enforce\r\nmx: *.example\r\nmax_age: 604800\r\n';
    const { attack: _, ...world } = served({ body });
    expect(as('sts-first-contact', world).outcome).toMatchObject({ delivery: 'delivered', travelled: 'authenticated' });
    expect(byTheBook('sts-first-contact', world).outcome.delivery).toBe('deferred');
  });

  test('a stored policy is fetched again, though its id has not changed', () => {
    expect(as('sts-enforce').outcome.policy).toEqual({ source: 'fresh', mode: 'enforce' });
    expect(as('sts-enforce', { attack: 'policy-unreachable' }).outcome.policy).toEqual({ source: 'cache', mode: 'enforce' });
  });
});

test('under testing it looks at no certificate, and reports nothing', () => {
  const session = as('sts-testing', { attack: 'untrusted-certificate' });
  expect(session.outcome).toMatchObject({ delivery: 'delivered', travelled: 'encrypted' });
  expect(session.report).toBeUndefined();
});

test('after a broken handshake there is no try in clear, however often', () => {
  const { outcome, events } = simulate({
    sender: { like: 'opportunistic', behaves: 'zone-mta-3.10', attempts: 3 },
    attack: 'break-handshake',
  });
  expect(outcome).toMatchObject({ delivery: 'deferred', travelled: 'none' });
  expect(events.some(({ explains }) => explains === 'message')).toBe(false);
});

test('it ends the handshake by an alert, and hangs up without QUIT', () => {
  const { events } = as('sts-first-contact', { attack: 'untrusted-certificate' });
  const kinds = events.map(({ explains }) => explains);
  expect(kinds).toContain('tls-alert');
  expect(kinds).not.toContain('tls-established');
  expect(as('sts-first-contact', { attack: 'strip-starttls' }).events.some(({ text }) => text === 'QUIT')).toBe(false);
});

test('a second host is tried after one whose name is not allowed, not after one that was connected to', () => {
  const hosts = (first: object): ScenarioInput => ({
    zones: [
      {
        name: 'receiver.example',
        dnssec: 'unsigned',
        records: [
          { name: 'receiver.example', type: 'MX', value: '10 mx0.receiver.example' },
          { name: 'receiver.example', type: 'MX', value: '20 mx1.receiver.example' },
          { name: 'mx0.receiver.example', type: 'A', value: '198.51.100.24' },
          { name: 'mx1.receiver.example', type: 'A', value: '198.51.100.25' },
          { name: '_mta-sts.receiver.example', type: 'TXT', value: 'v=STSv1; id=20260101T000000;' },
          { name: 'mta-sts.receiver.example', type: 'A', value: '198.51.100.80' },
        ],
      },
    ],
    mxHosts: [
      { host: 'mx0.receiver.example', addresses: ['198.51.100.24'], ...first },
      { host: 'mx1.receiver.example', addresses: ['198.51.100.25'] },
    ],
  });
  expect(as('sts-first-contact', hosts({})).outcome).toMatchObject({ delivery: 'delivered', to: 'mx1.receiver.example' });
  const refuses = hosts({ accent: { replies: { rcpt: '450 4.2.0 Later' } } });
  expect(as('opportunistic', refuses).outcome).toMatchObject({ delivery: 'deferred', to: null });
});
