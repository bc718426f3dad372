// The worker that judges what a domain publishes, and reads TLS reports. It only forwards: what it does is in src/inspector
// and src/protocol. Apart from the simulator's worker, so that a page that judges texts loads no simulator.
import { expose } from 'comlink';
import { evaluateTyped } from './evaluate-typed.ts';

export const api = {
  ready: () => true as const,
  evaluate: evaluateTyped,
  // Loaded when it is asked for: by nobody but report-reader.ts, which is in no hurry.
  readReport: async (file: Blob) => (await import('./report-blob.ts')).readReportBlob(file),
};

export type EvaluatorApi = typeof api;

// The same module serves as the fallback in the page's own thread, where there is nobody to expose it to.
if ('WorkerGlobalScope' in globalThis) expose(api);
