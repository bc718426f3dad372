// How senders keep a stored policy fresh (RFC 8461 sections 3.3 and 10.2), over ten days in which the policy changes or is kept from them.
import { describe, expect, it } from 'vitest';
import { timeline } from '#src/simulator/timeline.ts';
import { refreshHabits, type RefreshHabit, type Scenario } from '#src/simulator/world/scenario.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const day = 86_400;
const domain = 'receiver.example';

function world(refresh: RefreshHabit, change: (scenario: Scenario) => Partial<Scenario> = () => ({})): ScenarioInput {
  const scenario = resolveScenario({ sender: { like: 'sts-enforce', refresh } });
  const sendAt = [0, 1, 3, 6, 9].map((days) => scenario.now + days * day + 3600);
  return { ...scenario, sendAt, ...change(scenario) } as unknown as ScenarioInput;
}

const hiddenRecord = (scenario: Scenario) => {
  const rules = [{ on: 'dns', name: `_mta-sts.${domain}`, type: 'TXT', do: 'hide' }] as unknown as Scenario['attacker']['rules'];
  return { attacker: { ...scenario.attacker, reach: ['dns'] as const, rules } };
};

const refreshes = (input: ScenarioInput) => timeline(input).moments.filter(({ what }) => what === 'refresh');

describe('once a day', () => {
  it.each([
    ['regardless', 'refreshed', true],
    ['with-record', 'refreshed', true],
    ['renews-unread', 'refreshed', false],
  ] as const)('%s: %s, with a look at the file: %s', (habit, _, reads) => {
    const done = refreshes(world(habit));
    expect(done.length).toBeGreaterThan(5);
    expect(done.every(({ refreshed }) => refreshed)).toBe(true);
    expect(done.every(({ events }) => events!.some(({ channel }) => channel === 'https'))).toBe(reads);
  });

  it('never: not at all', () => expect(refreshes(world('never'))).toEqual([]));
});

describe('the record is hidden', () => {
  it('regardless: the file is fetched all the same', () =>
    expect(refreshes(world('regardless', hiddenRecord)).every(({ refreshed }) => refreshed)).toBe(true));
  it.each(['with-record', 'renews-unread'] as const)('%s: nothing is renewed', (habit) =>
    expect(refreshes(world(habit, hiddenRecord)).some(({ refreshed }) => refreshed)).toBe(false),
  );
});

describe('policy and MX change, the id does not', () => {
  /** The day on which a message goes through again. */
  const deliveredOn = (habit: RefreshHabit) => {
    const mended = ({ now }: Scenario) => ({ sendAt: Array.from({ length: 12 }, (_, index) => now + index * 6 * 3600 + 600) });
    const input = { ...world(habit, mended), attack: 'policy-changed-id-not' } as ScenarioInput;
    const messages = timeline(input).moments.filter(({ what }) => what === 'message');
    return messages.findIndex(({ session }) => session!.outcome.delivery === 'delivered');
  };

  it('a well-made sender delivers within refresh plus retry', () => expect(deliveredOn('regardless')).toBeGreaterThanOrEqual(0));
  it.each(['renews-unread', 'never'] as const)('%s: not within three days', (habit) => expect(deliveredOn(habit)).toBe(-1));
});

it('has a test for each habit', () => expect(refreshHabits).toHaveLength(4));
