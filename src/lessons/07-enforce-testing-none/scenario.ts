// The attack of lesson 3 against a domain in mode testing.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'Testing', sender: 'sts-testing', attack: 'strip-starttls' };
