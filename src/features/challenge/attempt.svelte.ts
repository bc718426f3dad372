// The reader's attempt: what was given and settled, task by task, kept on this device alone. In a frame on somebody else's page, where
// several learners may share a browser, and where there is no storage, it holds until the page is left, unless the host keeps it.
import { ask, openSimulator } from '#src/bridge/ask.ts';
import type { SimulatorApi } from '#workers/simulator.ts';
import { better, formatRecord, fresh, parseRecord, scoreOf, type ChallengeRecord, type TaskRecord } from './attempt-record.ts';
import { makeTask, orderOf } from './tasks/index.ts';
import { judge, type Judged } from './tasks/judge.ts';
import type { Given, Task, TaskId } from './tasks/task.ts';

const key = 'challenge';

export class Attempt {
  record = $state.raw<ChallengeRecord>()!;
  /** What came of the last try at each task. */
  judged = $state.raw<Readonly<Partial<Record<TaskId, Judged | undefined>>>>({});
  isWorking = $state(false);
  trouble = $state<'crashed' | 'hung'>();
  readonly isKept: boolean;
  /** The host has given back what was done before, and keeps what is done. */
  isKeptByHost = $state(false);
  readonly order = $derived(orderOf(this.record.seed));
  readonly score = $derived(scoreOf(this.record.tasks));
  #tasks: Partial<Record<TaskId, Task>> = {};

  /** `seed`: that of the address. The attempt that is kept goes on if it has the same one, or none is asked for. */
  constructor(seed: number | undefined, draw: () => number) {
    this.isKept = typeof document !== 'undefined' && document.documentElement.dataset['embed'] === undefined;
    const kept = this.isKept ? read() : undefined;
    this.record = kept && (seed === undefined || kept.seed === seed) ? kept : fresh(seed ?? draw(), kept?.best);
  }

  get isBegun(): boolean {
    return Object.keys(this.record.tasks).length > 0;
  }

  /** Goes on with an attempt that a host has kept. */
  take(record: ChallengeRecord): void {
    this.#tasks = {};
    this.judged = {};
    this.isKeptByHost = true;
    this.#write({ ...record, best: better(record.best, this.record.best) });
  }

  /** What differs from the start of each task. */
  get changed(): ChallengeRecord {
    const tasks = Object.entries(this.record.tasks).map(([id, task]) => {
      const { fields } = this.taskOf(id as TaskId);
      const differs = ([field, value]: [string, string]) => fields.find((each) => each.id === field)?.value !== value;
      return [id, { ...task, given: { ...task.given, answers: Object.fromEntries(Object.entries(task.given.answers).filter(differs)) } }];
    });
    return { ...this.record, tasks: Object.fromEntries(tasks) as ChallengeRecord['tasks'] };
  }

  /** Begins anew with another seed; the best attempt stays. */
  begin(seed: number): void {
    this.#tasks = {};
    this.judged = {};
    this.#write(fresh(seed, this.record.best));
  }

  taskOf(id: TaskId): Task {
    return (this.#tasks[id] ??= makeTask(id, this.record.seed));
  }

  of(id: TaskId): TaskRecord {
    const { fields } = this.taskOf(id);
    const first = { answers: Object.fromEntries(fields.map((field) => [field.id, field.value])), moves: [] };
    const kept = this.record.tasks[id];
    return kept
      ? { ...kept, given: { ...kept.given, answers: { ...first.answers, ...kept.given.answers } } }
      : { state: 'open', tries: 0, given: first };
  }

  /** What the reader has filled in or done so far. */
  give(id: TaskId, given: Given): void {
    this.#keep(id, { ...this.of(id), given });
  }

  /** Lets the simulator judge what was given; a task that is settled stays settled. */
  async tryIt(id: TaskId): Promise<void> {
    const { given, tries } = this.of(id);
    const judged = await this.#judge(id, given);
    if (!judged) return;
    const { once } = this.taskOf(id);
    const missed = once ? 'failed' : 'open';
    this.#keep(id, { given, tries: tries + 1, state: judged.isPassed ? 'passed' : missed });
  }

  /** The reader wants to be shown: the task is settled, without a point. */
  async show(id: TaskId, given: Given): Promise<void> {
    if (await this.#judge(id, given)) this.#keep(id, { ...this.of(id), given, state: 'shown' });
  }

  /** What came of a settled task, after the page was loaded anew. */
  async recall(id: TaskId): Promise<void> {
    const { state, given } = this.of(id);
    if (state === 'open' || this.judged[id]) return;
    const judged = await this.#judge(id, given);
    // What was filled in has been lost on the way.
    if (judged && judged.isPassed !== (state !== 'failed')) this.judged = { ...this.judged, [id]: undefined };
  }

  async #judge(id: TaskId, given: Given): Promise<Judged | undefined> {
    this.isWorking = true;
    const task = this.taskOf(id);
    const { value, trouble } = await judge(task, given, <T>(play: (api: SimulatorApi) => T | Promise<T>) =>
      ask(openSimulator, play, `challenge ${id}`),
    );
    this.isWorking = false;
    this.trouble = trouble;
    if (value) this.judged = { ...this.judged, [id]: value };
    return value;
  }

  #keep(id: TaskId, task: TaskRecord): void {
    const tasks = { ...this.record.tasks, [id]: task };
    this.#write({ ...this.record, tasks, best: better(this.record.best, scoreOf(tasks)) });
  }

  #write(record: ChallengeRecord): void {
    this.record = record;
    if (!this.isKept) return;
    try {
      localStorage.setItem(key, formatRecord(record));
    } catch {
      // No storage, or it is full: it holds until the page is left.
    }
  }
}

/** Who keeps what is done, as a sentence. */
export function keptOf(
  attempt: Attempt | undefined,
  says: { readonly kept: string; readonly keptByHost: string; readonly notKept: string },
) {
  if (attempt?.isKeptByHost) return says.keptByHost;
  return attempt?.isKept === false ? says.notKept : says.kept;
}

function read(): ChallengeRecord | undefined {
  try {
    return parseRecord(localStorage.getItem(key));
  } catch {
    return undefined;
  }
}
