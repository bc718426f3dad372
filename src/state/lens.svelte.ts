// One world, played twice: under the draft of 2016, and under RFC 8461.
import type { Move } from '#src/simulator/move.ts';
import type { SenderName } from '#src/simulator/names.ts';
import type { ScenarioInput } from '#src/simulator/scenario-input.ts';
import type { Session } from '#src/simulator/session.ts';
import { ask, openSimulator, type OpenSimulator } from './simulator.ts';

export class LensState {
  pair = $state.raw<{ readonly old: Session; readonly now: Session }>();
  trouble = $state<'crashed' | 'hung'>();
  readonly #open: OpenSimulator;

  constructor(open: OpenSimulator = openSimulator) {
    this.#open = open;
  }

  /** Plays both, with the same moves. A sender of RFC 8461 stays as it is; any other is set beside one that has the policy stored. */
  async play(scenario: ScenarioInput, moves: readonly Move[], sender: SenderName): Promise<void> {
    const now = sender.startsWith('sts-') && sender !== 'sts-2016' ? sender : 'sts-enforce';
    const { value, trouble } = await ask(this.#open, async (api) => ({
      old: await api.simulate({ ...scenario, sender: 'sts-2016' }, moves),
      now: await api.simulate({ ...scenario, sender: now }, moves),
    }));
    if (value) this.pair = value;
    this.trouble = trouble;
  }
}
