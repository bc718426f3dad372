// What is told of a task to a record of answers: equal to what was wanted just when the task is passed, short, and of plain signs.
import { describe, expect, test } from 'vitest';
import { factsOf, wantedFacts } from '#src/features/challenge/tasks/facts.ts';
import { makeTask } from '#src/features/challenge/tasks/index.ts';
import { judge, type Ask } from '#src/features/challenge/tasks/judge.ts';
import { taskIds, type Given, type Task, type TaskId } from '#src/features/challenge/tasks/task.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { api } from '#workers/simulator.ts';

const ask: Ask = async (play) => ({ value: await play(api) });
const factsFor = async (task: Task, given: Given) => factsOf(task, (await judge(task, given, ask)).value!);
const solved = (task: Task): Given => task.solution(task.hands && simulate(task.hands));
const but = (task: Task, answers: Given['answers']): Given => ({ ...solved(task), answers: { ...solved(task).answers, ...answers } });
const empty = ({ fields }: Task): Given => ({ answers: Object.fromEntries(fields.map(({ id, value }) => [id, value])), moves: [] });

test.each(taskIds)('%s: wanted is the same for every seed; solved equals it, nothing done does not', async (id) => {
  const wanted = wantedFacts(makeTask(id, 1));
  expect(wanted).toMatch(/^[a-z\d_-]+\.[\w-]+(,[a-z\d_-]+\.[\w-]+)*$/);
  expect(wanted.length).toBeLessThanOrEqual(100);
  for (const seed of [1, 2, 7]) {
    const task = makeTask(id, seed);
    expect(wantedFacts(task)).toBe(wanted);
    expect(await factsFor(task, solved(task))).toBe(wanted);
    const without = await factsFor(task, empty(task));
    expect(without).not.toBe(wanted);
    expect(without.split(',').map((step) => step.split('.')[0])).toEqual(wanted.split(',').map((step) => step.split('.')[0]));
  }
});

describe('what went wrong is told', () => {
  const cases: readonly [TaskId, (task: Task) => Given, string][] = [
    ['c1', () => ({ answers: {}, moves: [] }), 'delivery.delivered,travelled.encrypted,read_by.nobody-else,moves.otherwise'],
    ['c3', (task) => but(task, { file: '' }), 'quiet.unchecked,stripped.clear,forged.taken,down.unchecked'],
    ['c4', (task) => but(task, { record: task.fields[1]!.value }), 'stored.held,first.noted'],
    ['c5', (task) => but(task, { mx: '' }), 'days.not-taken,numbers.yes,length.yes'],
    ['c6', (task) => but(task, { r1: 'nothing', r2: 'nothing' }), 'right.3'],
    ['c9', (task) => but(task, { sender: 'sts-first-contact' }), 'enforce.read,other.read'],
  ];
  test.each(cases)('%s', async (id, given, facts) => {
    const task = makeTask(id, 7);
    expect(await factsFor(task, given(task))).toBe(facts);
  });
  test('c8: how many were late', async () => {
    const task = makeTask('c8', 7);
    expect(await factsFor(task, but(task, { mx: '0', off: '1' }))).toMatch(/^numbers\.yes,late\.[1-9]\d*,returned\.\d+,mails\.otherwise$/);
  });
});
