// The scenario with an attack, or an honest mistake of the receiver's operator, by name.
import { attackTable } from './attacks/attacks.ts';
import { mistakeTable } from './mistakes/mistakes.ts';
import type { AttackName, MistakeName } from './names.ts';
import type { Scenario } from './scenario.ts';

/** An attacker who makes an attack stands where it is made from. */
export function applyAttack(scenario: Scenario, name: AttackName | MistakeName): Scenario {
  if (!isAttack(name)) return mistakeTable[name](scenario);
  const { reach, change } = attackTable[name];
  const { attacker } = scenario;
  const added = reach.filter((each) => !attacker.reach.includes(each));
  return change(added.length > 0 ? { ...scenario, attacker: { ...attacker, reach: [...attacker.reach, ...added] } } : scenario);
}

function isAttack(name: AttackName | MistakeName): name is AttackName {
  return Object.hasOwn(attackTable, name);
}
