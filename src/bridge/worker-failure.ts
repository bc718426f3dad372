// Why a worker gave no answer. Apart from its owner, so that a page can know it before it needs a worker.

/** Why no answer came. `superseded` and `aborted` are wanted; the other two are said to the reader. */
export class WorkerFailure extends Error {
  readonly reason: 'superseded' | 'aborted' | 'crashed' | 'hung';
  constructor(reason: WorkerFailure['reason']) {
    super(`worker ${reason}`);
    this.reason = reason;
  }
}
