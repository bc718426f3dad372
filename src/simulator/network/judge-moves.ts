// Which of the reader's moves could no attacker make, and why: the same judgement that `simulate` makes on the way.
import type { Finding } from '#src/protocol/finding.ts';
import { moveFinding } from '#src/simulator/codes.ts';
import { moveNames, type Move } from './move.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';
import { simulate } from '#src/simulator/simulate.ts';

/** A warning for each move that changes nothing; none: all are legal. */
export function judgeMoves(scenario: ScenarioInput, moves: readonly Move[]): Finding[] {
  return simulate(scenario, moves).refused.map(({ move, reason }) =>
    moveFinding(`move-${reason}`, { values: { event: move.event, do: move.do } }),
  );
}

/** What an attacker could do to one event of a session, as it is played with these moves. Empty: nothing. */
export function possibleMoves(scenario: ScenarioInput, moves: readonly Move[], event: SessionEvent): Move['do'][] {
  const others = moves.filter((move) => move.event !== event.id);
  return moveNames.filter((name) => {
    const move = sample(name, event);
    return !simulate(scenario, [...others, move]).refused.some((refused) => refused.move === move);
  });
}

function sample(name: Move['do'], { id: event, text }: SessionEvent): Move {
  if (name === 'certificate') return { event, do: name, certificate: { names: ['host.example'] } };
  return name === 'replace' || name === 'inject' || name === 'answer' ? { event, do: name, text } : { event, do: name };
}
