// The simulator's worker as the page sees it: sessions, newest request first.
import type { SimulatorApi } from '#workers/simulator.ts';
import workerUrl from '../../workers/simulator.ts?worker&url';
import { workerScript } from './script-url.ts';
import { WorkerOwner } from './worker-owner.ts';

/** What the worker offers, in the page's own thread. */
export const playHere = async (): Promise<SimulatorApi> => (await import('#workers/simulator.ts')).api;

export const simulator = new WorkerOwner<SimulatorApi>({
  start: startWorker,
  inThread: playHere,
  hangsAfter: 2000,
});

/** A course package carries the simulator once, for the page's own thread: a lesson's session takes it less than a millisecond. */
function startWorker(): Worker {
  if (document.documentElement.dataset['packaged'] !== undefined) throw new Error('a course package has no workers');
  return new Worker(workerScript(workerUrl), { type: 'module', name: 'simulator' });
}
