// The way through lesson 12: the reader runs Bob's servers, sees a slip stop mail, reads it in a report, mends it, and finds two quiet
// ones.
import type { LessonBeats } from '#src/lessons/beat.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** The standard world's clock: Monday, 5 January 2026, 09:00 UTC. */
const now = 1_767_603_600;
const day = 86_400;
const [first, spare] = ['mx1.receiver.example', 'mx2.receiver.example'];

/** Two servers in MX and policy; the first is out of order, and the certificate of the spare has run out. */
const onlySpare = (mode: 'enforce' | 'testing'): ScenarioInput => ({
  sender: {
    like: 'sts-enforce',
    stored: [
      {
        domain: 'receiver.example',
        id: '20260101T000000',
        fetchedAt: now - 2 * day,
        policy: { mode, maxAge: 604_800, mx: [first, spare] },
      },
    ],
  },
  attack: 'none',
  changes: [
    {
      at: now,
      records: [
        { name: 'receiver.example', type: 'MX', value: `10 ${first}` },
        { name: 'receiver.example', type: 'MX', value: `20 ${spare}` },
        { name: spare, type: 'A', value: '198.51.100.26' },
      ],
      mxHosts: [
        { host: first, addresses: ['198.51.100.25'], certificate: { names: [first] }, down: 'timeout' },
        { host: spare, addresses: ['198.51.100.26'], certificate: { names: [spare], notBefore: now - 91 * day, notAfter: now - day } },
      ],
    },
  ],
});

export const beats: LessonBeats = {
  worlds: {
    friend: { sender: 'opportunistic', attack: 'mx-not-in-policy' },
    newcomer: { sender: 'sts-first-contact', attack: 'mx-not-in-policy' },
    testing: { sender: 'sts-testing', attack: 'mx-not-in-policy' },
    certificate: {
      sender: 'sts-enforce',
      attack: 'mx-not-in-policy',
      changes: [{ at: now, mxHosts: [{ host: spare, addresses: ['198.51.100.26'], certificate: { names: [spare, 'receiver.example'] } }] }],
    },
    forgotten: { sender: 'sts-enforce', attack: 'policy-changed-id-not' },
    'forgotten-newcomer': { sender: 'sts-first-contact', attack: 'policy-changed-id-not' },
    mended: {
      sender: 'sts-enforce',
      attack: 'policy-changed-id-not',
      changes: [{ at: now, records: [{ name: '_mta-sts.receiver.example', type: 'TXT', value: 'v=STSv1; id=20260105T090000;' }] }],
    },
    'host-down': { sender: 'sts-enforce', attack: 'policy-unreachable' },
    'host-down-newcomer': { sender: 'sts-first-contact', attack: 'policy-unreachable' },
    spare: onlySpare('enforce'),
    'spare-testing': onlySpare('testing'),
  },
  missions: [
    {
      from: 'repair',
      goal: { place: 'bob', travelled: 'authenticated', to: spare },
      tries: [
        { id: 'certificate', when: { world: 'certificate', place: 'held' } },
        { id: 'forgotten', when: { world: 'forgotten', place: 'held' } },
      ],
      show: 'repair/both',
    },
  ],
  beats: [
    { id: 'new-server', at: 'a/mx2.receiver.example/answer', guess: ['bob', 'held', 'clear'] },
    { id: 'outside', at: 'decide/outcome' },
    {
      id: 'tests',
      at: 'decide/outcome',
      board: {
        piles: ['bob', 'held'],
        cards: [
          { id: 'friend', pile: 'bob', run: { world: 'friend' } },
          { id: 'newcomer', pile: 'held', run: { world: 'newcomer' } },
          { id: 'stored', pile: 'held', run: {} },
          { id: 'testing', pile: 'bob', run: { world: 'testing' } },
        ],
      },
    },
    {
      id: 'repair',
      at: 'report',
      acts: [
        { id: 'certificate', world: 'certificate', to: 'same' },
        { id: 'file', world: 'forgotten', to: 'forgotten' },
        { id: 'both', world: 'mended', to: 'fetched' },
      ],
    },
    { id: 'same', branch: true, at: 'decide/outcome', acts: [{ id: 'again', to: 'repair' }] },
    {
      id: 'forgotten',
      branch: true,
      at: 'decide/outcome',
      acts: [{ id: 'again', to: 'repair' }],
      ifs: { newcomer: { world: 'forgotten-newcomer', at: 'message-1/end/reply' } },
    },
    { id: 'fetched', run: { world: 'mended' }, at: 'cache/stored' },
    { id: 'mended', at: 'message-1/end/reply' },
    {
      id: 'read',
      at: 'message-1/end/reply',
      board: {
        piles: ['certificate', 'settings', 'host', 'file'],
        cards: [
          { id: 'expired', pile: 'certificate' },
          { id: 'name', pile: 'certificate' },
          { id: 'no-offer', pile: 'settings' },
          { id: 'fetch', pile: 'host' },
          { id: 'validation', pile: 'file' },
        ],
      },
    },
    {
      id: 'quiet',
      run: { world: 'host-down' },
      at: 'decide/outcome',
      ifs: { newcomer: { world: 'host-down-newcomer', at: 'decide/outcome' } },
    },
    { id: 'spare', run: { world: 'spare' }, at: 'failed', guess: ['bob', 'held', 'clear'] },
    { id: 'never-met', at: 'decide/outcome', ifs: { testing: { world: 'spare-testing', at: 'decide/outcome' } } },
    { id: 'habits', at: 'report' },
    { id: 'end', at: 'report', ending: true },
  ],
};
