// Owns the life of one worker: starts it at the first request, lets the newest request about a thing win, ends what takes too long,
// restarts it once after a crash, and works in the page's own thread where workers are forbidden.
import { wrap, type Remote } from 'comlink';
import { WorkerFailure } from './worker-failure.ts';

/** Every worker answers this first and at any time, so that loading, of the worker or of a part of it, is not taken for a hang. */
export interface Startable {
  ready(): true;
}

interface Options<Api> {
  /** Makes the worker; may throw where workers are forbidden. */
  readonly start: () => Worker;
  /** The same functions without a worker. */
  readonly inThread: () => Promise<Api>;
  /** Milliseconds without a sign of life after which a worker counts as hung; undefined for work that waits for the network. */
  readonly hangsAfter?: number;
}

/** The calls of an API as they look through Comlink, or through a plain promise where there is no worker. */
type Calls<Api> = Remote<Api> | Api;
type Task<Api, T> = (api: Calls<Api>) => Promise<T> | T;

const startsWithin = 10_000;
/** A superseded run that is older than this (milliseconds) is ended by terminating its worker; a younger one is left to finish unheard. */
const patience = 200;

interface Running {
  readonly since: number;
  readonly stop: (failure: WorkerFailure) => void;
}

export class WorkerOwner<Api extends Startable> {
  readonly #options: Options<Api>;
  #worker: Worker | undefined;
  #calls: Promise<Calls<Api>> | undefined;
  /** Of each run that waits for the worker: to be called when it is gone. */
  readonly #losses = new Set<(failure: WorkerFailure) => void>();
  /** By what they are about. */
  readonly #running = new Map<string, Running>();

  constructor(options: Options<Api>) {
    this.#options = options;
  }

  /**
   * Runs one task; the one before it that is about the same, if still open, rejects with `superseded`. `signal` terminates the worker at
   * once.
   */
  async run<T>(task: Task<Api, T>, signal?: AbortSignal, about = ''): Promise<T> {
    if (signal?.aborted) throw new WorkerFailure('aborted');
    const before = this.#running.get(about);
    const stopped = rejectable();
    const running: Running = { since: performance.now(), stop: stopped.reject };
    this.#running.set(about, running);
    if (before) this.#supersede(before);
    const abort = () => {
      this.terminate();
      stopped.reject(new WorkerFailure('aborted'));
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await Promise.race([stopped.promise, this.#tryTwice(task, () => this.#running.get(about) === running)]);
    } finally {
      signal?.removeEventListener('abort', abort);
      if (this.#running.get(about) === running) this.#running.delete(about);
    }
  }

  /** Ends the worker and whatever it does; the next request, or a run that still waits, starts a new one. */
  terminate(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#calls = undefined;
    this.#lose(new WorkerFailure('crashed'));
  }

  #lose(failure: WorkerFailure): void {
    for (const reject of this.#losses) reject(failure);
  }

  #supersede(before: Running): void {
    if (this.#worker && performance.now() - before.since > patience) this.terminate();
    before.stop(new WorkerFailure('superseded'));
  }

  async #tryTwice<T>(task: Task<Api, T>, isWanted: () => boolean): Promise<T> {
    try {
      return await this.#attempt(task);
    } catch (error) {
      if (!(error instanceof WorkerFailure) || !isWanted()) throw error;
      return this.#attempt(task);
    }
  }

  async #attempt<T>(task: Task<Api, T>): Promise<T> {
    const started = (this.#calls ??= this.#start());
    const calls = await started;
    const crash = rejectable();
    this.#losses.add(crash.reject);
    let stopListening = () => {};
    try {
      const answer = Promise.resolve(task(calls));
      if (this.#worker) stopListening = this.#listenForLife(calls as Remote<Startable>, crash.reject);
      return await Promise.race([crash.promise, answer]);
    } catch (error) {
      this.#losses.delete(crash.reject);
      // Another run may have started the next worker already.
      if (error instanceof WorkerFailure && this.#calls === started) this.terminate();
      throw error;
    } finally {
      this.#losses.delete(crash.reject);
      stopListening();
    }
  }

  /** Asks the worker for a sign of life, behind the task and then again and again; silence is a hang. Gives the way to stop. */
  #listenForLife(worker: Remote<Startable>, reject: (failure: WorkerFailure) => void): () => void {
    const { hangsAfter } = this.#options;
    if (!hangsAfter) return () => {};
    let isAlive = true;
    const ask = () => {
      if (!isAlive) return reject(new WorkerFailure('hung'));
      isAlive = false;
      void worker.ready().then(() => (isAlive = true));
    };
    ask();
    const timer = setInterval(ask, hangsAfter);
    return () => clearInterval(timer);
  }

  /** A worker that cannot be made, or fails before it said ready, is forbidden here: the page's own thread takes over. */
  async #start(): Promise<Calls<Api>> {
    try {
      const worker = this.#options.start();
      this.#worker = worker;
      const failed = rejectable();
      const timer = setTimeout(() => failed.reject(new WorkerFailure('hung')), startsWithin);
      worker.onerror = () => failed.reject(new WorkerFailure('crashed'));
      const remote = wrap<Api>(worker);
      await Promise.race([failed.promise, (remote as Remote<Startable>).ready()]);
      clearTimeout(timer);
      worker.onerror = () => this.#lose(new WorkerFailure('crashed'));
      return remote;
    } catch {
      this.#worker?.terminate();
      this.#worker = undefined;
      return this.#options.inThread();
    }
  }
}

/** A promise that only ever rejects, and may do so unheard. */
function rejectable(): { promise: Promise<never>; reject: (failure: WorkerFailure) => void } {
  let reject!: (failure: WorkerFailure) => void;
  const promise = new Promise<never>((_, no) => (reject = no));
  promise.catch(() => {});
  return { promise, reject };
}
