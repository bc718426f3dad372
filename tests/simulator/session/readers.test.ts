// Who can read which event, and who learns the server's name and its certificate (RFC 8446 section 2, RFC 5246 section 7.3, RFC 8461
// section 7.1).
import { describe, expect, it } from 'vitest';
import { learnedFrom, readersOfEvent } from '#src/simulator/session/readers.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** The world with its mail servers speaking this version of TLS. */
function speaking(tls: '1.2' | '1.3', input: ScenarioInput): ScenarioInput {
  const scenario = resolveScenario(input);
  return { ...scenario, mxHosts: scenario.mxHosts.map((host) => ({ ...host, tls })) } as unknown as ScenarioInput;
}

function readersIn(input: ScenarioInput, explains: string): readonly string[] {
  const { events, scenario } = simulate(input);
  const event = events.find((each) => each.explains === explains)!;
  return readersOfEvent(event, { events, attacker: scenario.attacker });
}

const listening: ScenarioInput = { sender: 'sts-enforce', attack: 'eavesdrop' };

describe('the certificate', () => {
  it('crosses encrypted under TLS 1.3', () =>
    expect(readersIn(speaking('1.3', listening), 'tls-certificate')).toEqual(['sender', 'receiver']));
  it('crosses in clear under TLS 1.2', () =>
    expect(readersIn(speaking('1.2', listening), 'tls-certificate')).toEqual(['sender', 'attacker', 'receiver']));
  it('is the attacker’s own where it ended TLS itself', () =>
    expect(readersIn({ sender: 'opportunistic', attack: 'untrusted-certificate' }, 'tls-certificate')).toEqual(['sender', 'attacker']));
});

describe('the name in the ClientHello', () => {
  it.each([
    ['opportunistic', false],
    ['sts-first-contact', true],
    ['sts-testing', true],
    ['sts-enforce', true],
    ['dane', true],
  ] as const)('%s: %s', (sender, names) => {
    const hello = simulate({ sender, attack: 'eavesdrop' }).events.find(({ explains }) => explains === 'tls-hello')!;
    expect(hello.text.includes('server name')).toBe(names);
  });
});

describe('what a session tells', () => {
  const learned = (input: ScenarioInput) => {
    const { events, scenario } = simulate(input);
    return learnedFrom({ events, attacker: scenario.attacker });
  };

  it('a listener the name, by the greeting, but under TLS 1.3 not the certificate', () =>
    expect(learned({ sender: 'opportunistic', attack: 'eavesdrop' })).toEqual({
      name: ['sender', 'attacker', 'receiver'],
      certificate: ['sender', 'receiver'],
    }));

  it('nobody else anything where nobody listens', () =>
    expect(learned({ sender: 'sts-enforce', attack: 'none' })).toEqual({
      name: ['sender', 'receiver'],
      certificate: ['sender', 'receiver'],
    }));

  it('is part of the outcome', () => {
    const { outcome, events, scenario } = simulate(listening);
    expect(outcome.learned).toEqual(learnedFrom({ events, attacker: scenario.attacker }));
  });
});

describe('the rows', () => {
  it('a decision is the sender’s alone', () => expect(readersIn(listening, 'certificate-accepted')).toEqual(['sender']));
  it('EHLO is anybody’s who listens', () => expect(readersIn(listening, 'ehlo')).toEqual(['sender', 'attacker', 'receiver']));
  it('the envelope inside TLS is not', () => expect(readersIn(listening, 'mail-from')).toEqual(['sender', 'receiver']));
  it('a policy fetched over HTTPS is not', () =>
    expect(readersIn({ sender: 'sts-first-contact', attack: 'eavesdrop' }, 'policy-body')).toEqual(['sender', 'policy-host']));
});

it('a trusted certificate of a host that no policy names is no wrong name', () => {
  const { events } = simulate({ sender: 'sts-testing', attack: 'forge-mx' });
  const decision = events.find(({ id }) => id === 'decide/certificate')!;
  expect([decision.explains, decision.knows?.certificate]).toEqual(['certificate-accepted', 'valid']);
  expect(events.some(({ explains }) => explains === 'deliver-despite-failure')).toBe(true);
});
