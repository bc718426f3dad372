// One world, played twice: under the draft of 2016, and under RFC 8461.
import { ask, openSimulator, type OpenSimulator } from '#src/bridge/ask.ts';
import type { BesideDraft } from '#src/simulator/beside-draft.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export class LensState {
  pair = $state.raw<BesideDraft>();
  trouble = $state<'crashed' | 'hung'>();
  readonly #open: OpenSimulator;

  constructor(open: OpenSimulator = openSimulator) {
    this.#open = open;
  }

  /** Plays both, with the same moves. */
  async play(scenario: ScenarioInput, moves: readonly Move[]): Promise<void> {
    const { value, trouble } = await ask(this.#open, (api) => api.besideDraft(scenario, moves), 'lens');
    if (value) this.pair = value;
    this.trouble = trouble;
  }
}
