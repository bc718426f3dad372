// The way through lesson 11: a new server that a memory does not know, senders who learn of it at three times; then the days of a move.
import type { LessonBeats } from '#src/lessons/beat.ts';

const never = 99;
const right = { file: 1, id: 1.5, move: 3, off: 5, alone: never };

export const beats: LessonBeats = {
  worlds: {
    none: { sender: 'opportunistic', attack: 'policy-changed-id-not' },
    first: { sender: 'sts-first-contact', attack: 'policy-changed-id-not' },
    daily: { sender: 'sts-enforce', attack: 'policy-changed-id-not' },
    never: { sender: { like: 'sts-enforce', refresh: 'never' }, attack: 'policy-changed-id-not' },
    testing: { sender: 'sts-testing', attack: 'policy-changed-id-not' },
  },
  missions: [
    {
      from: 'plan',
      goal: {
        strip: 'plan',
        days: { late: { most: 0 }, returned: { most: 0 }, waiting: { most: 0 } },
        set: { move: { most: 9 }, off: { most: 9 } },
      },
      tries: [
        { id: 'returned', when: { strip: 'plan', days: { returned: { least: 1 } } } },
        { id: 'late', when: { strip: 'plan', days: { late: { least: 1 } } } },
        { id: 'stays', when: { strip: 'plan', days: { late: { most: 0 } } } },
      ],
      show: 'plan',
      sets: { file: 1, id: 1.5, move: 3, off: 5 },
    },
  ],
  beats: [
    { id: 'equal', at: 'decide/fetch-not-needed' },
    {
      id: 'senders',
      at: 'decide/fetch-not-needed',
      board: {
        piles: ['bob', 'held'],
        cards: [
          { id: 'none', pile: 'bob', run: { world: 'none' } },
          { id: 'first', pile: 'bob', run: { world: 'first' } },
          { id: 'daily', pile: 'held', run: { world: 'daily' } },
          { id: 'never', pile: 'held', run: { world: 'never' } },
        ],
      },
    },
    { id: 'stranger', at: 'decide/outcome', ifs: { testing: { world: 'testing', at: 'message-1/end/reply' } } },
    { id: 'clocks', at: 'attempt-2/decide/try-again' },
    { id: 'mended', at: 'attempt-2/message-1/end/reply' },
    { id: 'known', at: 'report' },
    {
      id: 'order',
      at: 'report',
      days: { of: 'move', given: { ...right, file: 1.5, id: 1 }, dials: ['file', 'id'] },
    },
    {
      id: 'plan',
      at: 'report',
      days: {
        of: 'move',
        given: { file: never, id: never, move: never, off: never, alone: never },
        dials: ['file', 'id', 'move', 'off', 'alone'],
        presets: [
          { id: 'mx-first', set: { ...right, file: 3, id: 3, move: 1 } },
          { id: 'no-id', set: { ...right, id: never } },
          { id: 'early', set: { ...right, alone: 2 } },
        ],
      },
    },
    {
      id: 'leave',
      at: 'report',
      sequence: { steps: [{ id: 'file' }, { id: 'id' }, { id: 'wait' }, { id: 'remove' }] },
    },
    { id: 'others', at: 'report' },
    { id: 'end', at: 'report', ending: true },
  ],
};
