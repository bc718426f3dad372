// A list of domains being inspected: what is done, what is left, and the way to stop and to go on.
import { proxy } from 'comlink';
import { WorkerFailure } from '#src/bridge/worker-failure.ts';
import type { WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { Inspection } from '#src/inspector/inspection.ts';
import type { InspectorApi } from '#workers/inspector.ts';

export class ManyDomainsState {
  status = $state<'idle' | 'running' | 'stopped' | 'crashed' | 'done'>('idle');
  domains = $state.raw<readonly string[]>([]);
  /** In the order in which they came. */
  results = $state.raw<readonly Inspection[]>([]);
  #resolvers: readonly string[] = [];
  #controller: AbortController | undefined;
  readonly #inspector: () => Promise<WorkerOwner<InspectorApi>>;

  constructor(inspector: () => Promise<WorkerOwner<InspectorApi>> = openInspector) {
    this.#inspector = inspector;
  }

  /** Those that have no result yet. */
  get left(): readonly string[] {
    const done = Object.fromEntries(this.results.map(({ domain }) => [domain, true]));
    return this.domains.filter((domain) => !Object.hasOwn(done, domain));
  }

  /** Begins with a new list. */
  start(domains: readonly string[], resolvers: readonly string[]): Promise<void> {
    this.domains = domains;
    this.results = [];
    this.#resolvers = resolvers;
    return this.resume();
  }

  /** Goes on with what is left. */
  async resume(): Promise<void> {
    this.#controller?.abort();
    const controller = (this.#controller = new AbortController());
    this.status = 'running';
    const onDone = proxy((inspection: Inspection) => {
      if (this.#controller === controller && !controller.signal.aborted) this.results = [...this.results, inspection];
    });
    const [domains, resolvers] = [this.left, this.#resolvers];
    try {
      const owner = await this.#inspector();
      await owner.run((api) => (api as InspectorApi).inspectMany(domains, { resolvers }, onDone), controller.signal);
      if (this.#controller === controller) this.status = 'done';
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      if (this.#controller === controller) this.status = error.reason === 'aborted' ? 'stopped' : 'crashed';
    }
  }

  stop(): void {
    this.#controller?.abort();
  }

  clear(): void {
    this.stop();
    this.#controller = undefined;
    this.status = 'idle';
    this.domains = [];
    this.results = [];
  }
}

async function openInspector(): Promise<WorkerOwner<InspectorApi>> {
  return (await import('#src/bridge/many-inspector.ts')).manyInspector;
}
