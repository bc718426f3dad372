// The lessons in order: a folder each, its number and slug in the folder's name, its world in scenario.ts, its way in beats.ts,
// its words in a file for each language. To add a lesson, copy a folder. A page loads only its own words; titles are there for all.
import type { ProseDocument } from '#src/explanations/prose.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { LessonBeats } from './beat.ts';
import { readLesson, type LessonText, type LessonTitle } from './lesson.ts';

/** What a scenario.ts exports. `suggested`: the moves that the text asks the reader to make. */
export interface LessonWorld {
  readonly scenario: ScenarioInput;
  readonly suggested?: readonly Move[];
}

export interface Lesson extends LessonWorld {
  /** From 1. */
  readonly number: number;
  readonly slug: string;
  /** The languages that have words, English first. */
  readonly languages: readonly string[];
  /** The way through it. */
  readonly beats: LessonBeats;
}

const worlds = import.meta.glob<LessonWorld>('./*/scenario.ts', { eager: true });
const ways = import.meta.glob<{ readonly beats: LessonBeats }>('./*/beats.ts', { eager: true });
const titles = import.meta.glob<LessonTitle>('./*/*.md', { query: '?meta=title,lead,minutes', import: 'default', eager: true });
const texts = import.meta.glob<ProseDocument>('./*/*.md', { import: 'default' });

/** All lessons, in order. */
export const lessons: readonly Lesson[] = Object.entries(worlds)
  .map(([path, { scenario, suggested }]) => {
    const [, folder = ''] = path.split('/');
    const [number = '', ...slug] = folder.split('-');
    const { beats } = ways[`./${folder}/beats.ts`]!;
    const own = { number: Number(number), slug: slug.join('-'), scenario, languages: languagesOf(folder), beats };
    return { ...own, ...(suggested && { suggested }) };
  })
  .sort((a, b) => a.number - b.number);

/** The lesson of that slug, if there is one. */
export function lessonBySlug(slug: string): Lesson | undefined {
  return lessons.find((lesson) => lesson.slug === slug);
}

/** Title, lead and minutes; in English where the language has none. */
export function lessonTitle(lesson: Lesson, language = 'en'): LessonTitle {
  return titles[pathOf(lesson, language)]!;
}

/** A lesson's words; in English where the language has none. */
export async function loadLesson(lesson: Lesson, language = 'en'): Promise<LessonText> {
  const document = await texts[pathOf(lesson, language)]!();
  return readLesson(document, lesson.beats);
}

function pathOf(lesson: Lesson, language: string): string {
  const folder = `${String(lesson.number).padStart(2, '0')}-${lesson.slug}`;
  return `./${folder}/${lesson.languages.includes(language) ? language : 'en'}.md`;
}

function languagesOf(folder: string): string[] {
  const found = Object.keys(texts).flatMap((path) => (path.startsWith(`./${folder}/`) ? [path.slice(folder.length + 3, -3)] : []));
  return found.sort((a, b) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b));
}
