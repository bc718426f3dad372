// The worker that simulates and judges. It only forwards: what it does is in src/simulator and src/protocol.
import { expose } from 'comlink';
import { mendTyped } from '#src/inspector/mend-typed.ts';
import { judgeTyped, type Typed } from '#src/inspector/typed.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { readReportBlob } from './report-blob.ts';

export const api = {
  ready: () => true as const,
  simulate,
  /** The boxes judged, and with every unambiguous mend made. */
  evaluate(typed: Typed, now: number) {
    const judged = judgeTyped(typed, now);
    return { judged, mended: mendTyped(judged, now) };
  },
  readReport: readReportBlob,
};

export type EvaluatorApi = typeof api;

// The same module serves as the fallback in the page's own thread, where there is nobody to expose it to.
if ('WorkerGlobalScope' in globalThis) expose(api);
