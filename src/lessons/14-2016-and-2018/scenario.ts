// First contact by the draft of 2016: the policy in DNS has never been met. What becomes of the letter is up to the reader.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: '2016 and 2018', sender: { like: 'sts-2016', stored2016: [] }, attack: 'eavesdrop' };
