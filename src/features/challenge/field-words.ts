// The words for what is filled in and for what came of it, by the ids that the tasks use.
import type { Words } from '#src/words/en.ts';
import type { TaskId } from './tasks/task.ts';

type Says = Words<'challenge'>;

const numbered = /^r([1-5])$/;

/** Some fields mean another thing in one task. */
const ownFields: Partial<Record<TaskId, Readonly<Record<string, keyof Omit<Says['challengeFields'], 'r'>>>>> = {
  c5: { record: 'hideRecord' },
  c8: { file: 'fileDay', id: 'idDay', mx: 'mxDay', off: 'offDay' },
};

export function labelOf(task: TaskId, field: string, { challengeFields }: Says): string {
  const number = numbered.exec(field)?.[1];
  if (number) return challengeFields.r(Number(number));
  const { r: _, ...labels } = challengeFields;
  return (labels as Readonly<Record<string, string>>)[ownFields[task]?.[field] ?? field] ?? field;
}

const ownOptions: Readonly<Record<string, string>> = { host: 'webHost', offer: 'startTls' };

export function optionOf(option: string, { challengeOptions, pages }: Says): string {
  if (option === '') return pages.challenge.none;
  return (challengeOptions as Readonly<Record<string, string>>)[ownOptions[option] ?? option] ?? option;
}

export function trialOf(trial: string, { challengeTrials }: Says): string {
  const number = numbered.exec(trial)?.[1];
  if (number) return challengeTrials.r(Number(number));
  const { r: _, ...names } = challengeTrials;
  return (names as Readonly<Record<string, string>>)[trial] ?? trial;
}

/** Some trials mean another thing in one task. */
const ownWanted: Partial<Record<TaskId, Readonly<Record<string, keyof Says['challengeWanted']>>>> = {
  c1: { hands: 'readInClear' },
  c2: { hands: 'readByDns' },
  c8: { first: 'firstMoved' },
};

/** What should come of a trial. */
export function wantedOf(task: TaskId, trial: string, { challengeWanted }: Says): string {
  const wanted = challengeWanted as Readonly<Record<string, string>>;
  return wanted[ownWanted[task]?.[trial] ?? (numbered.test(trial) ? 'r' : trial)] ?? '';
}
