// The way through lesson 13: the reader tries to get past a stored policy, fails three times, and wins with somebody else's word.
import type { LessonBeats } from '#src/lessons/beat.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const name = 'mx1.receiver.example';
/** The standard world's clock: Monday, 5 January 2026, 09:00 UTC. */
const now = 1_767_603_600;
const offer = 'ehlo-1/250-STARTTLS';
const card = 'tls-1/certificate';
const answer = 'mx/receiver.example/answer';
const mxKey = 'efd1fd23ee68f66d228765bcd9b473dd657499b890eaca3320f3bdfc648a51a8';

const drop: readonly Move[] = [{ event: offer, do: 'drop' }];
const forge: readonly Move[] = [{ event: answer, do: 'replace', text: '10 mx.attacker.example' }];
const own: readonly Move[] = [{ event: card, do: 'certificate', certificate: { names: [name], issuer: 'self-signed' } }];
const trusted: readonly Move[] = [{ event: card, do: 'certificate', certificate: { names: [name], issuer: 'trusted' } }];
const stolen: readonly Move[] = [{ event: card, do: 'certificate', certificate: { names: [name], issuer: 'trusted', spki: mxKey } }];

/** A certificate for the policy host, a new id, one line of the file written anew, and the offer taken out. */
const host: readonly Move[] = [
  { event: 'txt/_mta-sts.receiver.example/answer', do: 'replace', text: 'v=STSv1; id=20260105T090000;' },
  { event: 'policy/certificate', do: 'certificate', certificate: { names: ['mta-sts.receiver.example'], issuer: 'trusted' } },
  { event: 'policy/body', do: 'replace', text: 'mode: none', line: 2 },
  ...drop,
];

/** The policy is stored for receiver.example; the letter goes to a subdomain, which has an MX record and nothing else. */
const subdomain: ScenarioInput = {
  title: 'Mail to a subdomain',
  sender: {
    like: 'sts-enforce',
    stored: [
      {
        domain: 'receiver.example',
        id: '20260101T000000',
        fetchedAt: now - 2 * 86_400,
        policy: { mode: 'enforce', maxAge: 604_800, mx: [name] },
      },
    ],
  },
  attack: 'eavesdrop',
  changes: [{ at: now, records: [{ name: 'lists.receiver.example', type: 'MX', value: `10 ${name}` }] }],
  message: {
    from: 'alice@sender.example',
    to: ['bob@lists.receiver.example'],
    header: [
      'Date: Mon, 05 Jan 2026 09:00:00 +0000',
      'From: Alice <alice@sender.example>',
      'To: Bob <bob@lists.receiver.example>',
      'Subject: The price',
      'Message-Id: <1@sender.example>',
    ],
    body: ['Our last word is 41 500. Please keep this between us.'],
  },
};

export const beats: LessonBeats = {
  worlds: {
    dane: { sender: 'dane-and-sts', attack: 'eavesdrop' },
    testing: { sender: 'sts-testing', attack: 'eavesdrop' },
    first: { sender: 'sts-first-contact', attack: 'forge-mx-hide-txt' },
    subdomain,
  },
  missions: [
    {
      goal: { place: 'attacker', travelled: 'authenticated' },
      tries: [
        { id: 'offer', when: { place: 'held', moves: { event: offer } } },
        { id: 'name', when: { place: 'held', moves: { event: answer } } },
        { id: 'card', when: { place: 'held', moves: { event: card } } },
      ],
      show: 'wall/trusted',
    },
  ],
  beats: [
    {
      id: 'wall',
      at: 'cache/lookup',
      acts: [
        { id: 'drop', moves: drop, to: 'no-offer' },
        { id: 'forge', moves: forge, to: 'no-name' },
        { id: 'own', moves: own, to: 'no-card' },
        { id: 'trusted', moves: trusted, to: 'card' },
      ],
    },
    { id: 'no-offer', branch: true, at: 'decide/no-tls', acts: [{ id: 'again', to: 'wall' }] },
    { id: 'no-name', branch: true, at: 'decide/mx-not-allowed', acts: [{ id: 'again', to: 'wall' }] },
    { id: 'no-card', branch: true, at: 'decide/refuse-host', acts: [{ id: 'again', to: 'wall' }] },
    { id: 'card', run: { moves: trusted }, at: card, guess: ['held', 'bob', 'attacker'] },
    { id: 'passed', at: 'decide/certificate' },
    { id: 'letter', at: 'message-1' },
    { id: 'counted', at: 'report' },
    {
      id: 'issued',
      at: 'report',
      ifs: {
        dane: { world: 'dane', moves: trusted, at: 'decide/outcome' },
        stolen: { world: 'dane', moves: stolen, at: 'message-1' },
        host: { moves: host, at: 'message-1' },
      },
    },
    {
      id: 'sort',
      at: 'report',
      board: {
        piles: ['held', 'clear', 'attacker'],
        cards: [
          { id: 'testing', pile: 'attacker', run: { world: 'testing', moves: own } },
          { id: 'first', pile: 'attacker', run: { world: 'first' } },
          { id: 'block', pile: 'held', run: { moves: [{ event: 'connect', do: 'drop' }] } },
          { id: 'subdomain', pile: 'clear', run: { world: 'subdomain', moves: drop } },
        ],
      },
    },
    { id: 'subdomain', run: { world: 'subdomain', moves: drop }, at: 'message-1' },
    { id: 'price', at: 'decide/outcome' },
    { id: 'end', at: 'decide/outcome', ending: true },
  ],
};
