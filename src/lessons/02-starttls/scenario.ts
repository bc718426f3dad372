// Both servers have TLS and use it because it is offered; the attacker only copies what passes. The sender behaves as the recordings show
// it.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = {
  title: 'STARTTLS',
  extends: 'no-policy',
  sender: { like: 'opportunistic', behaves: 'postfix-3.7', tlsReports: false },
  attack: 'eavesdrop',
};
