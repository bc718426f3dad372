// Judges what was given in a task: the simulator plays each trial, and goal.ts says whether it came out.
import { holds, holdsOfQueues } from '#src/simulator/session/goal.ts';
import type { SenderQueue } from '#src/simulator/queue.ts';
import type { Session } from '#src/simulator/session/session.ts';
import type { SimulatorApi } from '#workers/simulator.ts';
import type { Given, Task, Trial } from './task.ts';

/** One trial as it came out; without session and queue: a rule that the answers keep or break. */
export interface Result {
  readonly id: string;
  readonly isMet: boolean;
  /** The session, or of senders over days the first mail that did not go as it should, else the last one. */
  readonly session?: Session;
  readonly queue?: Pick<SenderQueue, 'sent' | 'late' | 'returned' | 'waiting'>;
}

export interface Judged {
  readonly isPassed: boolean;
  readonly results: readonly Result[];
}

/** An answer of the simulator, or why there is none; neither when a newer question took its place. */
interface Answer<T> {
  readonly value?: T;
  readonly trouble?: 'crashed' | 'hung';
}

/** How the simulator is asked: one question for each trial, as its worker gives up on what takes too long. */
export type Ask = <T>(play: (api: SimulatorApi) => T | Promise<T>) => Promise<Answer<T>>;

/** Plays every trial, and judges. */
export async function judge(task: Task, given: Given, ask: Ask): Promise<Answer<Judged>> {
  const results: Result[] = [];
  for (const trial of task.trials(given)) {
    const { value, trouble } = await play(trial, ask);
    if (!value) return trouble ? { trouble } : {};
    results.push(value);
  }
  const met = results.filter(({ isMet }) => isMet).length;
  return { value: { isPassed: met >= (task.least ?? results.length), results } };
}

async function play(trial: Trial, ask: Ask): Promise<Answer<Result>> {
  const { id } = trial;
  if ('keeps' in trial) return { value: { id, isMet: trial.keeps } };
  if ('senders' in trial) {
    const { value: queues, trouble } = await ask((api) => api.playQueues(trial.input, trial.senders, trial.until));
    if (!queues) return trouble ? { trouble } : {};
    const { mails, ...queue } = queues[0]!;
    const told = mails.find(({ ended, attempts }) => ended !== 'delivered' || attempts > 1) ?? mails.at(-1);
    return { value: { id, isMet: holdsOfQueues(trial.goal, queues), queue, ...(told && { session: told.session }) } };
  }
  const moves = trial.moves ?? [];
  const { value: session, trouble } = await ask((api) => api.simulate(trial.input, moves));
  if (!session) return trouble ? { trouble } : {};
  return { value: { id, isMet: holds(trial.goal, { session, moves }), session } };
}
