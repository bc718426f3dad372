// Which of the reader's moves could no attacker make, and why: the same judgement that `simulate` makes on the way.
import type { Finding } from '#src/protocol/finding.ts';
import { moveFinding } from './codes.ts';
import type { Move } from './move.ts';
import type { ScenarioInput } from './scenario-input.ts';
import { simulate } from './simulate.ts';

/** A warning for each move that changes nothing; none: all are legal. */
export function judgeMoves(scenario: ScenarioInput, moves: readonly Move[]): Finding[] {
  return simulate(scenario, moves).refused.map(({ move, reason }) =>
    moveFinding(`move-${reason}`, { values: { event: move.event, do: move.do } }),
  );
}
