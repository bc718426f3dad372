// The worker that simulates. It only forwards: what it does is in src/simulator.
import { expose } from 'comlink';
import { besideDraft } from '#src/simulator/beside-draft.ts';
import { simulateInStep } from '#src/simulator/in-step.ts';
import { matrix } from '#src/simulator/matrix.ts';
import type { Move } from '#src/simulator/network/move.ts';
import { playQueues, queuesInSteps, type QueueSender } from '#src/simulator/queue.ts';
import { daysOf, type QueueDays } from '#src/simulator/queue-days.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { timeline } from '#src/simulator/timeline.ts';
import type { AttackName } from '#src/simulator/world/names.ts';
import { attackFrom, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export const api = {
  ready: () => true as const,
  simulate,
  /** The cells, and how long they took. */
  matrix(...asked: Parameters<typeof matrix>) {
    const start = performance.now();
    const cells = matrix(...asked);
    return { cells, milliseconds: performance.now() - start };
  },
  /** A scenario over days, with an attack that begins on one of them. */
  timeline(input: ScenarioInput, moves: readonly (readonly Move[])[], later?: { readonly attack: AttackName; readonly at: number }) {
    return timeline(later ? attackFrom(input, later.attack, later.at) : input, moves);
  },
  playQueues,
  /** The queues of these senders without their sessions, from `start` to `end`. Now and then others have their turn, for a sign of life. */
  async days(input: ScenarioInput, senders: readonly QueueSender[], start: number, end: number): Promise<QueueDays[]> {
    const steps = queuesInSteps(input, senders);
    for (let since = performance.now(); ;) {
      const { done, value } = steps.next();
      if (done) return value.map((queue) => daysOf(queue, start, end));
      if (performance.now() - since < 50) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  },
  simulateInStep,
  besideDraft,
  readScenario: async (text: string) => (await import('#src/simulator/world/scenario-schema.ts')).parseScenarioText(text),
};

export type SimulatorApi = typeof api;

// The same module serves as the fallback in the page's own thread, where there is nobody to expose it to.
if ('WorkerGlobalScope' in globalThis) expose(api);
