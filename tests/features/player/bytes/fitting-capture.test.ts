// Which recording goes with which session of the standard world.
import { describe, expect, it } from 'vitest';
import { captureFor, messageOf } from '#src/features/player/bytes/fitting-capture.ts';
import { loadCapture } from '#src/features/player/bytes/captures.ts';
import { decodeWire } from '#src/protocol/tls/bytes/decode.ts';
import { learnedFrom } from '#src/protocol/tls/bytes/listener.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { SenderName } from '#src/simulator/world/names.ts';

const fitting: [SenderName, string][] = [
  ['opportunistic', 'postfix-tls13'],
  ['sts-enforce', 'postfix-sts-tls13'],
  ['sts-first-contact', 'postfix-sts-tls13'],
  ['dane', 'postfix-dane-tls13'],
  ['dane-and-sts', 'postfix-dane-tls13'],
];

const speaking = (tls: '1.2' | '1.3', input: ScenarioInput): ScenarioInput => {
  const scenario = resolveScenario(input);
  return { ...scenario, mxHosts: scenario.mxHosts.map((host) => ({ ...host, tls })) } as unknown as ScenarioInput;
};
const under12 = (input: ScenarioInput) => speaking('1.2', input);

function fitsIn(input: ScenarioInput, row: string) {
  const session = simulate(input);
  return captureFor(
    session,
    session.events.find(({ explains }) => explains === row)!,
  );
}

describe('the recording that fits', () => {
  it.each(fitting)('%s: %s', (sender, capture) => expect(fitsIn({ sender }, 'tls-hello')).toBe(capture));

  it.each<[SenderName, string, unknown]>([
    ['opportunistic', 'tls-hello', 'postfix-tls12'],
    ['opportunistic', 'tls-established', 'postfix-tls12'],
    ['opportunistic', 'tls-certificate', { none: 'certificate-tls12' }],
    ['sts-enforce', 'tls-certificate', { none: 'checked-tls12' }],
    ['dane', 'tls-hello', { none: 'checked-tls12' }],
  ])('under TLS 1.2, %s, %s', (sender, row, fitting) => expect(fitsIn(under12({ sender }), row)).toEqual(fitting));

  it('follows the world where no certificate came', () => {
    const broken = { sender: 'opportunistic', attack: 'break-handshake' } as const;
    expect(fitsIn(broken, 'tls-hello')).toBe('postfix-tls13');
    expect(fitsIn(under12(broken), 'tls-hello')).toBe('postfix-tls12');
  });

  it('no recording is of a policy host', () =>
    expect(fitsIn({ sender: 'sts-first-contact' }, 'policy-certificate')).toEqual({ none: 'policy-host' }));

  it('says the version and the certificate that the session tells', async () => {
    for (const tls of ['1.2', '1.3'] as const)
      for (const sender of ['opportunistic', 'sts-enforce', 'dane'] as const) {
        const fitting = fitsIn(speaking(tls, { sender }), 'tls-established');
        if (typeof fitting !== 'string') continue;
        const learned = learnedFrom(decodeWire((await loadCapture(fitting)).chunks));
        expect(learned.version).toContain(tls);
        expect(learned.serverName !== undefined).toBe(sender !== 'opportunistic');
        if (tls === '1.3') expect(learned.certificate).toBe('hidden');
      }
  });

  it('each row of TLS is about a message', () => {
    const rows = simulate({ sender: 'sts-enforce' }, []).events.filter(({ channel }) => channel === 'tls');
    expect(rows.map(messageOf)).toEqual(['client_hello', 'certificate', 'finished']);
  });
});
