// An attempt as one text: there and back, damaged, and too long.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreOf, type ChallengeRecord } from '#src/features/challenge/attempt-record.ts';
import { formatAttempt, longestText, parseAttempt } from '#src/features/challenge/attempt-text.ts';
import { makeTask } from '#src/features/challenge/tasks/index.ts';
import { taskIds, type TaskId } from '#src/features/challenge/tasks/task.ts';
import { simulate } from '#src/simulator/simulate.ts';

const solutionOf = (id: TaskId, seed: number) => {
  const task = makeTask(id, seed);
  return task.solution(task.hands && simulate(task.hands));
};
const tasks = Object.fromEntries(taskIds.map((id) => [id, { state: 'passed', tries: 2, given: solutionOf(id, 7) }] as const));
const whole: ChallengeRecord = { seed: 7, tasks, best: scoreOf(tasks) };
const signs = /^[\w.:/%~=-]+$/;

describe('there and back', () => {
  test('all tasks done', () => {
    const text = formatAttempt(whole);
    console.log(`an attempt with all tasks done: ${text.length} characters`);
    expect(text).toMatch(signs);
    expect(parseAttempt(text)).toEqual(whole);
  });
  test('any text in a field, any state', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('open', 'passed', 'shown', 'failed'),
        fc.nat(999_999),
        (value, state, seed) => {
          const record: ChallengeRecord = {
            ...whole,
            seed,
            tasks: { c3: { state, tries: 1, given: { answers: { file: value }, moves: [] } } },
          };
          const text = formatAttempt(record);
          expect(text).toMatch(signs);
          expect(parseAttempt(text)).toEqual(record);
        },
      ),
    ));
});

test('too long: what was filled in at most length is left out, no state is', () => {
  const long = { ...tasks.c3!, given: { answers: { file: 'x'.repeat(4000) }, moves: [] } };
  const text = formatAttempt({ ...whole, tasks: { ...tasks, c3: long } });
  expect(text.length).toBeLessThanOrEqual(longestText);
  const read = parseAttempt(text)!;
  expect(read.tasks.c3).toEqual({ state: 'passed', tries: 2, given: { answers: {}, moves: [] } });
  expect(read.tasks.c4).toEqual(tasks.c4);
  expect(Object.keys(read.tasks)).toEqual([...taskIds]);
});

describe('what is read may be anything', () => {
  test.each(['', 'seven', '1234567~0.0.0', '-1', '{"seed":1}'])('no attempt: %s', (text) => expect(parseAttempt(text)).toBeUndefined());
  test('what does not fit is left out', () =>
    expect(parseAttempt('7~99.0.0~c11p1~file:x~c3z1~c3p1~file:a%zz~-nonsense~c4s0')).toMatchObject({
      seed: 7,
      best: { points: 0 },
      tasks: { c3: { state: 'passed', given: { answers: { file: '' }, moves: [] } }, c4: { state: 'shown', tries: 0 } },
    }));
  test('never throws', () => fc.assert(fc.property(fc.string(), (text) => void parseAttempt(`7~${text}`))));
});
