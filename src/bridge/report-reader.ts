// Reads TLS reports in a worker of its own: a large one takes its time, and must not keep the evaluator from answering as one types.
import type { EvaluatorApi } from '#workers/evaluator.ts';
import workerUrl from '../../workers/evaluator.ts?worker&url';
import { workerScript } from './script-url.ts';
import { WorkerOwner } from './worker-owner.ts';

export const reportReader = new WorkerOwner<EvaluatorApi>({
  start: () => new Worker(workerScript(workerUrl), { type: 'module', name: 'report-reader' }),
  inThread: async () => (await import('#workers/evaluator.ts')).api,
});
