// The designs of 2016 and 2018 under one hand, and an update that lost TLS beside an attacker who deletes the offer.
import { describe, expect, test } from 'vitest';
import { simulateInStep } from '#src/simulator/in-step.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const old: ScenarioInput = { sender: { like: 'sts-2016', stored2016: [] }, attack: 'eavesdrop' };
const now: ScenarioInput = { sender: 'sts-first-contact', attack: 'eavesdrop' };
const forgedMx: Move = { event: 'mx/receiver.example/answer', do: 'replace', text: '10 mx.attacker.example' };
const forgedRecord: Move = {
  event: 'txt/_smtp_sts.receiver.example/answer',
  do: 'replace',
  text: 'v=STS1; to=true; mx=mx.attacker.example; c=webpki; e=864000',
};
const outcomes = (moves: readonly Move[], worlds: readonly ScenarioInput[] = [old, now]) =>
  simulateInStep(worlds, moves).sessions.map(({ outcome: { delivery, readBy } }) => `${delivery}, ${readBy.join('+') || 'nobody'}`);

describe('one hand with both', () => {
  test('one forged name: the one may not refuse yet, the other does', () => {
    expect(outcomes([forgedMx])).toEqual(['delivered, attacker', 'deferred, nobody']);
  });

  test('a move on a record that only one of them asks for is no fault', () => {
    const { sessions, refused } = simulateInStep([old, now], [forgedRecord, forgedMx]);
    expect([sessions.map((session) => session.refused), refused]).toEqual([[[], []], []]);
    expect(outcomes([forgedRecord, forgedMx])).toEqual(['delivered, attacker', 'deferred, nobody']);
  });

  test('one that neither has is, and so is what a world does not allow', () => {
    const nowhere: Move = { event: 'ehlo-9', do: 'drop' };
    const inTls: Move = { event: 'message-1', do: 'replace', text: 'x' };
    const { sessions, refused } = simulateInStep([old, now], [nowhere, inTls]);
    expect(refused).toEqual([
      { move: nowhere, reason: 'no-such-event' },
      { move: inTls, reason: 'inside-tls' },
    ]);
    expect(sessions.map((session) => session.refused.map(({ reason }) => reason).sort())).toEqual(
      Array(2).fill(['inside-tls', 'no-such-event']),
    );
  });

  test('a move of a world’s own stays its own fault', () => {
    const { sessions } = simulateInStep([{ ...old, moves: [{ event: 'ehlo-9', do: 'drop' }] }, now], []);
    expect(sessions.map(({ refused }) => refused.length)).toEqual([1, 0]);
  });
});

test('TLS lost by an update and by an attacker: the reports are equal to the last line (RFC 8460 section 4.3.1)', () => {
  const { sessions } = simulateInStep(
    [
      { sender: 'sts-enforce', attack: 'starttls-lost' },
      { sender: 'sts-enforce', attack: 'strip-starttls' },
    ],
    [],
  );
  const [lost, stripped] = sessions.map(({ report }) => JSON.stringify(report));
  expect(lost).toContain('"starttls-not-supported"');
  expect(stripped).toBe(lost);
});
