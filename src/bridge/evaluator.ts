// The evaluator's worker as the page sees it: judgements, newest request first.
import type { EvaluatorApi } from '#workers/evaluator.ts';
import workerUrl from '../../workers/evaluator.ts?worker&url';
import { workerScript } from './script-url.ts';
import { WorkerOwner } from './worker-owner.ts';

export const evaluator = new WorkerOwner<EvaluatorApi>({
  start: () => new Worker(workerScript(workerUrl), { type: 'module', name: 'evaluator' }),
  inThread: async () => (await import('#workers/evaluator.ts')).api,
  hangsAfter: 2000,
});
