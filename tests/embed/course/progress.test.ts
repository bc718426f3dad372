// What a learner did, and where that leaves them.
import { describe, expect, test } from 'vitest';
import {
  askAgain,
  lessonOf,
  markRecorded,
  merge,
  noProgress,
  open,
  recordedAsIn,
  standingOf,
  take,
  type Progress,
} from '../../../src/embed/course/progress.ts';
import type { FrameEvent } from '#src/host/messages.ts';

const rule = { completion: 'end' } as const;
const lessons = ['a', 'b'].map((slug) => ({ slug, path: `learn/${slug}/`, title: slug, minutes: 1, questions: 1 }));
const right = () => 'a';
const after = (events: readonly FrameEvent[], slug = 'a', before: Progress = noProgress) =>
  events.reduce((progress, event) => take(progress, slug, event, rule, right), before);
const answer = (choice: string): FrameEvent => ({ event: 'answer', question: 'q1', answer: choice, right: choice === 'a' });
const done: FrameEvent = { event: 'completed', rule: 'end' };
const step = (index: number): FrameEvent => ({ event: 'step', step: `step-${index}`, index, steps: 9, furthest: index });

describe('take', () => {
  test('steps: the furthest stays, the last one is where to go on', () =>
    expect(lessonOf(after([step(4), step(2)]), 'a')).toMatchObject({ furthest: 4, step: 'step-2', steps: 9 }));
  test('the first answer counts', () =>
    expect(lessonOf(after([answer('b'), answer('a')]), 'a').answers).toEqual([
      { question: 'q1', choice: 'b', right: 'a', recorded: false },
    ]));
  test('another rule than that of the course completes nothing', () =>
    expect(lessonOf(after([{ event: 'completed', rule: 'attacked' }]), 'a').done).toBe(false));
  test('what changes nothing gives the same object', () => {
    const before = after([step(3)]);
    expect(after([step(3), { event: 'resize', height: 300 }, { event: 'problem', text: '' }], 'a', before)).toBe(before);
    expect(open(open(before, 'a'), 'a').revision).toBe(before.revision + 1);
  });
});

describe('standingOf', () => {
  const both = (first: string, second: string) => after([answer(second), done], 'b', after([answer(first), done]));
  test.each([
    ['nothing done', noProgress, undefined, { verdict: 'incomplete', score: 0, done: 0 }],
    ['one of two', after([answer('a'), done]), 80, { verdict: 'incomplete', score: 50, done: 1 }],
    ['all right, no mark', both('a', 'a'), undefined, { verdict: 'completed', score: 100 }],
    ['half right, mark 50', both('a', 'b'), 50, { verdict: 'passed', score: 50 }],
    ['half right, mark 51', both('a', 'b'), 51, { verdict: 'failed', score: 50 }],
    [
      'a question left, mark out of reach so far',
      after([done], 'b', after([answer('b'), done])),
      50,
      { verdict: 'incomplete', complete: false },
    ],
    ['a question left, mark reached', after([done], 'b', after([answer('a'), done])), 50, { verdict: 'passed', complete: true }],
    ['questions left, no mark', after([done], 'b', after([done])), undefined, { verdict: 'completed', score: 0 }],
    ['all right, one lesson open', after([answer('a')], 'b', after([answer('a'), done])), 50, { verdict: 'incomplete', score: 100 }],
  ])('%s', (_, progress, pass, expected) =>
    expect(standingOf({ lessons, ...(pass !== undefined && { pass }) }, progress)).toMatchObject(expected),
  );
  test('lessons without questions have no score', () =>
    expect(standingOf({ lessons: lessons.map((each) => ({ ...each, questions: 0 })) }, noProgress).score).toBeUndefined());
});

test('asked again: a wrong answer makes room for a new one, a right one stays', () => {
  const failed = after([answer('a'), done], 'b', after([step(5), answer('b'), done]));
  const again = askAgain(failed);
  expect(lessonOf(again, 'a').step).toBeUndefined();
  expect(standingOf({ lessons, pass: 80 }, again)).toMatchObject({ verdict: 'incomplete', answered: 1 });
  expect(standingOf({ lessons, pass: 80 }, after([answer('a')], 'a', again))).toMatchObject({ verdict: 'passed', score: 100 });
  // A copy from before does not bring the wrong answer back.
  expect(standingOf({ lessons, pass: 80 }, merge(failed, again))).toMatchObject({ answered: 1 });
});

test('merge: nothing that is in either is lost, whichever comes first', () => {
  const early = after([step(7), answer('a'), done]);
  const late = open(after([step(1), step(2), step(3), step(4), step(5)], 'b', after([step(2)])), 'b');
  for (const merged of [merge(early, late), merge(late, early)]) {
    expect(merged.at).toBe('b');
    expect(lessonOf(merged, 'a')).toMatchObject({ furthest: 7, done: true, step: 'step-2', answers: [{ choice: 'a' }] });
    expect(lessonOf(merged, 'b').furthest).toBe(5);
  }
});

