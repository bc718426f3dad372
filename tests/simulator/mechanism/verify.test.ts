// A sender that checks certificates by a rule of its own (RFC 3207 section 4.1), and what that is worth without a policy.
import { expect, test } from 'vitest';
import type { Move } from '#src/simulator/network/move.ts';
import type { Session } from '#src/simulator/session/session.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const verifies = { like: 'opportunistic', tlsLevel: 'verify' } as const;
const forgedMx: Move = { event: 'mx/receiver.example/answer', do: 'replace', text: '10 mx.attacker.example' };
const forgedAddress: Move = { event: 'a/mx1.receiver.example/answer', do: 'replace', text: '192.0.2.66' };
const noOffer: Move = { event: 'ehlo-1/250-STARTTLS', do: 'drop' };
const selfMade: Move = {
  event: 'tls-1/certificate',
  do: 'certificate',
  certificate: { names: ['mx1.receiver.example'], issuer: 'self-signed' },
};

const table: [string, ScenarioInput, Move[], Partial<Session['outcome']>, string][] = [
  ['peace', {}, [], { delivery: 'delivered', travelled: 'authenticated' }, 'certificate-verified'],
  ['no offer', {}, [noOffer], { delivery: 'deferred', travelled: 'none', readBy: [] }, 'refuse-by-own-rule'],
  ['a self-made certificate', {}, [selfMade], { delivery: 'deferred', readBy: [] }, 'certificate-not-verified'],
  ['an expired one', { attack: 'expired-certificate' }, [], { delivery: 'deferred' }, 'certificate-not-verified'],
  // The name comes from the forged answer, so its certificate fits.
  [
    'the MX forged',
    {},
    [forgedMx],
    { travelled: 'authenticated', to: 'mx.attacker.example', readBy: ['attacker'] },
    'certificate-verified',
  ],
  ['the address of the MX forged', {}, [forgedAddress], { delivery: 'deferred', readBy: [] }, 'certificate-not-verified'],
  [
    'Postfix at its level verify',
    { sender: { ...verifies, behaves: 'postfix-3.7' } },
    [forgedMx],
    { travelled: 'authenticated', readBy: ['attacker'] },
    'certificate-verified',
  ],
  // A policy in mode testing stops nothing; the sender's own rule does.
  ['a policy in testing', { sender: { ...verifies, like: 'sts-testing' } }, [noOffer], { delivery: 'deferred' }, 'refuse-by-own-rule'],
  ['a policy that says enough', { sender: { ...verifies, like: 'sts-enforce' } }, [forgedMx], { delivery: 'deferred' }, 'mx-not-allowed'],
  ['DANE has a word of its own', { sender: { ...verifies, like: 'dane' } }, [selfMade], { delivery: 'deferred' }, 'tlsa-mismatch'],
  [
    'DANE vouches for an expired one',
    { sender: { ...verifies, like: 'dane' }, attack: 'expired-certificate' },
    [],
    { delivery: 'delivered' },
    'tlsa-match',
  ],
];

test.each(table)('%s', (_, world, moves, outcome, kind) => {
  const session = simulate({ sender: verifies, ...world }, moves);
  expect(session.refused).toEqual([]);
  expect(session.outcome).toMatchObject(outcome);
  expect(session.events.map(({ explains }) => explains)).toContain(kind);
});

test('what it refuses it reports without a policy, and no word of RFC 8461 stands under it', () => {
  const { report, events } = simulate({ sender: verifies }, [selfMade]);
  expect(report).toMatchObject({
    policies: [
      {
        policy: { 'policy-type': 'no-policy-found' },
        summary: { 'total-failure-session-count': 1 },
        'failure-details': [{ 'result-type': 'certificate-not-trusted' }],
      },
    ],
  });
  const kinds = events.map(({ explains }) => explains);
  expect(
    kinds.filter((kind) => /^(certificate-accepted|certificate-refused|refuse-host|mx-allowed|mx-not-allowed|policy-)/.test(kind)),
  ).toEqual([]);
});
