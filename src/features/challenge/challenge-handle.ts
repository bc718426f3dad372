// What the frame around the challenge needs of its page.
import type { ChallengeRecord } from './attempt-record.ts';
import type { Attempt } from './attempt.svelte.ts';
import type { TaskId } from './tasks/task.ts';

export type Shown = TaskId | 'result' | undefined;

export interface ChallengeHandle {
  readonly attempt: Attempt | undefined;
  /** What is in sight; undefined is the start. */
  readonly shown: Shown;
  readonly go: (to: TaskId | 'result') => void;
  /** Goes on with an attempt that a host has kept. */
  readonly restore: (record: ChallengeRecord) => void;
}
