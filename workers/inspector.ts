// The worker that inspects a real domain. It only forwards: what it does is in src/inspector.
import { expose } from 'comlink';
import { inspect } from '#src/inspector/inspect.ts';

export const api = {
  ready: () => true as const,
  inspect,
};

export type InspectorApi = typeof api;

if ('WorkerGlobalScope' in globalThis) expose(api);
