// A TLS report on show: the file that the reader chose, and what was read of it.
import { WorkerFailure } from '#src/bridge/worker-failure.ts';
import type { WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { EvaluatorApi } from '#workers/evaluator.ts';
import type { ReportRead } from '#workers/report-blob.ts';

export class ReportState {
  status = $state<'idle' | 'reading' | 'read' | 'crashed'>('idle');
  /** Of the file; empty for a text that was pasted. */
  name = $state('');
  read = $state.raw<ReportRead>();
  readonly #reader: () => Promise<WorkerOwner<EvaluatorApi>>;

  constructor(reader: () => Promise<WorkerOwner<EvaluatorApi>> = openReader) {
    this.#reader = reader;
  }

  /** Reads a file; one that is still being read is dropped. */
  async open(file: Blob, name: string): Promise<void> {
    this.status = 'reading';
    this.name = name;
    try {
      const owner = await this.#reader();
      this.read = await owner.run((api) => api.readReport(file));
      this.status = 'read';
    } catch (error) {
      if (error instanceof WorkerFailure && error.reason === 'superseded') return;
      // A file that has gone or may not be read rejects too; either way there is nothing to show.
      this.status = 'crashed';
    }
  }
}

async function openReader(): Promise<WorkerOwner<EvaluatorApi>> {
  return (await import('#src/bridge/report-reader.ts')).reportReader;
}
