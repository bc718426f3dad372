// An attacker has taken out the offer of TLS, and the sender holds the mail: now it wants to report.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'Reports', sender: 'sts-enforce', attack: 'strip-starttls' };
