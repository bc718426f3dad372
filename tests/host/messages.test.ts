import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCommand, formatEvent, parseCommand, parseEvent, type FrameEvent, type HostCommand } from '#src/host/messages.ts';

const events: readonly FrameEvent[] = [
  {
    event: 'ready',
    lesson: 'starttls-stripped',
    title: 'The line that disappears',
    language: 'en',
    steps: 25,
    step: 'mx/question',
    index: 0,
    questions: [{ id: 'q1', text: 'Where is it?', choices: [{ id: 'a', text: 'There' }], right: 'a' }],
    commands: ['goto'],
  },
  { event: 'step', step: 'ehlo-2/250-STARTTLS', index: 3, steps: 25, furthest: 4 },
  { event: 'move', moves: 'drop:ehlo-1', count: 1 },
  { event: 'outcome', delivery: 'deferred', travelled: 'none', readBy: [] },
  { event: 'answer', question: 'q1', answer: 'b', right: false },
  { event: 'completed', rule: 'answered' },
  { event: 'resize', height: 812 },
  { event: 'problem', text: 'no such step' },
  { event: 'answer', question: 'c05', answer: 'days.taken,numbers.yes,length.yes', right: true, took: 61_000 },
  { event: 'score', points: 7, of: 10, passed: true },
  { event: 'attempt', seed: 7, attempt: '7~0.0.0' },
];

const commands: readonly HostCommand[] = [
  { command: 'goto', step: 'ehlo-2/250-STARTTLS' },
  { command: 'play' },
  { command: 'pause' },
  { command: 'reset' },
  {
    command: 'configure',
    theme: 'dark',
    views: ['path'],
    controls: [],
    attack: false,
    first: '',
    scenario: { sender: 'dane' },
    grow: true,
  },
  { command: 'restore', attempt: '7~0.0.0' },
  { command: 'restore', step: 'quit', moves: 'drop:a,drop:b', answers: { q1: 'a' }, furthest: 7 },
];

describe('messages', () => {
  it.each(events)('reads back the event $event', (event) => expect(parseEvent(formatEvent(event))).toEqual(event));

  it.each(commands)('reads back the command $command', (command) =>
    expect(parseCommand(formatCommand(command))).toEqual({ command, refused: [] }),
  );

  it.each([
    ['nothing', undefined],
    ['a string', 'mta-sts-player'],
    ['another source', { source: 'somebody', version: 1, event: 'step' }],
    ['another version', { ...formatEvent(events[1]!), version: 2 }],
    ['an unknown event', { source: 'mta-sts-player', version: 1, event: 'constructor' }],
    ['a damaged part', { ...formatEvent(events[1]!), index: -1 }],
    ['a missing part', { source: 'mta-sts-player', version: 1, event: 'resize' }],
    ['a damaged question', { ...formatEvent(events[0]!), questions: [{ id: 'q1' }] }],
  ])('takes no event from %s', (_, data) => expect(parseEvent(data)).toBeUndefined());

  it('leaves out unknown parts of an event', () =>
    expect(parseEvent({ ...formatEvent(events[6]!), more: 1 })).toEqual({ event: 'resize', height: 812 }));

  it.each([
    ['nothing', null],
    ['another target', { target: 'somebody', version: 1, command: 'play' }],
  ])('is not addressed by %s', (_, data) => expect(parseCommand(data)).toBeUndefined());

  it.each([
    ['another version', { version: 2, command: 'play' }, ['version']],
    ['an unknown command', { version: 1, command: 'eval', code: 'alert(1)' }, ['command']],
    ['goto without a step', { version: 1, command: 'goto' }, ['step']],
  ])('refuses %s', (_, data, refused) => expect(parseCommand({ target: 'mta-sts-player', ...data })).toEqual({ refused }));

  it('takes the sound parts of configure and restore and names the others', () => {
    const message = { target: 'mta-sts-player', version: 1 };
    expect(
      parseCommand({ ...message, command: 'configure', theme: 'blue', views: [], language: '../x', grow: true, href: 'x', toString: 'x' }),
    ).toEqual({ command: { command: 'configure', grow: true }, refused: ['theme', 'views', 'language', 'href', 'toString'] });
    expect(parseCommand({ ...message, command: 'restore', step: 5, answers: { q1: 2 }, furthest: 3, moves: undefined })).toEqual({
      command: { command: 'restore', furthest: 3 },
      refused: ['step', 'answers'],
    });
  });

  it('never throws', () =>
    fc.assert(
      fc.property(fc.object({ maxDepth: 2 }), fc.constantFrom('configure', 'restore', 'goto', 'ready', 'step'), (data, name) => {
        parseEvent({ ...data, source: 'mta-sts-player', version: 1, event: name });
        parseCommand({ ...data, target: 'mta-sts-player', version: 1, command: name });
      }),
    ));
});
