// The session of a task that is played by hand: as the moves have left it, and untouched.
import { ask, openSimulator } from '#src/bridge/ask.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { Session } from '#src/simulator/session/session.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export class HandSession {
  session = $state.raw<Session>();
  trouble = $state<'crashed' | 'hung'>();
  readonly #scenario: ScenarioInput;

  constructor(scenario: ScenarioInput) {
    this.#scenario = scenario;
  }

  async show(moves: readonly Move[]): Promise<void> {
    const { value, trouble } = await this.#play(moves);
    this.trouble = trouble;
    if (value) this.session = value;
  }

  async untouched(): Promise<Session | undefined> {
    return (await this.#play([])).value;
  }

  #play(moves: readonly Move[]) {
    return ask(openSimulator, (api) => api.simulate(this.#scenario, moves), 'hands');
  }
}
