// A world before anybody attacks it, for one message: where every attack of the matrix begins.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** The world without attacks, moves and days. The sender stays. */
export function withoutAttack({
  attack: _attack,
  attacker: _attacker,
  moves: _moves,
  sendAt: _days,
  ...world
}: ScenarioInput): ScenarioInput {
  return world;
}
