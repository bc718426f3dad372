// Both servers have TLS and use it because it is offered; the attacker only copies what passes.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'STARTTLS', extends: 'no-policy', sender: 'opportunistic', attack: 'eavesdrop' };
