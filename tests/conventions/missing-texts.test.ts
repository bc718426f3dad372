// What each language lacks, compared with English: the interface's words, the lessons with their beats, and all explanations: notes on
// events, result types, terms and findings. Nothing may be missing; the whole list is printed first.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/build/markdown.ts';
import { lessons, loadLesson } from '../../src/lessons/index.ts';
import type { LessonText } from '../../src/lessons/lesson.ts';
import { languages } from '../../src/words/load.ts';

type Part = Readonly<Record<string, unknown>>;
const parts = import.meta.glob<Part>('../../src/words/*/*.ts', { import: 'default', eager: true });
const partsOf = (language: string) =>
  new Map(
    Object.entries(parts).flatMap(([path, part]) => {
      const [, folder, name = ''] = /words\/([\w-]+)\/([\w-]+)\.ts$/.exec(path) ?? [];
      return folder === language && name !== 'plural' ? [[name, part] as const] : [];
    }),
  );

/** Paths of what `own` lacks of `english`, or has in another form: "pages.play.world". */
function lacking(english: unknown, own: unknown, path: string): string[] {
  if (own === undefined) return [path];
  if (typeof english === 'function')
    return typeof own === 'function' && own.length === english.length ? [] : [`${path} (takes ${english.length} values)`];
  if (typeof english === 'object' && english !== null) {
    if (typeof own !== 'object' || own === null || Array.isArray(own) !== Array.isArray(english)) return [`${path} (another form)`];
    const mine = own as Part;
    const surplus = Object.keys(mine).filter((key) => !Object.hasOwn(english, key));
    return [
      ...Object.entries(english).flatMap(([key, value]) => lacking(value, mine[key], `${path}.${key}`)),
      ...surplus.map((key) => `${path}.${key} (not in English)`),
    ];
  }
  const places = (text: unknown) => JSON.stringify((String(text).match(/\{[\w-]+\}/g) ?? []).sort());
  if (typeof own !== typeof english) return [`${path} (another form)`];
  return places(own) === places(english) ? [] : [`${path} (other places)`];
}

const folder = (language: string) => new URL(`../../src/explanations/${language}/`, import.meta.url);
const filesIn = (language: string) => readdirSync(folder(language)).filter((name) => name.endsWith('.md'));
const sectionsOf = (language: string, file: string) =>
  filesIn(language).includes(file) ? parseMarkdown(readFileSync(new URL(file, folder(language)), 'utf8')).sections : {};

test('a missing word, a function of another arity and a lost place are found', () => {
  const english = { a: 'x {b}', b: { c: (n: number) => `${n}` } };
  expect(lacking(english, { a: 'y {b}', b: { c: (n: number) => `${n}` } }, 'w')).toEqual([]);
  expect(lacking(english, { a: 'y', b: { c: () => '', d: '' } }, 'w')).toEqual([
    'w.a (other places)',
    'w.b.c (takes 1 values)',
    'w.b.d (not in English)',
  ]);
  expect(lacking(english, { b: {} }, 'w')).toEqual(['w.a', 'w.b.c']);
});

describe.each(languages().filter((language) => language !== 'en'))('%s', (language) => {
  const own = partsOf(language);
  const words = [...partsOf('en')].map(([name, part]) => ({ name, missing: lacking(part, own.get(name), name) }));
  const explanations = filesIn('en').map((file) => {
    const mine = sectionsOf(language, file);
    return { name: file, missing: Object.keys(sectionsOf('en', file)).filter((key) => !Object.hasOwn(mine, key)) };
  });
  const others = lessons.filter((lesson) => !lesson.languages.includes(language));

  test('what is missing', () => {
    const told = [...words, ...explanations].filter(({ missing }) => missing.length > 0);
    for (const { name, missing } of told)
      console.log(`${language}, ${name}: ${missing.length} missing: ${missing.slice(0, 12).join(', ')}`);
    console.log(`${language}, lessons in English only: ${others.map(({ number }) => number).join(', ') || 'none'}`);
    expect(words.length).toBeGreaterThan(10);
  });

  test.each(words)('the words of $name are whole', ({ missing }) => {
    expect(missing).toEqual([]);
  });
  test.each(explanations)('$name is whole', ({ missing }) => {
    expect(missing).toEqual([]);
  });
  test.each(explanations)('$name says nothing that English does not', ({ name }) => {
    const english = sectionsOf('en', name);
    expect(Object.keys(sectionsOf(language, name)).filter((key) => !Object.hasOwn(english, key))).toEqual([]);
  });

  test.each(lessons)('lesson $number has the same beats, notes, choices and citations', async (lesson) => {
    expect(lesson.languages).toContain(language);
    const [english, mine] = await Promise.all([loadLesson(lesson), loadLesson(lesson, language)]);
    const citations = ({ notes, says }: LessonText) =>
      [...Object.entries(notes), ...Object.entries(says.beats)].map(([id, part]) => [id, part.citations]);
    expect(citations(mine)).toEqual(citations(english));
    expect(mine.question?.before).toBe(english.question?.before);
    expect(mine.question?.choices.map(({ right }) => right)).toEqual(english.question?.choices.map(({ right }) => right));
    expect(mine.description.length).toBeLessThanOrEqual(160);
    expect([mine.minutes, mine.lastChecked, mine.goals.length]).toEqual([english.minutes, english.lastChecked, english.goals.length]);
  });
});
