// The way through lesson 5: the reader drops the offer before a sender of 2016, sees why it turns round, and offers it a milder policy.
import type { LessonBeats } from '#src/lessons/beat.ts';

const offer = 'ehlo-1/250-STARTTLS';
const again = 'check-again/txt/_smtp_sts.receiver.example/answer';
const policy = (to: boolean) =>
  [
    `v=STS1; to=${to}; mx=mx1.receiver.example; c=webpki; a=webpki:https://receiver.example/.well-known/smtp-sts/current`,
    'e=864000; rua=mailto:sts-reports@receiver.example',
  ].join('; ');
const drop = [{ event: offer, do: 'drop' }] as const;
const milder = [...drop, { event: again, do: 'replace', text: `_smtp_sts.receiver.example TXT "${policy(false)}"` }] as const;
const trusted = [
  { event: 'tls-1/certificate', do: 'certificate', certificate: { names: ['mx1.receiver.example'], issuer: 'trusted' } },
] as const;
/** The standard world's clock: Monday, 5 January 2026, 09:00 UTC. */
const now = 1_767_603_600;
/** The sender and the attacker of the lesson, who touches nothing but what the reader touches. */
const world = 'wire';

export const beats: LessonBeats = {
  worlds: {
    [world]: { sender: 'sts-2016', attack: 'eavesdrop' },
    first: { sender: { like: 'sts-2016', stored2016: [] }, attack: 'strip-starttls' },
    mx: { sender: 'sts-2016', attack: 'forge-mx' },
    // The domain itself publishes to=false, and the copy that proves it; the sender has stored to=true.
    takenBack: {
      extends: 'draft-report-only',
      sender: {
        like: 'sts-2016',
        stored2016: [{ domain: 'receiver.example', text: policy(true), fetchedAt: now - 2 * 86_400, ttl: 3600, validated: true }],
      },
      attack: 'strip-starttls',
    },
  },
  missions: [
    {
      goal: {
        each: [
          { delivery: 'deferred', unreadBy: ['attacker'], moves: { event: offer } },
          { delivery: 'deferred', unreadBy: ['attacker'], moves: { event: again } },
        ],
      },
      tries: [
        { id: 'passed', when: { place: 'bob' } },
        { id: 'read', when: { readBy: ['attacker'] } },
        { id: 'once', when: { place: 'held' } },
      ],
      show: 'milder/offer',
    },
  ],
  beats: [
    {
      id: 'hands',
      at: offer,
      run: { world },
      hold: true,
      acts: [
        { id: 'drop', world, moves: drop, to: 'turns' },
        { id: 'pass', world, to: 'passed' },
      ],
    },
    { id: 'passed', branch: true, at: 'message-1/end/reply', acts: [{ id: 'again', world, to: 'hands' }] },
    { id: 'turns', at: 'decide/no-tls' },
    { id: 'line', run: { world }, at: 'cache/lookup', unfold: true },
    {
      id: 'sort',
      run: { world, moves: drop },
      at: 'quit-1/reply',
      board: {
        piles: ['yes', 'no'],
        cards: [
          { id: 'clear', pile: 'no' },
          { id: 'dns', pile: 'yes' },
          { id: 'web', pile: 'no' },
          { id: 'postmaster', pile: 'no' },
        ],
      },
    },
    { id: 'same', at: 'check-again/decide/draft-policy' },
    {
      id: 'milder',
      at: 'check-again/txt/_smtp_sts.receiver.example/query',
      acts: [{ id: 'offer', world, moves: milder, to: 'compared' }],
    },
    { id: 'compared', at: 'check-again/decide/draft-policy-check' },
    { id: 'count', at: 'report' },
    {
      id: 'limits',
      at: 'report',
      ifs: {
        first: { world: 'first', at: 'message-1' },
        mx: { world: 'mx', at: 'decide/mx-not-allowed' },
        trusted: { world, moves: trusted, at: 'message-1' },
        back: { world: 'takenBack', at: 'round-2/message-1' },
      },
    },
    { id: 'end', at: 'report', ending: true },
  ],
};
