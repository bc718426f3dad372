// The way through lesson 1: the reader holds the wire between two servers without TLS, reads the letter, and writes a line of it anew.
import type { LessonBeats } from '#src/lessons/beat.ts';

const edit = [{ event: 'message-1', do: 'replace', line: 7, text: 'Our last word is 14 500. Please keep this between us.' }] as const;
const add = [{ event: 'message-1', do: 'inject', text: 'PS: Our last word is 14 500.' }] as const;
const later = [{ event: 'message-1/end/reply', do: 'replace', text: '451 4.3.0 Try again later' }] as const;

export const beats: LessonBeats = {
  missions: [
    {
      goal: { delivery: 'delivered', moves: { least: 1, do: ['inject', 'replace'], phase: ['message'] } },
      tries: [
        { id: 'held', when: { place: 'held' } },
        { id: 'unchanged', when: { delivery: 'delivered', moves: { most: 0 } } },
      ],
      show: 'letter/edit',
    },
  ],
  beats: [
    {
      id: 'hands',
      at: 'greeting',
      hold: true,
      acts: [
        { id: 'drop', moves: [{ event: 'greeting', do: 'drop' }], to: 'silence' },
        { id: 'pass', to: 'talk' },
      ],
    },
    { id: 'silence', branch: true, at: 'decide/outcome', acts: [{ id: 'again', to: 'hands' }] },
    { id: 'talk', at: 'ehlo-1/250-ENHANCEDSTATUSCODES', unfold: true },
    { id: 'envelope', at: 'data-1/reply', unfold: true },
    {
      id: 'sort',
      at: 'data-1/reply',
      board: {
        piles: ['hand', 'beside'],
        cards: [
          { id: 'from', pile: 'hand' },
          { id: 'to', pile: 'hand' },
          { id: 'subject', pile: 'hand' },
          { id: 'text', pile: 'hand' },
          { id: 'password', pile: 'beside' },
        ],
      },
    },
    {
      id: 'letter',
      at: 'message-1',
      hold: true,
      acts: [
        { id: 'edit', moves: edit, to: 'changed' },
        { id: 'pass', to: 'passed' },
      ],
    },
    { id: 'passed', branch: true, at: 'message-1/end/reply', acts: [{ id: 'again', to: 'letter' }] },
    { id: 'changed', at: 'message-1' },
    { id: 'receipt', at: 'message-1/end/reply' },
    {
      id: 'other',
      at: 'decide/outcome',
      ifs: {
        add: { moves: add, at: 'message-1/end' },
        swallow: { moves: [{ event: 'message-1', do: 'drop' }], at: 'message-1/end' },
        dot: { moves: [{ event: 'message-1/end', do: 'drop' }], at: 'decide/outcome' },
        later: { moves: later, at: 'decide/outcome' },
      },
    },
    { id: 'end', at: 'decide/outcome', ending: true },
  ],
};
