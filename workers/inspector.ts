// The worker that inspects a real domain, or an invented one. It only forwards: what it does is in src/inspector.
import { expose } from 'comlink';
import { hasRelay } from '#src/inspector/ask/relay-source.ts';
import { inspectMany } from '#src/inspector/inspect-many.ts';
import { inspect } from '#src/inspector/inspect.ts';
import { inspectExample } from '#src/inspector/invented/network.ts';

export const api = {
  ready: () => true as const,
  inspect,
  inspectExample,
  inspectMany,
  hasRelay: (base: string) => hasRelay(base, (url, init) => fetch(url, init)),
};

export type InspectorApi = typeof api;

if ('WorkerGlobalScope' in globalThis) expose(api);
