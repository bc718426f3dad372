// An attempt at the challenge as it is kept on the device: JSON. Pure. What is read back may be older, foreign or edited by hand: what does
// not fit is left out.
import { formatMove, parseMove } from '#src/address/move-text.ts';
import { administrators, taskIds, type Given, type TaskId } from './tasks/task.ts';

export type TaskState = 'open' | 'passed' | 'shown' | 'failed';

export interface TaskRecord {
  readonly state: TaskState;
  readonly tries: number;
  readonly given: Given;
}

export interface ChallengeRecord {
  readonly seed: number;
  readonly tasks: Readonly<Partial<Record<TaskId, TaskRecord>>>;
  /** Of all attempts. */
  readonly best: Score;
}

export interface Score {
  readonly points: number;
  readonly admin: number;
  readonly isPassed: boolean;
}

export const largestSeed = 999_999;
const pointsToPass = 7;
const adminToPass = 3;

export const fresh = (seed: number, best: Score = scoreOf({})): ChallengeRecord => ({ seed, tasks: {}, best });

/** The rule: seven of ten, three of them an administrator's. */
export function scoreOf(tasks: ChallengeRecord['tasks']): Score {
  const passed = taskIds.filter((id) => tasks[id]?.state === 'passed');
  const admin = passed.filter((id) => administrators.includes(id)).length;
  return { points: passed.length, admin, isPassed: passed.length >= pointsToPass && admin >= adminToPass };
}

/** The better of two: one that passed, then the one with more points. */
export function better(one: Score, other: Score): Score {
  if (one.isPassed !== other.isPassed) return one.isPassed ? one : other;
  return other.points > one.points ? other : one;
}

export function formatRecord({ seed, tasks, best }: ChallengeRecord): string {
  const texts = Object.entries(tasks).map(([id, { given, ...task }]) => {
    return [id, { ...task, answers: given.answers, moves: given.moves.map(formatMove) }];
  });
  return JSON.stringify({ version: 1, seed, best, tasks: Object.fromEntries(texts) });
}

/** Never throws; what is no record gives undefined. */
export function parseRecord(text: string | null): ChallengeRecord | undefined {
  const value = parseJson(text);
  if (!isObject(value) || value['version'] !== 1 || !isSeed(value['seed'])) return undefined;
  const tasks = isObject(value['tasks']) ? value['tasks'] : {};
  const known = taskIds.flatMap((id) => {
    const task = Object.hasOwn(tasks, id) ? readTask(tasks[id]) : undefined;
    return task ? [[id, task] as const] : [];
  });
  return { seed: value['seed'], tasks: Object.fromEntries(known), best: readScore(value['best']) };
}

export const isSeed = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= largestSeed;

function readTask(value: unknown): TaskRecord | undefined {
  if (!isObject(value)) return undefined;
  const { state, tries, answers, moves } = value;
  if (state !== 'open' && state !== 'passed' && state !== 'shown' && state !== 'failed') return undefined;
  const texts = Object.entries(isObject(answers) ? answers : {}).filter(([, text]) => typeof text === 'string' && text.length <= 10_000);
  const made = (Array.isArray(moves) ? moves.slice(0, 100) : []).flatMap((move) => (typeof move === 'string' && parseMove(move)) || []);
  return {
    state,
    tries: Number.isInteger(tries) && Number(tries) >= 0 ? Number(tries) : 0,
    given: { answers: Object.fromEntries(texts) as Given['answers'], moves: made },
  };
}

function readScore(value: unknown): Score {
  if (!isObject(value)) return scoreOf({});
  const count = (number: unknown) => (Number.isInteger(number) && Number(number) >= 0 && Number(number) <= 10 ? Number(number) : 0);
  return { points: count(value['points']), admin: count(value['admin']), isPassed: value['isPassed'] === true };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
