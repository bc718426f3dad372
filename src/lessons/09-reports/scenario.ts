// Nobody attacks: the mail server has lost its TLS, and the senders' reports are the only ones to say so.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'Reports', sender: 'sts-enforce', attack: 'starttls-lost' };
