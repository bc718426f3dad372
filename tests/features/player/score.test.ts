import { describe, expect, it } from 'vitest';
import { chaptersOf, isOffer, marksOf, pathOf, shorten, stepLink, stretchesOf } from '#src/features/player/score.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';
import { strippedSession, unusual } from './stripped-session.ts';

const session = strippedSession(unusual);
const event = (id: string): SessionEvent => session.events.find((each) => each.id === id)!;

describe('chapters', () => {
  it('part where the phase changes', () =>
    expect(chaptersOf(strippedSession()).map(({ phase, start, events }) => [phase, start, events.length])).toEqual([
      ['policy', 0, 5],
      ['mx', 5, 2],
      ['hello', 7, 7],
      ['decision', 14, 2],
      ['afterwards', 16, 1],
    ]));

  it('part where the attempt changes', () => {
    const { events, ...rest } = strippedSession();
    const twice = {
      ...rest,
      events: [...events, ...events.slice(16).map((each) => ({ ...each, id: `attempt-2/${each.id}`, attempt: 2 }))],
    };
    expect(chaptersOf(twice).map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1, 1, 2]);
  });

  it('cover every event once', () => expect(chaptersOf(session).flatMap(({ events }) => events)).toEqual(session.events));

  it('of an empty session are none', () => expect(chaptersOf({ ...session, events: [] })).toEqual([]));
});

describe('marks under the slider', () => {
  const many = (attempts: number) =>
    Array.from({ length: 20 }, (_, at) => ({
      phase: (['hello', 'tls'] as const)[at % 2]!,
      attempt: Math.floor((at * attempts) / 20) + 1,
      start: at * 2,
      events: session.events.slice(0, 2),
    }));

  it('are the chapters while these are few', () =>
    expect(marksOf(chaptersOf(strippedSession())).map(({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [5, 7],
      [7, 14],
      [14, 16],
      [16, 17],
    ]));
  it('are the attempts where there are several', () =>
    expect(marksOf(many(2)).map(({ named, start, end }) => [named, start, end])).toEqual([
      ['attempt', 0, 20],
      ['attempt', 20, 40],
    ]));
  it('are the first of each phase otherwise', () =>
    expect(marksOf(many(1)).map(({ named, start, end }) => [named, start, end])).toEqual([
      ['phase', 0, 2],
      ['phase', 2, 40],
    ]));
});

describe('path', () => {
  it.each([
    ['txt/ask', 'sender-dns left'],
    ['txt/answer', 'dns-sender left'],
    ['policy/body', 'policy-sender left'],
    ['ehlo', 'sender-mx'],
    ['greeting', 'mx-sender'],
    ['decide', 'at-sender'],
    ['ehlo/STARTTLS', 'mx-attacker cut'],
    ['ehlo/CHUNKING', 'mx-sender touched'],
    ['u/454', 'attacker-sender touched'],
    ['u/hello', 'sender-mx sealed'],
    ['u/damaged', 'mx-sender touched sealed'],
    ['u/forged', 'dns-sender left touched'],
    ['u/hidden', 'dns-sender cut left'],
    ['u/blocked', 'sender-policy cut left'],
    ['u/evil', 'sender-attacker'],
    ['u/swallowed', 'sender-attacker cut'],
    ['u/relay', 'attacker-mx touched'],
  ])('%s: %s', (id, path) => expect(pathOf(event(id))).toBe(path));
});

describe('stretches', () => {
  const changed = (original: string, text: string) =>
    stretchesOf({ ...event('ehlo'), text, tampered: { action: 'replaced', original, by: 'move' } });

  it('show the sign that a deleted line changes', () =>
    expect(changed('250-CHUNKING', '250 CHUNKING')).toEqual([
      { kind: 'same', text: '250' },
      { kind: 'cut', text: '-' },
      { kind: 'new', text: ' ' },
      { kind: 'same', text: 'CHUNKING' },
    ]));

  it('change whole words', () =>
    expect(changed('10 mx1.receiver.example', '10 mx.attacker.example')).toEqual([
      { kind: 'same', text: '10 ' },
      { kind: 'cut', text: 'mx1.receiver.example' },
      { kind: 'new', text: 'mx.attacker.example' },
    ]));

  it.each([
    ['220 ready', '454 no'],
    ['a a a', 'a a'],
    ['', 'x'],
    ['x', ''],
    ['250-SIZE 1\n250 DSN', '250 SIZE 1'],
  ])('of %j and %j give both back', (original, text) => {
    const stretches = changed(original, text);
    const join = (without: string) => stretches.flatMap((each) => (each.kind === without ? [] : [each.text])).join('');
    expect(join('new')).toBe(original);
    expect(join('cut')).toBe(text);
  });

  it('of a deleted line are what was said', () =>
    expect(stretchesOf(event('ehlo/STARTTLS'))).toEqual([{ kind: 'cut', text: '250 STARTTLS' }]));
  it('let no control character through', () => expect(stretchesOf(event('u/esc'))[0]!.text).toBe('250 ␛[31mred␛[0m ⟨U+202E⟩ecilA'));
});

describe('the offer of STARTTLS', () => {
  it.each([
    ['250-STARTTLS', {}, true],
    ['250 starttls', {}, true],
    ['250-STARTTLS', { secured: true }, false],
    ['220 STARTTLS', {}, false],
    ['250-STARTTLSX', {}, false],
    ['', { tampered: { action: 'dropped', original: '250-STARTTLS', by: 'move' } as const }, true],
  ])('%j %j: %j', (text, more, offer) => expect(isOffer({ ...event('greeting'), text, ...more })).toBe(offer));
});

it('shortens to one visible line', () => {
  expect(shorten('a\x07b\nsecond', 20)).toBe('a␇b');
  expect(shorten('x'.repeat(30), 10)).toBe(`${'x'.repeat(9)}…`);
});

it('links a step by its id', () => expect(stepLink(event('ehlo/STARTTLS'))).toBe('#step=ehlo/STARTTLS'));
