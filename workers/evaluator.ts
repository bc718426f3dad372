// The worker that simulates and judges. It only forwards: what it does is in src/simulator, src/inspector and src/protocol.
import { expose } from 'comlink';
import { matrix } from '#src/simulator/matrix.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { evaluateTyped } from './evaluate-typed.ts';

export const api = {
  ready: () => true as const,
  simulate,
  /** The cells, and how long they took. */
  matrix(...asked: Parameters<typeof matrix>) {
    const start = performance.now();
    const cells = matrix(...asked);
    return { cells, milliseconds: performance.now() - start };
  },
  evaluate: evaluateTyped,
  // Loaded when it is asked for: by nobody but report-reader.ts, which is in no hurry.
  readReport: async (file: Blob) => (await import('./report-blob.ts')).readReportBlob(file),
};

export type EvaluatorApi = typeof api;

// The same module serves as the fallback in the page's own thread, where there is nobody to expose it to.
if ('WorkerGlobalScope' in globalThis) expose(api);
