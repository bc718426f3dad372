// What one works towards, and nobody attacks: a sender that has never met the domain finds the policy and delivers.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'Deployed', sender: 'sts-first-contact', attack: 'none' };