test('what the learner chose is kept with the place, and goes with it', () => {
  const conditions: FrameEvent = { event: 'conditions', sender: 'sts-enforce', attack: '' };
  const chosen = after([step(1), conditions, answer('b')]);
  expect(lessonOf(chosen, 'a')).toMatchObject({ step: 'step-1', sender: 'sts-enforce', attack: '' });
  expect(Object.keys(lessonOf(askAgain(chosen), 'a'))).toEqual(['furthest', 'steps', 'done', 'answers']);
  const without = after([step(2), { event: 'conditions', sender: '', attack: '' }], 'a', after([step(1)]));
  const merged = lessonOf(merge({ ...chosen, revision: 1 }, { ...without, revision: 2 }), 'a');
  expect(merged).toMatchObject({ step: 'step-2', sender: '' });
});

test('recorded is what the learning system has stored', () => {
  const answered = after([answer('a')], 'b', after([answer('b')]));
  const recorded = markRecorded(answered, new Set(['a.q1', 'b.q1']));
  const stored = markRecorded(answered, new Set(['a.q1']));
  const read = recordedAsIn(recorded, stored);
  expect([lessonOf(read, 'a'), lessonOf(read, 'b')].map(({ answers }) => answers[0]?.recorded)).toEqual([true, false]);
});

describe('the challenge', () => {
  const challenge = { slug: 'challenge', path: 'challenge/', title: 'The challenge', minutes: 17, questions: 0, tasks: 10 };
  const attempt = (seed: number): FrameEvent => ({ event: 'attempt', seed, attempt: `${seed}~0.0.0` });
  const score = (points: number, passed = false): FrameEvent => ({ event: 'score', points, of: 10, passed });
  const task = (question: string, choice: string): FrameEvent => ({ event: 'answer', question, answer: choice, right: choice === 'a' });
  const played = (...events: readonly FrameEvent[]) => after(events, 'challenge');
  const alone = { lessons: [challenge] };

  test.each([
    ['begun', played(attempt(7), score(3)), { verdict: 'incomplete', score: 30 }],
    ['passed with three open', played(score(7, true), done), { verdict: 'passed', score: 70 }],
    ['seven without administrators', played(score(7), done), { verdict: 'failed', score: 70 }],
    ['failed, then passed', played(score(2), done, attempt(8), score(7, true)), { verdict: 'passed', score: 70 }],
    ['a worse attempt takes nothing back', played(score(7, true), done, score(1)), { verdict: 'passed', score: 70 }],
  ])('alone, %s', (_, progress, expected) => expect(standingOf(alone, progress)).toMatchObject(expected));

  const beside = { lessons: [...lessons, challenge] };
  const rightInBoth = after([answer('a'), done], 'b', after([answer('a'), done]));
  const all = (progress: Progress, ...events: readonly FrameEvent[]) => after([...events, done], 'challenge', progress);
  test('beside lessons their questions count nothing without a pass mark', () =>
    expect(standingOf(beside, all(rightInBoth, score(7, true)))).toMatchObject({ verdict: 'passed', score: 70, complete: true }));
  test('with a pass mark all points count, and its own rule as well', () => {
    expect(standingOf({ ...beside, pass: 75 }, all(rightInBoth, score(7, true)))).toMatchObject({ verdict: 'passed', score: 75 });
    expect(standingOf({ ...beside, pass: 76 }, all(rightInBoth, score(7, true)))).toMatchObject({ verdict: 'failed' });
    expect(standingOf({ ...beside, pass: 75 }, all(rightInBoth, score(7)))).toMatchObject({ verdict: 'failed', score: 75 });
  });
  test('its tasks are no questions', () =>
    expect(standingOf(beside, played(task('c01', 'a'), task('c02', 'b')))).toMatchObject({ answered: 0, right: 0, questions: 2 }));

  test('another seed asks all tasks again, the same seed none', () => {
    const first = played(attempt(7), task('c01', 'b'));
    expect(lessonOf(take(first, 'challenge', attempt(7), rule, right), 'challenge').answers[0]).toMatchObject({ choice: 'b' });
    const second = after([attempt(8), task('c01', 'a')], 'challenge', first);
    expect(lessonOf(second, 'challenge').answers).toEqual([{ question: 'c01', choice: 'a', right: 'a', recorded: false }]);
  });
  test('asking missed questions again leaves it alone', () => {
    const before = played(attempt(7), task('c01', 'b'));
    expect(lessonOf(askAgain(before), 'challenge')).toEqual(lessonOf(before, 'challenge'));
  });
  test('of two records the better score', () => {
    const [worse, better] = [played(score(7, true)), played(score(3), attempt(8))];
    expect(lessonOf(merge(worse, better), 'challenge').score).toEqual({ points: 7, passed: true });
    expect(lessonOf(merge(better, worse), 'challenge').score).toEqual({ points: 7, passed: true });
  });
});
