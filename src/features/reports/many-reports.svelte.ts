// Many TLS reports on show: how far reading is, what was read, the month of the chosen domain, and what is kept on the device.
import { proxy } from 'comlink';
import { WorkerFailure } from '#src/bridge/worker-failure.ts';
import type { WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { CollectionOverview } from '#src/inspector/reports/collection.ts';
import type { Evidence, Month } from '#src/inspector/reports/month/month.ts';
import type { NamedFile, ReadOutcome, ReportsApi } from '#workers/reports.ts';

/** Whether something is kept is known without the worker. */
const keptMark = 'mta-sts-reports-kept';
const batchSize = 100;

export class ManyReportsState {
  status = $state<'idle' | 'reading' | 'read' | 'stopped' | 'crashed'>('idle');
  progress = $state.raw({ read: 0, of: 0, reports: 0 });
  overview = $state.raw<CollectionOverview>();
  files = $state(0);
  month = $state.raw<Month>();
  domain = $state('');
  isKept = $state(false);
  isExample = $state(false);
  /** What was found if that is one thing alone. */
  only = $state.raw<ReadOutcome['only']>();
  readonly #collector: () => Promise<WorkerOwner<ReportsApi>>;
  readonly #now: () => number;

  constructor(collector: () => Promise<WorkerOwner<ReportsApi>> = openCollector, now = () => Math.floor(Date.now() / 1000)) {
    this.#collector = collector;
    this.#now = now;
  }

  /** Reads files beside those that were read; while others are being read, nothing. */
  async add(files: readonly NamedFile[]): Promise<void> {
    if (this.status === 'reading' || files.length === 0) return;
    if (this.isExample) await this.clear();
    this.progress = { read: 0, of: files.length, reports: 0 };
    await this.#read((api) => this.#readBatches(api as ReportsApi, files));
  }

  /** A few files at a time: handing over a thousand at once would hold the page up. */
  async #readBatches(api: ReportsApi, files: readonly NamedFile[]): Promise<ReadOutcome> {
    for (let from = 0; ; from += batchSize) {
      const onProgress = proxy((read: number, reports: number) => {
        this.progress = { read: from + read, of: files.length, reports };
      });
      const outcome = await api.read(files.slice(from, from + batchSize), onProgress);
      if (this.#isStopped || from + batchSize >= files.length) return outcome;
      this.progress = { ...this.progress, read: from + batchSize };
    }
  }

  async showExample(): Promise<void> {
    await this.clear();
    this.isExample = true;
    await this.#read((api) => api.readExample());
  }

  async openKept(): Promise<void> {
    this.isKept = storage()?.getItem(keptMark) === 'yes';
    if (this.isKept) await this.#read((api) => api.openKept());
  }

  async #read(task: (api: Parameters<Parameters<WorkerOwner<ReportsApi>['run']>[0]>[0]) => Promise<ReadOutcome>): Promise<void> {
    this.status = 'reading';
    this.#isStopped = false;
    try {
      const owner = await this.#collector();
      const { overview, files, only } = await owner.run(task, undefined, 'read');
      [this.overview, this.files, this.only] = [overview, files, only];
      const known = overview.domains.some(({ domain }) => domain === this.domain && this.month);
      await this.choose(known ? this.domain : (overview.domains[0]?.domain ?? ''));
      if (this.isKept) await this.#run((api) => api.keep(), 'keep');
      this.status = this.#isStopped ? 'stopped' : 'read';
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      this.status = 'crashed';
    }
  }

  #isStopped = false;

  /** What is read so far counts. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#run((api) => api.stop(), 'stop');
  }

  async choose(domain: string): Promise<void> {
    this.domain = domain;
    const now = this.#now();
    this.month = await this.#run((api) => api.month(domain, now), 'month');
  }

  async clear(): Promise<void> {
    await this.#run((api) => api.clear(), 'clear');
    [this.overview, this.month, this.only, this.files, this.domain] = [undefined, undefined, undefined, 0, ''];
    this.status = 'idle';
    this.isExample = false;
  }

  /** Some rows behind a cause, from one on. */
  evidence(key: string, from: number): Promise<Evidence[]> {
    return this.#run((api) => api.evidence(this.domain, key, from), `evidence ${key}`);
  }

  csv = (): Promise<string> => this.#run((api) => api.csv(this.domain), 'csv');
  json = (sentence: string): Promise<string> => this.#run((api) => api.json(this.month!, sentence), 'json');

  /** On the device, until told otherwise. */
  async keep(wanted: boolean): Promise<void> {
    this.isKept = wanted;
    if (wanted) storage()?.setItem(keptMark, 'yes');
    else storage()?.removeItem(keptMark);
    await this.#run((api) => (wanted ? api.keep() : api.forget()), 'keep');
  }

  async #run<T>(task: (api: Parameters<Parameters<WorkerOwner<ReportsApi>['run']>[0]>[0]) => T | Promise<T>, about: string): Promise<T> {
    return (await this.#collector()).run(task, undefined, about);
  }
}

/** Some browsers keep nothing for some pages. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

async function openCollector(): Promise<WorkerOwner<ReportsApi>> {
  return (await import('#src/bridge/report-collector.ts')).reportCollector;
}
