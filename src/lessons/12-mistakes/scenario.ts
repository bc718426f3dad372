// A new mail server that nobody put into the policy.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'A forgotten server', sender: 'sts-enforce', attack: 'mx-not-in-policy' };
