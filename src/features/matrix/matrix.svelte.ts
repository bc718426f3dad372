// Every attack and every mistake against every sender: the cells that came with the page, or those that this very browser finds, in the
// standard world or in another one, for one message that nobody has touched yet.
import { ask, openSimulator, type OpenSimulator } from '#src/bridge/ask.ts';
import type { Finding } from '#src/protocol/finding.ts';
import type { MatrixCell } from '#src/simulator/matrix.ts';
import { withoutAttack } from '#src/simulator/world/without-attack.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

export class MatrixState {
  cells = $state.raw<readonly MatrixCell[]>([]);
  /** Whose cells they are; undefined for the standard world. */
  world = $state.raw<ScenarioInput>();
  /** What is wrong with a world that was not taken. */
  findings = $state.raw<readonly Finding[]>([]);
  /** How long the sessions took, in milliseconds; undefined while the cells are those of the page. */
  took = $state<number>();
  trouble = $state<'crashed' | 'hung'>();
  /** Those of the standard world. */
  readonly #given: readonly MatrixCell[];
  readonly #open: OpenSimulator;

  constructor(given: readonly MatrixCell[], open: OpenSimulator = openSimulator) {
    [this.cells, this.#given, this.#open] = [given, given, open];
  }

  /** Reads a world from JSON text; undefined where it is wrong, and `findings` say why. */
  async read(text: string): Promise<ScenarioInput | undefined> {
    const { value: judged, trouble } = await ask(this.#open, (api) => api.readScenario(text));
    this.trouble = trouble;
    this.findings = judged?.findings ?? [];
    return judged?.value;
  }

  /** Back to the standard world, whose cells came with the page. */
  reset(): void {
    [this.cells, this.world, this.took, this.trouble] = [this.#given, undefined, undefined, undefined];
  }

  /**
   * Plays all sessions, of the standard world when none is given. Cells and world change together, so that no cell stands under another
   * world's name.
   */
  async play(world?: ScenarioInput): Promise<void> {
    const bare = world && withoutAttack(world);
    const { value, trouble } = await ask(this.#open, (api) => api.matrix([...attacks, ...mistakes], senders, bare));
    this.trouble = trouble;
    if (!value) return;
    this.cells = value.cells;
    this.world = bare;
    this.took = value.milliseconds;
  }
}
