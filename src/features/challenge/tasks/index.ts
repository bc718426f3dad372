// The ten tasks for a seed, and the order in which they come.
import { byDns, onTheWire, outlast, pastEnforce } from './attack-tasks.ts';
import { chanceOf } from './chance.ts';
import { loosen, publish, spare } from './publish-tasks.ts';
import { fiveReports } from './report-task.ts';
import { taskIds, type MakeTask, type Task, type TaskId } from './task.ts';
import { changeKey, moveServers } from './time-tasks.ts';

const makers: Readonly<Record<TaskId, MakeTask>> = {
  c1: onTheWire,
  c2: byDns,
  c3: publish,
  c4: loosen,
  c5: outlast,
  c6: fiveReports,
  c7: changeKey,
  c8: moveServers,
  c9: pastEnforce,
  c10: spare,
};

export const makeTask = (id: TaskId, seed: number): Task => makers[id](chanceOf(seed, id));

/** The order of a seed. */
export const orderOf = (seed: number): readonly TaskId[] => chanceOf(seed, 'order').shuffle(taskIds);
