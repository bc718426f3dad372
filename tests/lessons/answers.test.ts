// What lessons 8, 11 and 12 say about days is worked out, not written: each figure in their texts beside what the simulator makes of it.
import { describe, expect, test } from 'vitest';
import { plainText } from '#src/explanations/prose.ts';
import { dials } from '#src/features/lesson/days/days-world.ts';
import { playedDays } from '#src/features/lesson/days/played-days.ts';
import type { DaysBeat, Settings } from '#src/lessons/beat.ts';
import { lessonBySlug, loadLesson } from '#src/lessons/index.ts';
import { countDays } from '#src/simulator/queue-days.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { timeline } from '#src/simulator/timeline.ts';
import { standardNow as now } from '#src/simulator/world/standard-world.ts';

const day = 86_400;
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

async function told(slug: string) {
  const lesson = lessonBySlug(slug)!;
  const { says, question } = await loadLesson(lesson);
  const { beats } = lesson;
  const beat = (id: string) => beats.beats.find((each) => each.id === id)!;
  const days = (id: string): DaysBeat => beat(id).days!;
  const textOf = (id: string) => {
    const { title, body, number } = says.beats[id]!;
    return [title, plainText(body), plainText(number?.says ?? [])].join('\n');
  };
  return { lesson, beats, beat, days, textOf, says, right: plainText(question!.choices.find((choice) => choice.right)!.label) };
}

describe('lesson 8', async () => {
  const { lesson, beat, days, textOf, says, right } = await told('first-contact');
  const taken = (id: string, set: Settings) => playedDays(days(id), set).counts.taken;
  const lengths = dials.attack['length']!.values.slice(1, 11);
  const least = (id: string, set: Settings) => lengths.find((length) => taken(id, { ...set, length }) > 0)!;

  test('so many days must an attack last, whatever the life of the policy is', () => {
    expect(beat('how-long').number!.right).toBe(least('length', { age: 7 }));
    expect(textOf('how-long')).toContain(`the ${ordinals[least('length', { age: 7 })]!} day`);
    for (const age of dials.attack['age']!.values) {
      expect(taken('length', { age, length: age }), `${age} days`).toBe(0);
      expect(taken('length', { age, length: age + 1 }), `${age} days and one`).toBeGreaterThan(0);
    }
  });

  test('a gap begins the time anew: what waited arrives, late', () => {
    expect(textOf('length')).toContain('what waited arrives late');
    expect(playedDays(days('length'), { age: 7, length: 3 }).counts).toMatchObject({ taken: 0, late: 3, returned: 0 });
  });

  test('hiding the record is enough against one habit, and warns of nothing where nobody refreshes', () => {
    const [regardless, withRecord, never] = [0, 1, 2].map((refresh) => playedDays(days('refresh'), { refresh }).counts);
    expect(regardless).toMatchObject({ taken: 0, failed: 0 });
    expect(withRecord!.taken).toBeGreaterThan(0);
    expect(withRecord!.alerted).toBeGreaterThan(0);
    expect(never!.taken).toBeGreaterThan(0);
    expect(never!.alerted).toBe(0);
    expect(taken('refresh', { refresh: 0, host: 1 })).toBeGreaterThan(0);
    expect(textOf('refresh')).toMatch(/asks the record first is stopped by hiding it, and one that never refreshes warns nobody/);
  });

  test('the second mission is as short as it can be', () => {
    const all = { mx: 1, record: 1, host: 1 };
    const shortest = Math.min(...[0, 1].map((begin) => least('siege', { ...all, begin })));
    expect(least('siege', { ...all, begin: 0 })).toBeGreaterThan(shortest);
    expect(plainText(says.missions['fast']!.goal)).toContain(`at most ${numbers[shortest]!} days`);
  });

  test('the question: two hours later, to the forged host', () => {
    const { outcome } = simulate(lesson.scenario);
    expect(outcome).toMatchObject({ delivery: 'delivered', to: 'mx.attacker.example', policy: { source: 'none' } });
    expect(right).toContain('It delivers, to the forged host.');
  });
});

