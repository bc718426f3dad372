// The way through lesson 8: a first contact is lost at once, a memory holds until it ends; then the days: how long, and against whom. The
// scenario is a sender that has not refreshed for a week; on the strip it does.
import type { LessonBeats } from '#src/lessons/beat.ts';

const record = 'txt/_mta-sts.receiver.example/answer';
const hide = [{ event: record, do: 'drop' }] as const;
const now = 1_767_603_600;
const [day, hour] = [86_400, 3600];

/** As in the scenario, six days and 23 hours after the fetch, under a policy of this many days. */
const stored = (days: number) => [
  {
    domain: 'receiver.example',
    id: '20260101T000000',
    fetchedAt: now - 7 * day + hour,
    policy: { mode: 'enforce', maxAge: days * day, mx: ['mx1.receiver.example'] } as const,
  },
];
const twice = { attempts: 2, retryAfter: 2 * hour };
const all = { mx: 1, record: 1, host: 1 };

export const beats: LessonBeats = {
  worlds: {
    first: { sender: 'sts-first-contact', attack: 'forge-mx' },
    longer: { now, sender: { like: 'sts-enforce', stored: stored(30), ...twice }, attack: 'forge-mx-hide-txt' },
    dane: { now, sender: { like: 'dane-and-sts', stored: stored(7), ...twice }, attack: 'forge-mx-hide-txt' },
  },
  missions: [
    {
      id: 'get',
      from: 'siege',
      goal: { strip: 'siege', days: { taken: { least: 1 } } },
      tries: [
        { id: 'fetched', when: { strip: 'siege', days: { taken: { most: 0 }, failed: { most: 0 } } } },
        { id: 'short', when: { strip: 'siege', days: { taken: { most: 0 } } } },
      ],
      show: 'siege',
      sets: { length: 8, ...all },
    },
    {
      id: 'fast',
      from: 'siege',
      goal: { strip: 'siege', days: { taken: { least: 1 } }, set: { length: { most: 7 } } },
      tries: [
        { id: 'long', when: { strip: 'siege', days: { taken: { least: 1 } } } },
        { id: 'none', when: { strip: 'siege', days: { taken: { most: 0 } } } },
      ],
      show: 'siege',
      sets: { length: 7, begin: 1, ...all },
    },
  ],
  beats: [
    {
      id: 'first',
      run: { world: 'first' },
      at: record,
      hold: true,
      acts: [
        { id: 'hide', world: 'first', moves: hide, to: 'unmet' },
        { id: 'pass', world: 'first', to: 'passed' },
      ],
    },
    { id: 'passed', branch: true, at: 'decide/outcome', acts: [{ id: 'again', world: 'first', to: 'first' }] },
    { id: 'unmet', at: 'decide/outcome' },
    { id: 'holds', run: {}, at: 'decide/mx-not-allowed' },
    { id: 'guess', at: 'attempt-2/decide/try-again', guess: ['held', 'attacker', 'bob'] },
    {
      id: 'faded',
      at: 'attempt-2/decide/policy',
      ifs: { longer: { world: 'longer', at: 'attempt-2/decide/outcome' } },
    },
    { id: 'told', at: 'report' },
    { id: 'how-long', at: 'report', number: { least: 1, most: 30, right: 8, within: 1 } },
    {
      id: 'length',
      at: 'report',
      days: { of: 'attack', given: { age: 7, length: 3, begin: 0, refresh: 0, ...all }, dials: ['age', 'length'] },
    },
    {
      id: 'refresh',
      at: 'report',
      days: {
        of: 'attack',
        given: { age: 7, length: 10, begin: 0, refresh: 0, mx: 1, record: 1, host: 0 },
        dials: ['refresh', 'host'],
      },
    },
    {
      id: 'siege',
      at: 'report',
      days: {
        of: 'attack',
        given: { age: 7, length: 3, begin: 0, refresh: 0, mx: 1, record: 0, host: 0 },
        dials: ['length', 'mx', 'record', 'host', 'begin'],
      },
    },
    { id: 'stronger', at: 'report', ifs: { dane: { world: 'dane', at: 'attempt-2/decide/outcome' } } },
    { id: 'end', at: 'report', ending: true },
  ],
};
