// The way through lesson 4: the reader answers a question of DNS first, and the letter comes to a server of the reader's own.
import type { LessonBeats } from '#src/lessons/beat.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const answer = 'mx/receiver.example/answer';
const forge = [{ event: answer, do: 'replace', text: '10 mx.attacker.example' }] as const;
const pass = [{ event: answer, do: 'pass' }] as const;
const address = [...pass, { event: 'a/mx1.receiver.example/answer', do: 'replace', text: '192.0.2.66' }] as const;

/** The world of the lesson with a signed zone; `validates`: the sender's resolver checks signatures. */
const signed = (validates: boolean): ScenarioInput => ({
  extends: 'no-policy',
  sender: { like: 'opportunistic', validates },
  attack: 'forge-mx',
  zones: [
    {
      name: 'receiver.example',
      dnssec: 'signed',
      records: [
        { name: 'receiver.example', type: 'MX', value: '10 mx1.receiver.example' },
        { name: 'mx1.receiver.example', type: 'A', value: '198.51.100.25' },
      ],
    },
    {
      name: 'attacker.example',
      dnssec: 'unsigned',
      records: [{ name: 'mx.attacker.example', type: 'A', value: '192.0.2.66' }],
    },
  ],
});

export const beats: LessonBeats = {
  worlds: {
    verify: { extends: 'no-policy', sender: { like: 'opportunistic', tlsLevel: 'verify' }, attack: 'forge-mx' },
    checked: signed(true),
    unchecked: signed(false),
    knows: { sender: 'sts-enforce', attack: 'forge-mx' },
  },
  missions: [
    {
      goal: { readBy: ['attacker'], moves: { least: 1, on: ['dns'] } },
      tries: [
        { id: 'passed', when: { place: 'bob' } },
        { id: 'held', when: { place: 'held' } },
      ],
      show: 'hands/forge',
    },
  ],
  beats: [
    {
      id: 'hands',
      at: 'mx/receiver.example/query',
      acts: [
        { id: 'forge', moves: forge, to: 'believed' },
        { id: 'pass', moves: pass, to: 'passed' },
      ],
    },
    { id: 'passed', branch: true, at: 'message-1/end/reply', acts: [{ id: 'again', to: 'hands' }] },
    { id: 'believed', at: answer },
    { id: 'bent', at: 'ehlo-1/250-STARTTLS' },
    { id: 'card', at: 'tls-1/established' },
    { id: 'guess', at: 'starttls-1/reply', run: { world: 'verify', moves: forge }, guess: ['held', 'bob', 'attacker'] },
    { id: 'fits', at: 'decide/certificate' },
    { id: 'letter', at: 'message-1' },
    {
      id: 'list',
      at: 'decide/outcome',
      ifs: {
        address: { moves: address, at: 'message-1' },
        checked: { world: 'checked', moves: forge, at: 'decide/outcome' },
        unchecked: { world: 'unchecked', moves: forge, at: 'message-1' },
        knows: { world: 'knows', moves: forge, at: 'decide/outcome' },
      },
    },
    { id: 'end', at: 'decide/outcome', ending: true },
  ],
};
