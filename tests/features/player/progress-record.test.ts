// What was kept is foreign text: it may be old, edited or another site's. Nothing of it may break a page.
import { describe, expect, test } from 'vitest';
import { joined, nothingYet, parseProgress, tallyOf, type ProgressRecord } from '#src/features/player/progress-record.ts';

const full: ProgressRecord = {
  version: 1,
  lessons: {
    starttls: { ended: true, answer: { choice: 2, right: true }, missions: { '': 'won', second: 'seen' } },
    'starttls-stripped': { attacked: true, answer: { choice: 0, right: false } },
    '2016-and-2018': {},
  },
  last: { slug: 'starttls', fragment: 'step=message-1', step: 4, total: 30 },
};

describe('parseProgress', () => {
  test('reads back what was written', () => expect(parseProgress(JSON.stringify(full))).toEqual(full));

  test.each([
    ['nothing kept', null],
    ['no JSON', '{"version":1,'],
    ['no object', '"progress"'],
    ['null', 'null'],
    ['a later version', '{"version":2,"lessons":{}}'],
    ['no lessons', '{"version":1}'],
  ])('%s gives nothing', (_, text) => expect(parseProgress(text)).toEqual(nothingYet));

  test.each([
    ['a slug with markup', { lessons: { '<b>': { ended: true } } }, { lessons: {} }],
    ['a word for a truth', { lessons: { starttls: { ended: 'yes', attacked: 1 } } }, { lessons: { starttls: {} } }],
    [
      'a mission with a foreign state',
      { lessons: { starttls: { missions: { '': 'lost', '<b>': 'won' } } } },
      { lessons: { starttls: {} } },
    ],
    ['half an answer', { lessons: { starttls: { answer: { choice: 1 } } } }, { lessons: { starttls: {} } }],
    ['a negative choice', { lessons: { starttls: { answer: { choice: -1, right: true } } } }, { lessons: { starttls: {} } }],
    ['a place elsewhere', { lessons: {}, last: { slug: '../evil', fragment: '', step: 1, total: 2 } }, { lessons: {} }],
    ['a place too long', { lessons: {}, last: { slug: 'starttls', fragment: 'x'.repeat(4001), step: 1, total: 2 } }, { lessons: {} }],
  ])('%s is left out', (_, kept, read) => {
    expect(parseProgress(JSON.stringify({ version: 1, ...kept }))).toEqual({ version: 1, ...read });
  });
});

test('tallyOf counts lessons', () => {
  expect(tallyOf(full)).toEqual({ ended: 1, answered: 2, right: 1, attacked: 1, won: 1 });
  expect(tallyOf(nothingYet)).toEqual({ ended: 0, answered: 0, right: 0, attacked: 0, won: 0 });
});

test('the first answer counts; a mission that was won stays won, one that was seen can be won', () => {
  const first = { answer: { choice: 0, right: false }, missions: { a: 'won', b: 'seen' } } as const;
  const later = { answer: { choice: 1, right: true }, missions: { a: 'seen', b: 'won', c: 'seen' } } as const;
  expect(joined(first, later)).toEqual({ answer: first.answer, missions: { a: 'won', b: 'won', c: 'seen' } });
  expect(joined({ ended: true }, {})).toEqual({ ended: true });
});
