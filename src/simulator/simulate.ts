// simulate(scenario, moves) -> session: a pure function. The same world and the same moves give the same events.
import type { Move } from './network/move.ts';
import { deliver } from './sender/attempts.ts';
import { reportOn } from './sender/reporting.ts';
import { beginSending, rememberedBy } from './sender/sending.ts';
import type { Memory } from './session/memory.ts';
import { learnedFrom } from './session/readers.ts';
import type { Session } from './session/session.ts';
import { resolveScenario, type ScenarioInput } from './world/scenario-input.ts';

/** Plays one delivery at the scenario's `now`. Moves that no attacker could make change nothing and are listed in `refused`. */
export function simulate(input: ScenarioInput, moves: readonly Move[] = []): Session {
  return simulateAndRemember(input, moves).session;
}

/** The same, and what the sender remembers afterwards, for its next message. */
export function simulateAndRemember(
  input: ScenarioInput,
  moves: readonly Move[] = [],
): { readonly session: Session; readonly memory: Memory } {
  const scenario = resolveScenario(input);
  const all = scenario.moves ? [...scenario.moves, ...moves] : moves;
  const sending = beginSending(scenario, all);
  const { journal, outcome } = sending.run;
  const delivery = deliver(sending);
  const { report, fate } = reportOn(sending);
  journal.close();
  const learned = learnedFrom({ events: journal.events, attacker: scenario.attacker });
  const { source, mode } = sending.mechanism.promised;
  const session: Session = {
    version: 2,
    scenario,
    moves: all,
    refused: journal.refused,
    events: journal.events,
    outcome: { ...outcome.finish(delivery, { source, mode }), learned, report: fate },
    ...(report !== undefined && { report }),
  };
  return { session, memory: rememberedBy(sending.run) };
}
