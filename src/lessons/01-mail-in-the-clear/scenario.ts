// Two servers without TLS, and someone on the path who copies what passes.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'Mail in the clear', extends: 'in-the-clear', attack: 'eavesdrop' };
