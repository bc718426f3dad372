import { describe, expect, it } from 'vitest';
import { detailOf, lineOf, sayingOf, speakerOf, tagOf } from '#src/features/player/event-words.ts';
import { fill } from '#src/ui/words.ts';
import { eventKinds, type EventKind } from '#src/simulator/session/event-kinds.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';
import { en } from '../../words/english.ts';
import { strippedSession, unusual } from './stripped-session.ts';

const session = strippedSession(unusual);
const event = (id: string): SessionEvent => session.events.find((each) => each.id === id)!;

describe('who says a line', () => {
  it.each([
    ['greeting', 'Receiving server to sender'],
    ['txt/ask', 'Sender to DNS'],
    ['decide', 'Sender'],
    ['ehlo/STARTTLS', 'Receiving server to sender, deleted by the attacker'],
    ['ehlo/CHUNKING', 'Receiving server to sender, rewritten by the attacker'],
    ['u/454', 'Attacker to sender'],
    ['u/damaged', 'Receiving server to sender, damaged by the attacker'],
    ['u/blocked', 'Sender to policy host, blocked by the attacker'],
  ])('%s: %s', (id, speaker) => expect(speakerOf(event(id), en)).toBe(speaker));
});

describe('the label beside a line', () => {
  it.each([
    ['greeting', undefined],
    ['ehlo/STARTTLS', 'deleted by you'],
    ['u/454', 'written by the attacker'],
    ['u/blocked', 'blocked by the attacker'],
    ['u/damaged', 'damaged by the attacker'],
  ])('%s: %s', (id, tag) => expect(tagOf(event(id), en)).toBe(tag));
});

describe('what an actor does alone', () => {
  it.each([
    ['decide', 'This host does not keep what was promised. Stop here.'],
    ['tcp', 'connects to mx1.receiver.example[192.0.2.25]:25'],
    ['ehlo', undefined],
    ['u/hello', undefined],
  ])('%s: %s', (id, saying) => expect(sayingOf(event(id), en)).toBe(saying));

  it('has words for every decision and every turn of the memory', () => {
    const wordless = (Object.keys(eventKinds) as EventKind[]).filter((kind) => {
      const decision = { ...event('decide'), text: kind, explains: kind };
      return sayingOf(decision, en) === undefined;
    });
    // What remains are kinds of lines, questions and answers, which stand as they are.
    expect(wordless.filter((kind) => /^(cache|decide|fetch|refuse|deliver|defer|bounce|go-on|try|check-again)/.test(kind))).toEqual([]);
  });
});

it('hangs a stored policy below its row', () => {
  expect(detailOf({ ...event('cache/get'), text: 'mode enforce; id 1\x1b; 60 s left' })).toBe('mode enforce\nid 1␛\n60 s left');
  expect(detailOf(event('cache/get'))).toBeUndefined();
  expect(detailOf(event('u/esc'))).toBeUndefined();
});

it('gives one short line for the live region', () => {
  expect(lineOf(event('ehlo'), en)).toBe('Sender to receiving server: EHLO out.sender.example');
  expect(lineOf({ ...event('ehlo'), text: 'x'.repeat(200) }, en)).toHaveLength(90);
});

it('fills places, and only those', () => expect(fill('{a} {b} {a}', { a: '{b}' })).toBe('{b}  {b}'));
