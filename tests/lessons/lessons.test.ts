// Every lesson's words fit its session: notes name events, nothing is too long, every event has words and a citation.
import { describe, expect, test } from 'vitest';
import '../../src/explanations/english.ts';
import { explainEvent, explainTerm, isExplained } from '../../src/explanations/index.ts';
import { plainText, type ProseNode } from '../../src/explanations/prose.ts';
import { lessons, lessonBySlug, lessonTitle, loadLesson, type Lesson } from '../../src/lessons/index.ts';
import { keysOf, noteOn, type LessonText } from '../../src/lessons/lesson.ts';
import { eventKinds, type EventKind } from '#src/simulator/session/event-kinds.ts';
import { simulate } from '../../src/simulator/simulate.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';

const slugs =
  'mail-in-the-clear starttls starttls-stripped mx-forged smtp-sts-2016 mta-sts enforce-testing-none first-contact reports certificates changing-a-policy mistakes limits 2016-and-2018 deploy';

test('the lessons stand in order under their slugs', () => {
  expect(lessons.map(({ number, slug }) => `${number} ${slug}`)).toEqual(slugs.split(' ').map((slug, index) => `${index + 1} ${slug}`));
});

test('a lesson is found by its slug', () => {
  expect(lessonBySlug('mta-sts')?.number).toBe(6);
  expect(lessonBySlug('no-such-lesson')).toBeUndefined();
});

test('what a language lacks is said in English', async () => {
  const [lesson] = lessons;
  expect(lessonTitle(lesson!, 'xx')).toEqual(lessonTitle(lesson!));
  expect((await loadLesson(lesson!, 'xx')).title).toBe(lessonTitle(lesson!).title);
});

const texts = await Promise.all(
  lessons.map(async (lesson): Promise<[string, Lesson, LessonText]> => [lesson.slug, lesson, await loadLesson(lesson)]),
);

const words = (nodes: readonly ProseNode[]) => plainText(nodes).split(/\s+/).filter(Boolean).length;

/** The events of the lesson as it stands, and of each session that the text sends the reader to. */
function eventsOf({ scenario, suggested }: Lesson): readonly SessionEvent[] {
  return [...simulate(scenario).events, ...simulate(scenario, suggested ?? []).events];
}

test('a note is kept to its turn of things', () => {
  const said = { id: 'x', explains: 'message', from: 'sender', to: 'receiver', secured: false } as const;
  expect(keysOf(said)).toEqual(['x message', 'x']);
  expect(keysOf({ ...said, tampered: { action: 'dropped', by: 'move' } })).toEqual(['x dropped']);
  expect(keysOf({ ...said, readableBy: ['receiver', 'attacker'] })).toEqual(['x read', 'x message', 'x']);
  expect(keysOf({ ...said, secured: true, readableBy: ['attacker'] })).toEqual(['x opened', 'x message', 'x']);
  expect(keysOf({ ...said, to: 'attacker' })).toEqual(['x attacker', 'x message', 'x']);
});

describe.each(texts)('%s', (_, lesson, text) => {
  const events = eventsOf(lesson);
  const ids = new Set(events.map(({ id }) => id));

  test('the front matter is whole', () => {
    expect(text.title.length).toBeGreaterThan(3);
    expect(text.lead).toMatch(/\.$/);
    expect(text.description.length).toBeGreaterThan(60);
    expect(text.description.length).toBeLessThanOrEqual(160);
    expect(text.minutes).toBeGreaterThan(2);
    expect(text.goals.length).toBeGreaterThan(1);
    expect(text.lastChecked).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(text.sources.length).toBeGreaterThan(0);
  });

  test('each note is shown on an event of the session', () => {
    const shown = new Set(events.map((event) => noteOn(event, text)));
    expect(Object.entries(text.notes).flatMap(([key, note]) => (shown.has(note) ? [] : [key]))).toEqual([]);
  });

  test('a note on what can turn out differently says for which turn it is meant', () => {
    const vague = Object.keys(text.notes).filter((key) => /(decide\/(policy|no-tls|certificate|name|outcome)|message-1)$/.test(key));
    expect(vague).toEqual([]);
  });

  test.each(Object.entries(text.notes))('the note on %s is short, states something, and cites', (_key, note) => {
    expect(note.heading).not.toMatch(/[.!:]$/);
    expect(note.heading.length).toBeGreaterThan(5);
    expect(words(note.body)).toBeLessThanOrEqual(70);
    expect(note.citations.length).toBeGreaterThan(0);
  });

  test.skipIf(!text.question)('the question is asked before an event of the session, and has one right answer', () => {
    expect(ids).toContain(text.question?.before);
    expect(words(text.question?.ask ?? [])).toBeGreaterThan(5);
    expect(text.question?.choices.map(({ why }) => words(why) > 3)).toEqual([true, true, true]);
    expect(text.question?.choices.filter(({ right }) => right).length).toBe(1);
  });

  test('every event has words and a citation', () => {
    const kinds = new Set(events.filter((event) => !noteOn(event, text)).map(({ explains }) => explains as EventKind));
    expect([...kinds].filter((kind) => !isExplained('events', kind) || !explainEvent(kind).heading || !eventKinds[kind])).toEqual([]);
  });

  test('its links lead to lessons and pages, its terms are in the glossary, each once in a text', () => {
    for (const part of [text.after, ...Object.values(text.notes).map(({ body }) => body)]) {
      const found = marksIn(part);
      expect(found.terms.filter((term) => !explainTerm(term))).toEqual([]);
      expect(found.terms.length).toBe(new Set(found.terms).size);
      const known = (path: string) =>
        ['play/', 'evaluate/', 'inspect/', 'reports/', 'matrix/', 'glossary/'].includes(path) ||
        lessonBySlug(path.slice(6, -1)) !== undefined;
      expect(found.pages.filter((path) => !known(path))).toEqual([]);
    }
  });
});

function marksIn(nodes: readonly ProseNode[]): { terms: string[]; pages: string[] } {
  const terms: string[] = [];
  const pages: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      const node = value as { type?: string; term?: string; path?: string };
      if (node.type === 'term') terms.push(node.term!);
      if (node.type === 'page') pages.push(node.path!);
      Object.values(value).forEach(visit);
    }
  };
  visit(nodes);
  return { terms, pages };
}
