// Every attack and every mistake against every sender: the cells that came with the page, then those that this very browser finds.
import type { MatrixCell } from '#src/simulator/matrix.ts';
import { attacks, mistakes, senders } from '#src/simulator/names.ts';
import { ask, openSimulator, type OpenSimulator } from './simulator.ts';

export class MatrixState {
  cells = $state.raw<readonly MatrixCell[]>([]);
  /** How long the sessions took, in milliseconds; undefined while the cells are those of the page. */
  took = $state<number>();
  trouble = $state<'crashed' | 'hung'>();
  readonly #open: OpenSimulator;

  constructor(cells: readonly MatrixCell[], open: OpenSimulator = openSimulator) {
    this.cells = cells;
    this.#open = open;
  }

  /** Plays all sessions anew. */
  async play(): Promise<void> {
    const { value, trouble } = await ask(this.#open, (api) => api.matrix([...attacks, ...mistakes], senders));
    this.trouble = trouble;
    if (!value) return;
    this.cells = value.cells;
    this.took = value.milliseconds;
  }
}
