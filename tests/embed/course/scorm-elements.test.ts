// Names and data types of both versions; their patterns are those of the specifications.
import { describe, expect, test } from 'vitest';
import { scormVersions } from '#src/host/course.ts';
import {
  interactionElements,
  locationText,
  readHeld,
  sessionTime,
  statusElements,
  type Held,
} from '../../../src/embed/course/scorm-elements.ts';
import type { Standing } from '../../../src/embed/course/progress.ts';

const standing = (verdict: Standing['verdict'], score = 50): Standing => ({
  done: verdict === 'incomplete' ? 1 : 3,
  complete: verdict !== 'incomplete',
  right: 0,
  answered: 0,
  questions: 2,
  score,
  verdict,
});
const nothing: Held = { completed: false, success: 'unknown' };
const of = (...given: Parameters<typeof statusElements>) => Object.fromEntries(statusElements(...given));

describe('status', () => {
  test.each([
    ['incomplete', 'incomplete', 'suspend'],
    ['completed', 'completed', ''],
    ['passed', 'passed', ''],
    ['failed', 'failed', 'suspend'],
  ] as const)('1.2: %s', (verdict, status, exit) =>
    expect(of('1.2', standing(verdict), 3, nothing)).toEqual({
      'cmi.core.lesson_status': status,
      'cmi.core.score.raw': '50',
      'cmi.core.score.min': '0',
      'cmi.core.score.max': '100',
      'cmi.core.exit': exit,
    }),
  );
  test.each([
    ['incomplete', 'incomplete', 'unknown', '0.33', 'suspend'],
    ['completed', 'completed', 'unknown', '1', 'normal'],
    ['passed', 'completed', 'passed', '1', 'normal'],
    ['failed', 'completed', 'failed', '1', 'suspend'],
  ] as const)('2004: %s', (verdict, completion, success, measure, exit) =>
    expect(of('2004', standing(verdict), 3, nothing)).toEqual({
      'cmi.completion_status': completion,
      'cmi.success_status': success,
      'cmi.progress_measure': measure,
      'cmi.score.raw': '50',
      'cmi.score.min': '0',
      'cmi.score.max': '100',
      'cmi.score.scaled': '0.5',
      'cmi.exit': exit,
    }),
  );
  test('what was reached before is not taken back', () => {
    expect(of('1.2', standing('incomplete', 0), 3, { completed: true, success: 'passed', score: 90 })).toMatchObject({
      'cmi.core.lesson_status': 'passed',
      'cmi.core.score.raw': '90',
    });
    expect(of('2004', standing('failed', 0), 3, { completed: true, success: 'passed', score: 90 })).toMatchObject({
      'cmi.success_status': 'passed',
      'cmi.score.scaled': '0.9',
    });
    expect(of('1.2', standing('passed', 100), 3, { completed: true, success: 'failed' })).toMatchObject({
      'cmi.core.lesson_status': 'passed',
    });
    expect(of('1.2', standing('incomplete', 0), 3, { completed: true, success: 'unknown' })).toMatchObject({
      'cmi.core.lesson_status': 'completed',
    });
  });
});

describe('what the system holds', () => {
  const held = (version: '1.2' | '2004', values: Record<string, string>) => readHeld(version, (name) => values[name] ?? '');
  test.each([
    ['not attempted', { completed: false, success: 'unknown' }],
    ['', { completed: false, success: 'unknown' }],
    ['browsed', { completed: false, success: 'unknown' }],
    ['completed', { completed: true, success: 'unknown' }],
    ['failed', { completed: true, success: 'failed' }],
    ['passed', { completed: true, success: 'passed' }],
  ])('1.2: %s', (status, expected) => expect(held('1.2', { 'cmi.core.lesson_status': status })).toEqual(expected));
  test('scores out of place are brought into it', () => {
    expect(held('1.2', { 'cmi.core.score.raw': 'abc' }).score).toBeUndefined();
    expect(held('2004', { 'cmi.score.raw': '140' }).score).toBe(100);
  });
});

