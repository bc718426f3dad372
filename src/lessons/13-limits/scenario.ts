// A trusted certificate for the right name, in the attacker's hands: MTA-STS alone lets it through.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'Its limits', sender: 'sts-enforce', attack: 'mis-issued-certificate' };
