// An attack that begins later: until then the world is as it was.
import { applyAttack } from './attacks.ts';
import type { AttackName } from './names.ts';
import type { Scenario } from './scenario.ts';
import { resolveScenario, type ScenarioInput } from './scenario-input.ts';
import { worldAt } from './world.ts';

/** The scenario without its own attack, and with this one from `at` (seconds since 1970) on, made for the world as it then is. */
export function attackFrom(input: ScenarioInput, attack: AttackName, at: number): Scenario {
  const { attack: _attack, ...bare } = input;
  const peace = resolveScenario(bare);
  const then = worldAt(peace, at);
  const { attacker, zones, mxHosts } = applyAttack(then, attack);
  const change = { at, attacker, ...(zones !== then.zones && { zones }), ...(mxHosts !== then.mxHosts && { mxHosts }) };
  return { ...peace, changes: [...(peace.changes ?? []), change] };
}
