// The worker that judges what a domain publishes, and reads TLS reports. It only forwards: what it does is in src/inspector
// and src/protocol. Apart from the simulator's worker, so that a page that judges texts loads no simulator.
import { expose } from 'comlink';
import { judgeTexts } from '#src/inspector/pasted/judge-texts.ts';
import { mendTexts } from '#src/inspector/pasted/mend-texts.ts';
import type { PastedTexts } from '#src/protocol/pasted/texts.ts';

export const api = {
  ready: () => true as const,
  /** The texts judged, and with every unambiguous mend made. `now` is in seconds since 1970. */
  evaluate: (texts: PastedTexts, now: number) => {
    const judged = judgeTexts(texts, now);
    return { judged, mended: mendTexts(judged, now) };
  },
  // Loaded when it is asked for: by nobody but report-reader.ts, which is in no hurry.
  readReport: async (file: Blob) => (await import('./report-blob.ts')).readReportBlob(file),
};

export type EvaluatorApi = typeof api;

// The same module serves as the fallback in the page's own thread, where there is nobody to expose it to.
if ('WorkerGlobalScope' in globalThis) expose(api);
