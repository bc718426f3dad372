// Every attack and every mistake against every sender: the cells that came with the page, then those that this very browser finds.
import { WorkerFailure } from '#src/bridge/worker-failure.ts';
import type { WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { MatrixCell } from '#src/simulator/matrix.ts';
import { attacks, mistakes, senders } from '#src/simulator/names.ts';
import type { EvaluatorApi } from '#workers/evaluator.ts';

export class MatrixState {
  cells = $state.raw<readonly MatrixCell[]>([]);
  /** How long the sessions took, in milliseconds; undefined while the cells are those of the page. */
  took = $state<number>();
  trouble = $state<'crashed' | 'hung'>();
  readonly #evaluator: () => Promise<WorkerOwner<EvaluatorApi>>;

  constructor(cells: readonly MatrixCell[], evaluator: () => Promise<WorkerOwner<EvaluatorApi>>) {
    this.cells = cells;
    this.#evaluator = evaluator;
  }

  /** Plays all sessions anew. */
  async play(): Promise<void> {
    try {
      const owner = await this.#evaluator();
      const { cells, milliseconds } = await owner.run((api) => api.matrix([...attacks, ...mistakes], senders));
      this.cells = cells;
      this.took = milliseconds;
      this.trouble = undefined;
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      if (error.reason === 'crashed' || error.reason === 'hung') this.trouble = error.reason;
    }
  }
}
