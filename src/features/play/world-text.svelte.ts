// A world as JSON, checked as it is typed: the newest text wins.
import { ask, openSimulator, type OpenSimulator } from '#src/bridge/ask.ts';
import type { Finding } from '#src/protocol/finding.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export class WorldTextState {
  text = $state('');
  findings = $state.raw<readonly Finding[]>([]);
  /** What the text says; undefined while it is wrong, or not judged yet. */
  world = $state.raw<ScenarioInput>();
  readonly #open: OpenSimulator;

  constructor(text: string, open: OpenSimulator = openSimulator) {
    this.text = text;
    this.#open = open;
  }

  async judge(): Promise<void> {
    const { text } = this;
    const { value: judged } = await ask(this.#open, (api) => api.readScenario(text), 'typed world');
    if (!judged || text !== this.text) return;
    this.findings = judged.findings;
    this.world = judged.value;
  }
}
