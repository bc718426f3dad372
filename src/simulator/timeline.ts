// A scenario over days: messages, changes of the world, and the sender's daily refresh (RFC 8461 sections 3.3 and 10.2), with what
// the sender has stored beside what is published at that time. Moves belong to one message each.
import type { Move } from './network/move.ts';
import { beginning, passTime, remembering, stateAt, type Moment } from './passing-time.ts';
import { simulateAndRemember } from './simulate.ts';
import type { Scenario } from './world/scenario.ts';
import { resolveScenario, type ScenarioInput } from './world/scenario-input.ts';
import { worldAt } from './world/world.ts';

export interface Timeline {
  readonly scenario: Scenario;
  readonly moments: readonly Moment[];
}

/** What changes at a time has changed for a message of that time. */
const order = { change: 0, message: 1 } as const;

/** Plays the whole. Messages go out at `sendAt` (else once at `now`); `moves[n]` are made on the n-th of them. */
export function timeline(input: ScenarioInput, moves: readonly (readonly Move[])[] = []): Timeline {
  const scenario = resolveScenario(input);
  const sends = [...(scenario.sendAt ?? [scenario.now])].sort((a, b) => a - b);
  const planned = [
    ...(scenario.changes ?? []).map(({ at, title }) => ({ at, what: 'change' as const, title })),
    ...sends.map((at, index) => ({ at, what: 'message' as const, index })),
  ].sort((a, b) => a.at - b.at || order[a.what] - order[b.what]);
  const moments: Moment[] = [];
  let known = beginning(scenario, planned[0]?.at);
  for (const plan of planned) {
    known = passTime(scenario, known, plan.at, moments);
    const { memory } = known;
    if (plan.what === 'change')
      moments.push({ ...stateAt(scenario, memory, plan.at), what: 'change', ...(plan.title !== undefined && { title: plan.title }) });
    else {
      const played = simulateAndRemember(remembering(worldAt(scenario, plan.at), memory), moves[plan.index] ?? []);
      known = { ...known, memory: played.memory };
      moments.push({ ...stateAt(scenario, played.memory, plan.at), what: 'message', session: played.session });
    }
  }
  return { scenario, moments };
}
