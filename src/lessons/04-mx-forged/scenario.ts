// A forged answer to the MX question leads to the attacker's own server, which has TLS and a certificate of its own.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'The MX, forged', extends: 'no-policy', sender: 'opportunistic', attack: 'forge-mx' };
