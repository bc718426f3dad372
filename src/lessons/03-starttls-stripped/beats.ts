// The way through lesson 3: the reader drops the offer of TLS, says where the letter will go, and watches it go there.
import type { LessonBeats } from '#src/lessons/beat.ts';

const offer = 'ehlo-1/250-STARTTLS';
const drop = [{ event: offer, do: 'drop' }] as const;
const answer454 = [{ event: 'starttls-1', do: 'answer', text: '454 4.7.0 TLS not available' }] as const;
const cutTwice = [
  { event: 'tls-1/hello', do: 'drop' },
  { event: 'attempt-2/tls-1/hello', do: 'drop' },
] as const;

export const beats: LessonBeats = {
  worlds: { knows: { sender: { like: 'sts-enforce', behaves: 'postfix-3.7' }, attack: 'eavesdrop' } },
  missions: [
    {
      goal: { place: 'clear' },
      tries: [
        { id: 'passed', when: { place: 'bob' } },
        { id: 'held', when: { place: 'held' } },
      ],
      show: 'hands/drop',
    },
  ],
  beats: [
    {
      id: 'hands',
      at: offer,
      hold: true,
      acts: [
        { id: 'drop', moves: drop, to: 'gone' },
        { id: 'pass', to: 'passed' },
      ],
    },
    { id: 'passed', branch: true, at: 'message-1/end/reply', acts: [{ id: 'again', to: 'hands' }] },
    { id: 'gone', at: offer },
    { id: 'guess', at: 'ehlo-1/250-ENHANCEDSTATUSCODES', guess: ['held', 'bob', 'clear'] },
    { id: 'alike', at: 'decide/starttls-missing' },
    { id: 'rule', at: 'decide/no-tls' },
    { id: 'letter', at: 'message-1' },
    {
      id: 'ways',
      at: 'decide/outcome',
      ifs: {
        answer: { moves: answer454, at: 'message-1' },
        cut: { moves: cutTwice, at: 'attempt-2/clear/message-1' },
        knows: { world: 'knows', moves: drop, at: 'decide/outcome' },
      },
    },
    { id: 'end', at: 'decide/outcome', ending: true },
  ],
};
