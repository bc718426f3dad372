// Line by line a lesson may be played under any sender and any attack: those of the standard world, which has everything.
import type { Route } from '#src/address/route.ts';
import type { AttackName, MistakeName, SenderName } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export interface Conditions {
  readonly sender?: SenderName;
  readonly attack?: AttackName | MistakeName;
}

/** Those that an address names. */
export const conditionsIn = ({ sender, attack }: Route): Conditions => ({ ...(sender && { sender }), ...(attack && { attack }) });

/** Those of the lesson, as far as they have a name. */
export function conditionsOf({ sender, attack }: ScenarioInput): Required<Conditions> {
  return {
    sender: typeof sender === 'string' ? sender : (sender?.like ?? 'opportunistic'),
    attack: [attack ?? 'none'].flat()[0]!,
  };
}

/** The lesson's own world where nothing else was chosen. */
export function scenarioUnder(scenario: ScenarioInput, chosen: Conditions): ScenarioInput {
  return Object.keys(chosen).length ? { ...conditionsOf(scenario), ...chosen } : scenario;
}
