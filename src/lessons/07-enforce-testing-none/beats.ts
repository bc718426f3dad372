// The way through lesson 7: one dial, two mornings. On Monday the reader drops the offer of TLS, on Tuesday Bob's domain has forgotten its
// own new server in the policy; for each the reader turns the dial.
import type { LessonBeats } from '#src/lessons/beat.ts';
import type { AttackName, MistakeName } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const offer = 'ehlo-1/250-STARTTLS';
const drop = [{ event: offer, do: 'drop' }] as const;
/** The standard world's clock: Monday, 5 January 2026, 09:00 UTC. */
const now = 1_767_603_600;

/** A sender that has stored the policy, with this mode, two days ago. */
const under = (mode: 'enforce' | 'testing' | 'none', attack: AttackName | MistakeName): ScenarioInput => ({
  sender: {
    like: 'opportunistic',
    mtaSts: true,
    stored: [
      {
        domain: 'receiver.example',
        id: '20260101T000000',
        fetchedAt: now - 2 * 86_400,
        policy: { mode, maxAge: 604_800, mx: mode === 'none' ? [] : ['mx1.receiver.example'] },
      },
    ],
  },
  attack,
});

export const beats: LessonBeats = {
  worlds: {
    'monday-testing': under('testing', 'eavesdrop'),
    'monday-enforce': under('enforce', 'eavesdrop'),
    'monday-none': under('none', 'eavesdrop'),
    'tuesday-testing': under('testing', 'mx-not-in-policy'),
    'tuesday-enforce': under('enforce', 'mx-not-in-policy'),
    'tuesday-none': under('none', 'mx-not-in-policy'),
    strict: { sender: { like: 'sts-testing', strictTesting: true }, attack: 'eavesdrop' },
  },
  missions: [
    {
      id: 'monday',
      from: 'monday',
      goal: { world: 'monday-enforce', place: 'held', unreadBy: ['attacker'], moves: { event: offer } },
      tries: [{ id: 'read', when: { readBy: ['attacker'] } }],
      show: 'monday/enforce',
    },
    {
      id: 'tuesday',
      from: 'tuesday',
      goal: { place: 'bob', failures: true, moves: { most: 0 } },
      tries: [
        { id: 'held', when: { place: 'held' } },
        { id: 'unseen', when: { place: 'bob', failures: false } },
      ],
      show: 'tuesday/testing',
    },
  ],
  beats: [
    {
      id: 'hands',
      at: offer,
      run: { world: 'monday-testing' },
      hold: true,
      acts: [
        { id: 'drop', world: 'monday-testing', moves: drop, to: 'guess' },
        { id: 'pass', world: 'monday-testing', to: 'passed' },
      ],
    },
    { id: 'passed', branch: true, at: 'message-1/end/reply', acts: [{ id: 'again', world: 'monday-testing', to: 'hands' }] },
    { id: 'guess', at: 'ehlo-1/250-ENHANCEDSTATUSCODES', guess: ['held', 'clear', 'bob'] },
    { id: 'noted', at: 'decide/no-tls' },
    { id: 'letter', at: 'message-1', ifs: { strict: { world: 'strict', moves: drop, at: 'decide/no-tls' } } },
    { id: 'slip', at: 'report' },
    {
      id: 'monday',
      at: offer,
      acts: [
        { id: 'enforce', world: 'monday-enforce', moves: drop, to: 'shut' },
        { id: 'none', world: 'monday-none', moves: drop, to: 'open' },
      ],
    },
    { id: 'open', branch: true, at: 'message-1', acts: [{ id: 'again', world: 'monday-testing', moves: drop, to: 'monday' }] },
    { id: 'shut', at: 'decide/outcome' },
    {
      id: 'tuesday',
      run: { world: 'tuesday-enforce' },
      at: 'decide/outcome',
      acts: [
        { id: 'testing', world: 'tuesday-testing', to: 'flows' },
        { id: 'none', world: 'tuesday-none', to: 'unseen' },
      ],
    },
    { id: 'unseen', branch: true, at: 'decide/outcome', acts: [{ id: 'again', world: 'tuesday-enforce', to: 'tuesday' }] },
    { id: 'flows', at: 'report' },
    { id: 'leave', run: { world: 'tuesday-none' }, at: 'decide/policy' },
    {
      id: 'sort',
      at: 'decide/policy',
      board: {
        piles: ['held', 'clear', 'bob'],
        cards: [
          { id: 'enforce-attack', pile: 'held', run: { world: 'monday-enforce', moves: drop } },
          { id: 'enforce-slip', pile: 'held', run: { world: 'tuesday-enforce' } },
          { id: 'testing-attack', pile: 'clear', run: { world: 'monday-testing', moves: drop } },
          { id: 'testing-slip', pile: 'bob', run: { world: 'tuesday-testing' } },
          { id: 'none-attack', pile: 'clear', run: { world: 'monday-none', moves: drop } },
        ],
      },
    },
    { id: 'end', at: 'decide/policy', ending: true },
  ],
};