describe('lesson 11', async () => {
  const { lesson, days, textOf, says, right } = await told('changing-a-policy');
  const counts = (id: string, set: Settings = {}) =>
    playedDays(days(id), set).queues.map((queue) => {
      const { late, returned, waiting } = countDays([queue]);
      return [queue.name, late, returned, waiting];
    });
  const none = [
    ['first', 0, 0, 0],
    ['daily', 0, 0, 0],
    ['never', 0, 0, 0],
  ];

  test('the id before the file catches the sender that goes by the id alone: letters wait, one goes back', () => {
    expect(counts('order')).toEqual([none[0], none[1], ['never', 19, 1, 0]]);
    expect(textOf('order')).toContain(`${numbers[1]!} letter even goes back to Alice`);
    expect(counts('order', { file: 1, id: 1.5 })).toEqual(none);
  });

  test('each order at hand has somebody wait; the one that the end tells has nobody wait, with the old name out or not', () => {
    const late = Object.fromEntries(days('plan').presets!.map(({ id, set }) => [id, counts('plan', set)]));
    expect(late).toEqual({
      'mx-first': [
        ['first', 8, 0, 0],
        ['daily', 10, 0, 0],
        ['never', 8, 0, 0],
      ],
      'no-id': [none[0], none[1], ['never', 14, 0, 0]],
      early: [
        ['first', 4, 0, 0],
        ['daily', 2, 0, 0],
        ['never', 4, 0, 0],
      ],
    });
    expect(textOf('end')).toContain('File, id, wait, MX, wait, old server off.');
    const set = { file: 1, id: 1.5, move: 3, off: 5 };
    expect(counts('plan', set)).toEqual(none);
    expect(counts('plan', { ...set, alone: 6 })).toEqual(none);
  });

  test('without a wait the daily refresh is too late for some; that is what the second question says', () => {
    expect(counts('plan', { file: 1, id: 1, move: 1, off: 1 })).toEqual([none[0], ['daily', 2, 0, 0], none[2]]);
    expect(plainText(says.beats['end']!.asks[1]!.says)).toContain('only once a day');
  });

  test('the letter of the stage is two hours late; without a new id it waits, as the question says', () => {
    const { events, outcome } = simulate(lesson.scenario);
    const sent = (id: string) => events.find((event) => event.id === id)!.at;
    expect(Math.round((sent('attempt-2/message-1/end/reply') - sent('cache/lookup')) / 3600)).toBe(2);
    expect(textOf('mended')).toContain('The letter is two hours late');
    expect(outcome).toMatchObject({ delivery: 'delivered', policy: { source: 'fresh' } });
    const { changes: _, ...forgotten } = lesson.scenario;
    expect(simulate(forgotten).outcome.delivery).toBe('deferred');
    expect(right).toContain('It keeps the mail, until the id changes');
  });
});

describe('lesson 12', async () => {
  const { textOf } = await told('mistakes');
  /** The days after which mail arrives again under a forgotten id: a letter every six hours, from the fetch on. */
  const until = (refresh: 'regardless' | 'never') => {
    const { moments } = timeline({
      now,
      sender: {
        like: 'sts-enforce',
        refresh,
        stored: [
          {
            domain: 'receiver.example',
            id: '20260101T000000',
            fetchedAt: now,
            policy: { mode: 'enforce', maxAge: 7 * day, mx: ['mx1.receiver.example'] },
          },
        ],
      },
      attack: 'policy-changed-id-not',
      sendAt: Array.from({ length: 40 }, (_, index) => now + 3600 + (index * day) / 4),
    });
    return (moments.find(({ session }) => session?.outcome.delivery === 'delivered')!.at - now) / day;
  };

  test('a forgotten id: to the next refresh, or to the end of max_age', () => {
    expect(Math.round(until('regardless'))).toBe(1);
    expect(Math.round(until('never'))).toBe(7);
    expect(textOf('forgotten')).toContain('at its next refresh, in about a day; one that never refreshes waits until max_age is over');
  });
});
