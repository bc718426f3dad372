// The simulator's worker as the page sees it: sessions, newest request first.
import type { SimulatorApi } from '#workers/simulator.ts';
import workerUrl from '../../workers/simulator.ts?worker&url';
import { workerScript } from './script-url.ts';
import { WorkerOwner } from './worker-owner.ts';

export const simulator = new WorkerOwner<SimulatorApi>({
  start: () => new Worker(workerScript(workerUrl), { type: 'module', name: 'simulator' }),
  inThread: async () => (await import('#workers/simulator.ts')).api,
  hangsAfter: 2000,
});
