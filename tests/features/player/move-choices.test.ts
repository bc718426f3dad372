import { describe, expect, it } from 'vitest';
import { certificateChoices, certificateOf, choicesFor, draftFor, type MoveKind } from '#src/features/player/hands/move-choices.ts';
import type { Move } from '#src/simulator/network/move.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';

const worlds: ScenarioInput[] = [
  { sender: 'sts-first-contact' },
  { sender: 'opportunistic', attack: 'strip-starttls' },
  { sender: 'sts-testing', attack: 'untrusted-certificate' },
  { sender: 'dane', attack: 'forge-mx' },
];

function moveOf(kind: MoveKind, event: SessionEvent, { scenario }: Session): Move {
  if (kind === 'certificate') return { event: event.id, do: kind, certificate: certificateOf('self-signed', event, scenario.now) };
  if (kind === 'replace' || kind === 'inject' || kind === 'answer') return { event: event.id, do: kind, text: draftFor(kind, event) };
  return { event: event.id, do: kind };
}

describe.each(worlds)('%j', (world) => {
  const session = simulate(world);

  it('what is offered as possible is possible', () => {
    const refused = session.events.flatMap((event) =>
      choicesFor(event, session).fitting.flatMap((kind) =>
        simulate(world, [moveOf(kind, event, session)]).refused.map(({ reason }) => `${event.id} ${kind}: ${reason}`),
      ),
    );
    expect(refused).toEqual([]);
  });

  it('what an actor does alone cannot be touched', () => {
    for (const event of session.events.filter(({ channel }) => channel === 'decision' || channel === 'cache'))
      expect(choicesFor(event, session).fitting).toEqual([]);
  });
});

it('a certificate is shown for the name that the server had', () => {
  const session = simulate({ sender: 'sts-enforce' });
  const event = session.events.find(({ explains }) => explains === 'tls-certificate')!;
  expect(certificateChoices.map((choice) => certificateOf(choice, event, session.scenario.now).names)).toEqual([
    ['mx1.receiver.example'],
    ['mx1.receiver.example'],
    ['mx.attacker.example'],
    ['mx1.receiver.example'],
  ]);
  const end = (choice: (typeof certificateChoices)[number]) =>
    simulate({ sender: 'sts-enforce' }, [
      { event: event.id, do: 'certificate', certificate: certificateOf(choice, event, session.scenario.now) },
    ]).outcome;
  expect(end('self-signed').failures[0]?.resultType).toBe('certificate-not-trusted');
  expect(end('expired').failures[0]?.resultType).toBe('certificate-expired');
  expect(end('other-name').failures[0]?.resultType).toBe('certificate-host-mismatch');
  expect(end('trusted').readBy).toContain('attacker');
});
