// The worker that simulates and judges. It only forwards: what it does is in src/simulator and src/protocol.
import { expose } from 'comlink';
import { simulate } from '#src/simulator/simulate.ts';

export const api = {
  ready: () => true as const,
  simulate,
};

export type EvaluatorApi = typeof api;

// The same module serves as the fallback in the page's own thread, where there is nobody to expose it to.
if ('WorkerGlobalScope' in globalThis) expose(api);
