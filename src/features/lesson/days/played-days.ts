// A strip of days as it is given, or as it is set, played at once: for the build, and for tests. In the page the worker plays it.
import type { DaysBeat, Settings } from '#src/lessons/beat.ts';
import { playQueues } from '#src/simulator/queue.ts';
import { countDays, daysOf } from '#src/simulator/queue-days.ts';
import type { PlayedDays } from './days.svelte.ts';
import { fitting, worldOf } from './days-world.ts';

export function playedDays({ of, given }: DaysBeat, asked: Settings = {}): PlayedDays {
  const settings = fitting(of, given, asked);
  const { input, senders, start, end } = worldOf(of, settings);
  const queues = playQueues(input, senders).map((queue) => daysOf(queue, start, end));
  return { settings, queues, counts: countDays(queues) };
}
