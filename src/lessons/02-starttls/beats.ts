// The way through lesson 2: the reader listens and loses letter and envelope; then ends TLS with a certificate of their own, which nobody
// compares with anything.
import type { LessonBeats } from '#src/lessons/beat.ts';
import type { MistakeName } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** The world of the lesson, with another certificate on Bob's server. */
const showing = (mistake: MistakeName): ScenarioInput => ({
  extends: 'no-policy',
  sender: { like: 'opportunistic', behaves: 'postfix-3.7', tlsReports: false },
  attack: [mistake, 'eavesdrop'],
});
const selfSigned: ScenarioInput = {
  ...showing('expired-certificate'),
  attack: 'eavesdrop',
  mxHosts: [
    {
      host: 'mx1.receiver.example',
      addresses: ['198.51.100.25'],
      certificate: { names: ['mx1.receiver.example'], issuer: 'self-signed' },
    },
  ],
};
const own = [
  { event: 'tls-1/certificate', do: 'certificate', certificate: { names: ['mx1.receiver.example'], issuer: 'self-signed' } },
] as const;

export const beats: LessonBeats = {
  worlds: { expired: showing('expired-certificate'), other: showing('wrong-name-certificate'), own: selfSigned },
  missions: [
    {
      goal: { travelled: 'encrypted', readBy: ['attacker'] },
      tries: [
        { id: 'listened', when: { place: 'bob' } },
        { id: 'broken', when: { place: 'held' } },
      ],
      show: 'mine/own',
    },
  ],
  beats: [
    { id: 'offer', at: 'ehlo-1/250-STARTTLS' },
    {
      id: 'last',
      at: 'starttls-1/reply',
      board: {
        piles: ['read', 'noise'],
        cards: [
          { id: 'names', pile: 'read' },
          { id: 'certificate', pile: 'noise' },
          { id: 'addresses', pile: 'noise' },
          { id: 'text', pile: 'noise' },
          { id: 'size', pile: 'read' },
        ],
      },
    },
    { id: 'tube', at: 'tls-1/established' },
    {
      id: 'cards',
      at: 'tls-1/established',
      board: {
        piles: ['bob', 'held'],
        cards: [
          { id: 'good', pile: 'bob', run: {} },
          { id: 'expired', pile: 'bob', run: { world: 'expired' } },
          { id: 'own', pile: 'bob', run: { world: 'own' } },
          { id: 'other', pile: 'bob', run: { world: 'other' } },
        ],
      },
    },
    { id: 'unasked', at: 'decide/certificate' },
    { id: 'fresh', at: 'ehlo-2/250-ENHANCEDSTATUSCODES' },
    { id: 'noise', at: 'message-1' },
    { id: 'worth', at: 'decide/outcome' },
    {
      id: 'mine',
      at: 'tls-1/hello',
      acts: [
        { id: 'own', moves: own, to: 'taken' },
        { id: 'flip', moves: [{ event: 'message-1', do: 'damage' }], to: 'broken' },
      ],
    },
    { id: 'broken', branch: true, at: 'decide/outcome', acts: [{ id: 'again', to: 'mine' }] },
    { id: 'taken', at: 'message-1' },
    { id: 'end', at: 'decide/outcome', ending: true },
  ],
};
