// First contact by the draft of 2016 under a forged MX: its policy has never been met, so it must not refuse.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: '2016 and 2018', sender: { like: 'sts-2016', stored2016: [] }, attack: 'forge-mx' };
