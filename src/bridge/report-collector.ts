// Reads many TLS reports in a worker of its own, and keeps them there.
import type { ReportsApi } from '#workers/reports.ts';
import workerUrl from '../../workers/reports.ts?worker&url';
import { workerScript } from './script-url.ts';
import { WorkerOwner } from './worker-owner.ts';

export const reportCollector = new WorkerOwner<ReportsApi>({
  start: () => new Worker(workerScript(workerUrl), { type: 'module', name: 'reports' }),
  inThread: async () => (await import('#workers/reports.ts')).api,
});
