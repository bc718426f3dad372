// The inspector's worker as the page sees it. It waits for the network, so only its own time-outs end it.
import type { InspectorApi } from '#workers/inspector.ts';
import workerUrl from '../../workers/inspector.ts?worker&url';
import { workerScript } from './script-url.ts';
import { WorkerOwner } from './worker-owner.ts';

export const inspector = new WorkerOwner<InspectorApi>({
  start: () => new Worker(workerScript(workerUrl), { type: 'module', name: 'inspector' }),
  inThread: async () => (await import('#workers/inspector.ts')).api,
});
