// An attempt as one short text, for a host that keeps it: `7~10.5.1~c3p2~file:version:_STSv1=mode:_enforce~c1p1~-drop:ehlo-1`. First the
// seed and the best score; then each task with its state and tries, what was filled in, and the moves. Only letters, digits and -_.:/%~=
// occur, which no learning system has reason to change. Pure; what cannot be read is left out.
import { formatMove, parseMove } from '#src/address/move-text.ts';
import { fresh, isSeed, type ChallengeRecord, type Score, type TaskRecord, type TaskState } from './attempt-record.ts';
import { taskIds, type TaskId } from './tasks/task.ts';

/** Long enough for all that the tasks ask for. Whoever writes more loses what was filled in, never what was reached. */
export const longestText = 2000;

const letters: Readonly<Record<TaskState, string>> = { open: 'o', passed: 'p', shown: 's', failed: 'f' };
const states = new Map(Object.entries(letters).map(([state, letter]) => [letter, state as TaskState]));

export function formatAttempt({ seed, best, tasks }: ChallengeRecord): string {
  const head = [String(seed), [best.points, best.admin, best.isPassed ? 1 : 0].join('.')];
  const texts = taskIds.flatMap((id) => (tasks[id] ? [taskText(id, tasks[id])] : []));
  while ([...head, ...texts].join('~').length > longestText) {
    const longest = texts.reduce((most, text, index) => (text.length > texts[most]!.length ? index : most), 0);
    texts[longest] = texts[longest]!.split('~', 1)[0]!;
  }
  return [...head, ...texts].join('~');
}

function taskText(id: TaskId, { state, tries, given }: TaskRecord): string {
  const answers = Object.entries(given.answers).map(([field, value]) => `${field}:${encode(value)}`);
  return [`${id}${letters[state]}${tries}`, ...answers, ...given.moves.map((move) => `-${encode(formatMove(move))}`)].join('~');
}

/** Never throws; what is no attempt gives undefined. */
export function parseAttempt(text: string): ChallengeRecord | undefined {
  const [head = '', score = '', ...tokens] = text.split('~');
  const seed = /^\d{1,6}$/.test(head) ? Number(head) : undefined;
  if (!isSeed(seed)) return undefined;
  const tasks: Partial<Record<TaskId, TaskRecord>> = {};
  let open: TaskId | undefined;
  for (const token of tokens) {
    const [, name, letter, tries] = /^(c\d\d?)([opsf])(\d{1,4})$/.exec(token) ?? [];
    if (name) {
      open = taskIds.find((id) => id === name);
      if (open) tasks[open] = { state: states.get(letter!)!, tries: Number(tries), given: { answers: {}, moves: [] } };
    } else if (open) tasks[open] = withToken(tasks[open]!, token);
  }
  return { ...fresh(seed, readScore(score)), tasks };
}

function withToken(task: TaskRecord, token: string): TaskRecord {
  const { answers, moves } = task.given;
  if (token.startsWith('-')) {
    const move = parseMove(decode(token.slice(1)));
    return move ? { ...task, given: { answers, moves: [...moves, move] } } : task;
  }
  const [, field, value] = /^([\w-]{1,20}):(.*)$/.exec(token) ?? [];
  return field ? { ...task, given: { answers: { ...answers, [field]: decode(value!) }, moves } } : task;
}

function readScore(text: string): Score | undefined {
  const [, points, admin, passed] = /^(\d|10)\.([0-5])\.([01])$/.exec(text) ?? [];
  return passed === undefined ? undefined : { points: Number(points), admin: Number(admin), isPassed: passed === '1' };
}

/** Spaces and ends of lines, of which there are many, take one character. */
function encode(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll(/[_~!*'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '_')
    .replaceAll('%0A', '=')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('_', '%20').replaceAll('=', '%0A'));
  } catch {
    return '';
  }
}
