// The way through lesson 14: one move beats the design of 2016 and not that of 2018; then the reader leaves a trap that only 2016 keeps.
import type { LessonBeats } from '#src/lessons/beat.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** The standard world's clock: Monday, 5 January 2026, 09:00 UTC. */
const now = 1_767_603_600;
const day = 86_400;
const answer = 'mx/receiver.example/answer';
const draftRecord = 'txt/_smtp_sts.receiver.example/answer';
const record = 'txt/_mta-sts.receiver.example/answer';
const forged = 'v=STS1; to=true; mx=mx.attacker.example; c=webpki; e=864000';

const mx = [{ event: answer, do: 'replace', text: '10 mx.attacker.example' }] as const;
const trap = [{ event: draftRecord, do: 'replace', text: `_smtp_sts.receiver.example TXT "${forged}"` }, ...mx] as const;
const hidden = [{ event: record, do: 'drop' }, ...mx] as const;
const offer = [{ event: 'ehlo-1/250-STARTTLS', do: 'drop' }] as const;
const trusted = [
  { event: 'tls-1/certificate', do: 'certificate', certificate: { names: ['mx1.receiver.example'], issuer: 'trusted' } },
] as const;

/** So many days later nobody attacks; the sender has the forged policy in its memory, and has seen it met. */
const later = (days: number): ScenarioInput => ({
  now: now + days * day,
  attack: 'none',
  sender: {
    like: 'sts-2016',
    stored2016: [{ domain: 'receiver.example', text: forged, fetchedAt: now, ttl: 3600, validated: true }],
  },
});

export const beats: LessonBeats = {
  worlds: {
    y18: { sender: 'sts-first-contact', attack: 'eavesdrop' },
    met: { sender: 'sts-2016', attack: 'eavesdrop' },
    'day-5': later(5),
    'day-11': later(10.5),
  },
  missions: [
    {
      id: 'one',
      goal: { each: [{ place: ['attacker', 'clear'] }, { world: 'y18', place: 'held' }] },
      tries: [{ id: 'passed', when: { place: 'bob' } }],
      show: ['name/forge', 'noted/same'],
    },
    {
      id: 'trap',
      from: 'trap',
      goal: {
        each: [
          { place: 'attacker', moves: { event: draftRecord } },
          { world: 'day-5', place: 'held' },
        ],
      },
      tries: [{ id: 'once', when: { place: 'attacker', moves: { event: answer, most: 1 } } }],
      show: ['trap/set', 'set/days'],
    },
  ],
  beats: [
    {
      id: 'name',
      at: answer,
      hold: true,
      acts: [
        { id: 'forge', moves: mx, to: 'no-fit' },
        { id: 'pass', to: 'passed' },
      ],
    },
    { id: 'passed', branch: true, at: 'message-1/end/reply', acts: [{ id: 'again', to: 'name' }] },
    { id: 'no-fit', at: 'decide/mx-not-allowed', guess: ['held', 'bob', 'attacker'] },
    { id: 'unproved', at: 'decide/name' },
    { id: 'noted', at: 'report', acts: [{ id: 'same', world: 'y18', moves: mx, to: 'proved' }] },
    { id: 'proved', at: 'policy/body' },
    { id: 'refused', at: 'decide/outcome' },
    {
      id: 'sort',
      at: 'decide/outcome',
      board: {
        piles: ['held', 'clear', 'attacker'],
        cards: [
          { id: 'offer-16', pile: 'clear', run: { moves: offer } },
          { id: 'offer-18', pile: 'held', run: { world: 'y18', moves: offer } },
          { id: 'hidden-18', pile: 'attacker', run: { world: 'y18', moves: hidden } },
          { id: 'trusted-18', pile: 'attacker', run: { world: 'y18', moves: trusted } },
          { id: 'met-16', pile: 'held', run: { world: 'met', moves: mx } },
        ],
      },
    },
    {
      id: 'trap',
      run: {},
      at: draftRecord,
      hold: true,
      acts: [
        { id: 'set', moves: trap, to: 'set' },
        { id: 'once', moves: mx, to: 'once' },
      ],
    },
    { id: 'once', branch: true, at: 'message-1', acts: [{ id: 'again', to: 'trap' }] },
    { id: 'set', at: 'message-1', acts: [{ id: 'days', world: 'day-5', to: 'five-days' }] },
    {
      id: 'five-days',
      at: 'decide/outcome',
      ifs: {
        later: { world: 'day-11', at: 'message-1/end/reply' },
        newer: { world: 'y18', moves: [{ event: record, do: 'replace', text: 'v=STSv1; id=666;' }, ...mx], at: 'decide/outcome' },
      },
    },
    { id: 'changes', at: 'decide/outcome' },
    { id: 'end', at: 'decide/outcome', ending: true },
  ],
};
