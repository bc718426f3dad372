// Asking the simulator's worker: it comes with the first question, and what kept it from answering is told, not thrown.
import { WorkerFailure } from '#src/bridge/worker-failure.ts';
import type { WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { SimulatorApi } from '#workers/simulator.ts';

export type OpenSimulator = () => Promise<WorkerOwner<SimulatorApi>>;

/** An answer, or why there is none; neither when a newer question took its place. */
export interface Answer<T> {
  readonly value?: T;
  readonly trouble?: 'crashed' | 'hung';
}

/** The worker that the page's players share. */
export async function openSimulator(): Promise<WorkerOwner<SimulatorApi>> {
  return (await import('#src/bridge/simulator.ts')).simulator;
}

/**
 * Asks. All that belongs to one question has to be in one task: a second task takes the place of the first, unless it is `about` something
 * else (what is shown, when left out).
 */
export async function ask<T>(open: OpenSimulator, task: (api: SimulatorApi) => T | Promise<T>, about?: string): Promise<Answer<T>> {
  try {
    const owner = await open();
    return { value: await owner.run((api) => task(api as SimulatorApi), undefined, about) };
  } catch (error) {
    if (!(error instanceof WorkerFailure)) throw error;
    return error.reason === 'crashed' || error.reason === 'hung' ? { trouble: error.reason } : {};
  }
}
