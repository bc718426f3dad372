// The worker that inspects a real domain, or an invented one. It only forwards: what it does is in src/inspector.
import { expose } from 'comlink';
import { inspectExample } from '#src/inspector/example-network.ts';
import { inspectMany } from '#src/inspector/inspect-many.ts';
import { inspect } from '#src/inspector/inspect.ts';
import { hasRelay } from '#src/inspector/relay-source.ts';

export const api = {
  ready: () => true as const,
  inspect,
  inspectExample,
  inspectMany,
  hasRelay: (base: string) => hasRelay(base, (url, init) => fetch(url, init)),
};

export type InspectorApi = typeof api;

if ('WorkerGlobalScope' in globalThis) expose(api);
