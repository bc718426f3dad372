// What an attack needs and what it does not: it comes out the same for an attacker who stands nowhere but where the attack is made from,
// and differs from peace for at least one sender.
import { expect, test } from 'vitest';
import { simulate } from '#src/simulator/simulate.ts';
import { attackTable } from '#src/simulator/world/attacks/attacks.ts';
import { attacks, senders } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const nowhere = { reach: [], listens: false, rules: [] } as const;
const outcomes = (world: ScenarioInput) => senders.map((sender) => simulate({ ...world, sender }).outcome);

test.each(attacks)('%s', (attack) => {
  const { reach } = attackTable[attack];
  // Who only listens gains nothing where there is TLS.
  const world: ScenarioInput = attack === 'eavesdrop' ? { extends: 'in-the-clear' } : {};
  const alone = outcomes({ ...world, attack, attacker: nowhere });
  expect(alone).toEqual(outcomes({ ...world, attack }));
  if (attack !== 'none') expect(alone).not.toEqual(outcomes(world));
  const { scenario } = simulate({ ...world, attack, attacker: nowhere });
  expect(scenario.attacker.reach).toEqual(reach);
  for (const place of reach) {
    const attacker = { ...scenario.attacker, reach: reach.filter((each) => each !== place) };
    expect(outcomes({ ...world, attacker }), `without ${place}`).not.toEqual(alone);
  }
});
