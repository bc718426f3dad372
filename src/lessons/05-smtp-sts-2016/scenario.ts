// The attack of lesson 3 against a sender that follows the draft of March 2016 and has the policy stored and validated.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'SMTP STS, March 2016', sender: 'sts-2016', attack: 'strip-starttls' };
