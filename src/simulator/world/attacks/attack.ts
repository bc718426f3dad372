// An attack: one descriptor a file, listed in attacks.ts. It bends any scenario, and looks up the names that it needs in the scenario's
// own world. Its words stand under its name: what the attacker does in words/LANGUAGE/player.ts, a row of the matrix in
// words/LANGUAGE/matrix.ts.
import type { AttackRule, Reach, Scenario } from '../scenario.ts';

export interface Attack {
  /** Where the attacker must stand for it. */
  readonly reach: readonly Reach[];
  /** The world in which it happens. */
  readonly change: (scenario: Scenario) => Scenario;
}

/** The scenario with these habits added to its attacker. */
export function withRules(scenario: Scenario, ...rules: readonly AttackRule[]): Scenario {
  const { attacker } = scenario;
  return { ...scenario, attacker: { ...attacker, rules: [...attacker.rules, ...rules] } };
}
