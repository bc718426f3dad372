// A list of moves with one more. Pure.
import type { Move } from '#src/simulator/network/move.ts';

/** The moves with one more: it takes the place of what was done to that event before; what is put in comes beside the rest. */
export function withMove(moves: readonly Move[], move: Move): Move[] {
  if (move.do === 'inject') return [...moves, move];
  return [...moves.filter((done) => done.event !== move.event || done.do === 'inject'), move];
}
