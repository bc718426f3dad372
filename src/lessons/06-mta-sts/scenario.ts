// The attack of lesson 3 against a domain with a policy in mode enforce. The sender has nothing stored, so that the reader sees it fetch.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'MTA-STS', sender: 'sts-first-contact', attack: 'strip-starttls' };
