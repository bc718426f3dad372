// The world of lesson 2. Nothing is changed until the reader, as the attacker, deletes the offer of TLS.
import type { Move } from '#src/simulator/network/move.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const scenario: ScenarioInput = { title: 'STARTTLS, deleted', extends: 'no-policy', sender: 'opportunistic', attack: 'eavesdrop' };

export const suggested: readonly Move[] = [{ event: 'ehlo-1/250-STARTTLS', do: 'drop' }];
