// Who reads a step, as the note says it: under TLS 1.3 everything after the ServerHello is encrypted, the certificate included (RFC 8446
// section 2); under TLS 1.2 the certificate crosses in clear (RFC 5246 section 7.3).
import { describe, expect, test } from 'vitest';
import { readersAt } from '#src/features/player/readers.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { simulate } from '#src/simulator/simulate.ts';

const speaking = (tls: '1.2' | '1.3', input: ScenarioInput): ScenarioInput => {
  const scenario = resolveScenario(input);
  return { ...scenario, mxHosts: scenario.mxHosts.map((host) => ({ ...host, tls })) } as unknown as ScenarioInput;
};

function readers(input: ScenarioInput, kind: string) {
  const session = simulate(input);
  return readersAt(
    session,
    session.events.find(({ explains }) => explains === kind)!,
  );
}

const listening: ScenarioInput = { sender: 'sts-enforce', attack: 'eavesdrop' };

describe.each([
  ['1.2', ['sender', 'attacker', 'receiver'], 'clear'],
  ['1.3', ['sender', 'receiver'], 'sealed'],
] as const)('TLS %s', (tls, actors, crossing) => {
  test('the certificate', () => expect(readers(speaking(tls, listening), 'tls-certificate')).toEqual({ actors, crossing }));
  test('the ClientHello', () =>
    expect(readers(speaking(tls, listening), 'tls-hello')).toEqual({ actors: ['sender', 'attacker', 'receiver'], crossing: 'clear' }));
  test('the letter', () =>
    expect(readers(speaking(tls, listening), 'message')).toEqual({ actors: ['sender', 'receiver'], crossing: 'sealed' }));
});

test('the letter inside TLS that the attacker ended', () =>
  expect(readers({ sender: 'opportunistic', attack: 'untrusted-certificate' }, 'message')).toEqual({
    actors: ['sender', 'attacker', 'receiver'],
    crossing: 'opened',
  }));

test('DNS crosses in clear, signed or not', () => expect(readers({ sender: 'dane' }, 'tlsa-answer')?.crossing).toBe('clear'));
test('a policy and the certificate of its host do not', () => {
  for (const kind of ['policy-certificate', 'policy-body'])
    expect(readers({ sender: 'sts-first-contact', attack: 'eavesdrop' }, kind)).toEqual({
      actors: ['sender', 'policy-host'],
      crossing: 'sealed',
    });
});
test('a decision, and that a connection stands, have no readers', () => {
  for (const kind of ['certificate-accepted', 'tls-established']) expect(readers(listening, kind)).toBeUndefined();
});
