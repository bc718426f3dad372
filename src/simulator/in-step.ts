// Two worlds (or more) in step: the same moves made in each of them. A move on an event that one world does not have is no fault there, as
// long as another one has it: who forges the record of 2016 forges nothing in 2018.
import type { Move, RefusedMove } from './network/move.ts';
import type { Session } from './session/session.ts';
import { simulate } from './simulate.ts';
import type { ScenarioInput } from './world/scenario-input.ts';

/**
 * The sessions, one for each world, in its order. `refused`: the moves that were possible in none of them, with the reason that says most.
 */
export interface InStep {
  readonly sessions: readonly Session[];
  readonly refused: readonly RefusedMove[];
}

/** Plays each of the worlds with all the moves. What a session lists as refused is what its own world does not allow. */
export function simulateInStep(worlds: readonly ScenarioInput[], moves: readonly Move[]): InStep {
  const played = worlds.map((world) => simulate(world, moves));
  const refusals = (move: Move): RefusedMove[] => played.flatMap(({ refused }) => refused.find((each) => each.move === move) ?? []);
  const isMissing = ({ reason }: RefusedMove): boolean => reason === 'no-such-event';
  const isElsewhere = (move: Move): boolean => {
    const all = refusals(move);
    return moves.includes(move) && (all.length < played.length || !all.every(isMissing));
  };
  return {
    sessions: played.map((session) => ({
      ...session,
      refused: session.refused.filter((each) => !isMissing(each) || !isElsewhere(each.move)),
    })),
    refused: moves.flatMap((move) => {
      const all = refusals(move);
      return all.length < played.length ? [] : (all.find((each) => !isMissing(each)) ?? all[0] ?? []);
    }),
  };
}
