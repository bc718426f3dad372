// A stored policy, mode enforce, and an attacker who stands everywhere between: what the reader does decides.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'Its limits', sender: 'sts-enforce', attack: 'eavesdrop' };
