// The days of a queue without its sessions: fates of letters, stretches of memory, refreshes; and the judge of missions of days.
import { describe, expect, test } from 'vitest';
import { playQueues, type QueueSender } from '#src/simulator/queue.ts';
import { holdsDays } from '#src/simulator/days-goal.ts';
import { countDays, daysOf, type DayCounts } from '#src/simulator/queue-days.ts';
import type { ScenarioInput, WorldChangeInput } from '#src/simulator/world/scenario-input.ts';
import { policyText, standardNow as now, standardPolicyId } from '#src/simulator/world/standard-world.ts';

const day = 86_400;
const at = (days: number): number => now + days * day;
const stored = [
  {
    domain: 'receiver.example',
    id: standardPolicyId,
    fetchedAt: now,
    policy: { mode: 'enforce', maxAge: 2 * day, mx: ['mx1.receiver.example'] } as const,
  },
];
const daily: QueueSender = { name: 'daily', sender: { like: 'sts-enforce', retryAfter: day / 2, stored } };
const policyHosts = [
  {
    host: 'mta-sts.receiver.example',
    certificate: { names: ['mta-sts.receiver.example'] },
    body: policyText('enforce', ['mx1.receiver.example'], 2 * day),
  },
];
/** Forged MX, and nobody reaches the policy host. */
const attack = (from: number, to: number): WorldChangeInput[] => [
  {
    at: at(from),
    attacker: {
      reach: ['dns', 'https'],
      listens: false,
      rules: [
        { on: 'dns', name: 'receiver.example', type: 'MX', do: 'forge', values: ['10 mx.attacker.example'] },
        { on: 'tcp', port: 443, do: 'block' },
      ],
    },
  },
  { at: at(to), attack: 'none' },
];
const play = (input: ScenarioInput, sender = daily) =>
  playQueues({ now, sendAt: [0.5, 1.5, 2.5, 3.5, 4.5].map(at), ...input }, [sender]).map((queue) => daysOf(queue, now, at(6)));
const days = (bars: readonly { from: number; to: number }[]) => bars.map(({ from, to }) => [(from - now) / day, (to - now) / day]);

test('in peace each letter is there at once, the memory has no gap, each refresh comes through', () => {
  const [queue] = play({});
  expect(queue!.letters.map(({ place, attempts }) => [place, attempts])).toEqual(Array(5).fill(['bob', 1]));
  expect(days(queue!.remembered)).toEqual([[0, 6]]);
  expect(new Set(queue!.refreshes.map(({ outcome }) => outcome))).toEqual(new Set(['fetched']));
  expect(countDays([queue!])).toMatchObject({ sent: 5, taken: 0, late: 0, returned: 0, waiting: 0, failed: 0, alerted: 0, longest: 0 });
});

test('under an attack longer than max_age the memory ends, and what waited goes to the attacker; then it is learnt anew', () => {
  const [queue] = play({ policyHosts, changes: attack(1.1, 4.2) });
  expect(queue!.letters.map(({ place, attempts }) => [place, attempts > 1])).toEqual([
    ['bob', false],
    ['attacker', true],
    ['attacker', true],
    ['attacker', false],
    ['bob', false],
  ]);
  // Fetched on day 1 for two days; and again with the letter of day 4.5, good for longer than the strip.
  expect(days(queue!.remembered).map((bar) => bar.map((each) => Math.round(each * 10) / 10))).toEqual([
    [0, 3],
    [4.5, 6],
  ]);
  expect(queue!.refreshes.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['fetched', 'failed']));
  expect(countDays([queue!])).toMatchObject({ sent: 5, taken: 3, late: 0 });
});

test('a refresh that fails again tells the administrators; the first failure does not (RFC 8461 section 10.2)', () => {
  const long = {
    ...daily,
    sender: { like: 'sts-enforce', retryAfter: day / 2, stored: [{ ...stored[0]!, policy: { ...stored[0]!.policy, maxAge: 9 * day } }] },
  } as const;
  const [queue] = play({ changes: attack(1.1, 4.2) }, long);
  expect(queue!.refreshes.map(({ outcome }) => outcome)).toEqual(['fetched', 'failed', 'alerted', 'alerted']);
  expect(countDays([queue!])).toMatchObject({ taken: 0, late: 3, failed: 3, alerted: 2, longest: expect.any(Number) as number });
});

test('each letter from another sender: nothing is remembered for the next', () => {
  const [queue] = play({}, { name: 'first', sender: 'sts-first-contact', eachFirst: true });
  expect(queue!.letters.map(({ place }) => place)).toEqual(Array(5).fill('bob'));
});

describe('the judge', () => {
  const counts: DayCounts = { sent: 5, taken: 1, late: 2, returned: 0, waiting: 0, failed: 3, alerted: 2, longest: 7200 };
  test.each([
    [{}, true],
    [{ days: { taken: { least: 1 } } }, true],
    [{ days: { taken: { least: 2 } } }, false],
    [{ days: { late: { most: 1 } } }, false],
    [{ days: { returned: { most: 0 }, failed: { least: 3, most: 3 } }, set: { length: { most: 8 } } }, true],
    [{ set: { length: { most: 7 } } }, false],
    [{ set: { unknown: { most: 7 } } }, false],
  ])('%j: %s', (facts, isMet) => {
    expect(holdsDays(facts, counts, { length: 8 })).toBe(isMet);
  });
});
