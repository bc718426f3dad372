// Inspects many domains in a worker of its own, so that a single question beside it neither waits nor stops it.
import type { InspectorApi } from '#workers/inspector.ts';
import workerUrl from '../../workers/inspector.ts?worker&url';
import { workerScript } from './script-url.ts';
import { WorkerOwner } from './worker-owner.ts';

export const manyInspector = new WorkerOwner<InspectorApi>({
  start: () => new Worker(workerScript(workerUrl), { type: 'module', name: 'many-inspector' }),
  inThread: async () => (await import('#workers/inspector.ts')).api,
});
