// Every attack (or honest mistake) against every sender: one session each, of which the outcome is kept.
import type { AttackName, MistakeName, SenderName } from './world/names.ts';
import type { Scenario } from './world/scenario.ts';
import { resolveScenario, type ScenarioInput } from './world/scenario-input.ts';
import type { Outcome } from './session/session.ts';
import { simulate } from './simulate.ts';
import { withoutAttack } from './world/without-attack.ts';

/** One cell. `outcome.deciding` is the id of the event at which the session is worth opening. */
export interface MatrixCell {
  readonly attack: AttackName | MistakeName;
  readonly sender: SenderName;
  readonly outcome: Outcome;
  /** A failure was noted, and a report is sent that tells of it; whether it gets there is `outcome.report`. */
  readonly reported: boolean;
}

/**
 * The cells, row by row: for each attack all senders. Without `world` it is the standard world, bent to each sender; with one, that world,
 * without its attacks, its sender replaced.
 */
export function matrix(
  attacks: readonly (AttackName | MistakeName)[],
  senders: readonly SenderName[],
  world: ScenarioInput = {},
): MatrixCell[] {
  const bare = withoutAttack(world);
  const worlds = senders.map((sender) => ({ sender, scenario: resolveScenario({ ...bare, sender }) }));
  return attacks.flatMap((attack) => worlds.map(({ sender, scenario }) => cellOf(attack, sender, scenario)));
}

function cellOf(attack: MatrixCell['attack'], sender: SenderName, scenario: Scenario): MatrixCell {
  const { outcome, report } = simulate({ ...scenario, attack });
  return { attack, sender, outcome, reported: report !== undefined && outcome.failures.length > 0 };
}