describe('interactions', () => {
  const given = {
    id: 'starttls.q1',
    text: `Who can  read\nthis? ${'x'.repeat(400)}`,
    choice: 'b',
    right: 'a',
    at: new Date(2026, 10, 23, 9, 5, 7, 89),
  };
  test('1.2: an id of letters and digits, single letters, correct or wrong, time of day', () =>
    expect(interactionElements('1.2', 2, given)).toEqual([
      ['cmi.interactions.2.id', 'starttls_q1'],
      ['cmi.interactions.2.type', 'choice'],
      ['cmi.interactions.2.time', '09:05:07'],
      ['cmi.interactions.2.correct_responses.0.pattern', 'a'],
      ['cmi.interactions.2.weighting', '1'],
      ['cmi.interactions.2.student_response', 'b'],
      ['cmi.interactions.2.result', 'wrong'],
    ]));
  test('2004: id and type first, a timestamp with a zone behind a fraction of two digits, at most 250 characters of words', () => {
    const elements = interactionElements('2004', 0, { ...given, choice: 'a' });
    expect(elements.slice(0, 2)).toEqual([
      ['cmi.interactions.0.id', 'starttls.q1'],
      ['cmi.interactions.0.type', 'choice'],
    ]);
    const values = Object.fromEntries(elements);
    expect(values['cmi.interactions.0.timestamp']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ$/);
    expect(values['cmi.interactions.0.result']).toBe('correct');
    expect(values['cmi.interactions.0.learner_response']).toBe('a');
    expect([...values['cmi.interactions.0.description']!]).toHaveLength(250);
    expect(values['cmi.interactions.0.description']).toMatch(/^Who can read this\? x/);
  });
});

describe('tasks of the challenge', () => {
  const task = {
    ...{ id: 'challenge.c03', choice: 'quiet.checked,stripped.clear', right: 'quiet.checked,stripped.held' },
    ...{
      isTask: true as const,
      covers: ['mta-sts', 'deploy'],
      took: 61_230,
      text: 'Publish a policy',
      at: new Date(2026, 10, 23, 9, 5, 7),
    },
  };
  test('1.2: performance, plain points and blanks', () =>
    expect(interactionElements('1.2', 0, task)).toEqual([
      ['cmi.interactions.0.id', 'challenge_c03'],
      ['cmi.interactions.0.type', 'performance'],
      ['cmi.interactions.0.objectives.0.id', 'mta_sts'],
      ['cmi.interactions.0.objectives.1.id', 'deploy'],
      ['cmi.interactions.0.time', '09:05:07'],
      ['cmi.interactions.0.correct_responses.0.pattern', 'quiet.checked stripped.held'],
      ['cmi.interactions.0.weighting', '1'],
      ['cmi.interactions.0.student_response', 'quiet.checked stripped.clear'],
      ['cmi.interactions.0.result', 'wrong'],
      ['cmi.interactions.0.latency', '0000:01:01.23'],
    ]));
  test('2004: steps by its signs', () => {
    const values = Object.fromEntries(interactionElements('2004', 0, task));
    expect(values).toMatchObject({
      'cmi.interactions.0.id': 'challenge-c03',
      'cmi.interactions.0.learner_response': 'quiet[.]checked[,]stripped[.]clear',
      'cmi.interactions.0.correct_responses.0.pattern': 'quiet[.]checked[,]stripped[.]held',
      'cmi.interactions.0.result': 'incorrect',
      'cmi.interactions.0.latency': 'PT0H1M1.23S',
      'cmi.interactions.0.description': 'Publish a policy',
    });
  });
  test.each(scormVersions)('%s: shown is neutral, done is correct', (version) => {
    const resultOf = (choice: string) =>
      Object.fromEntries(interactionElements(version, 0, { ...task, choice }))['cmi.interactions.0.result'];
    expect([resultOf('shown.yes'), resultOf(task.right)]).toEqual(['neutral', 'correct']);
  });
  test('a question that counts nothing', () =>
    expect(
      Object.fromEntries(interactionElements('1.2', 0, { id: 'a.q1', choice: 'a', right: 'a', at: new Date(), isUnweighted: true })),
    ).toMatchObject({ 'cmi.interactions.0.weighting': '0', 'cmi.interactions.0.type': 'choice' }));
});

test.each([
  [0, '0000:00:00.00', 'PT0H0M0.00S'],
  [12_345, '0000:00:12.35', 'PT0H0M12.35S'],
  [59_999, '0000:01:00.00', 'PT0H1M0.00S'],
  [3_723_450, '0001:02:03.45', 'PT1H2M3.45S'],
  [-5, '0000:00:00.00', 'PT0H0M0.00S'],
])('session time of %d milliseconds', (milliseconds, old, now) => {
  expect(sessionTime('1.2', milliseconds)).toBe(old);
  expect(sessionTime('2004', milliseconds)).toBe(now);
});

test('a location has at most 255 characters', () => {
  expect(locationText('starttls', 'mx/answer')).toBe('starttls#mx/answer');
  expect(locationText('starttls', 'x'.repeat(400))).toHaveLength(255);
});
