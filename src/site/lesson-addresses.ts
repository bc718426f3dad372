// The addresses of the lessons. What a lesson can show is worked out here, so that its stage has room for it from the start.
import type { LessonBeats, Run } from '#src/lessons/beat.ts';
import type { LessonWords } from '#src/lessons/beat-words.ts';
import { lessons, lessonTitle, loadLesson, type Lesson } from '#src/lessons/index.ts';
import type { LessonText } from '#src/lessons/lesson.ts';
import { keyOf, restOf, runAt, startOf } from '#src/features/lesson/beat-path.ts';
import { playedDays } from '#src/features/lesson/days/played-days.ts';
import { needsOf } from '#src/features/lesson/lesson-needs.ts';
import { pickNotes } from '#src/features/player/notes.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { Words } from '#src/words/en.ts';
import type { PageKind } from '#src/words/page-parts.ts';
import type { Address } from './address.ts';

/** Makes one address, as addresses.ts does it for its language. */
type MakePage = (place: string, kind: PageKind, head: Pick<Address, 'title' | 'description'>, props: Address['props']) => Address;

function structuredOf({ title, description, lastChecked }: LessonText, { lang, site }: Words): Readonly<Record<string, unknown>> {
  return {
    '@type': 'LearningResource',
    name: title,
    description,
    inLanguage: lang,
    isPartOf: { '@type': 'Course', name: site.name },
    dateModified: lastChecked,
  };
}

/** The page of a lesson. */
export async function lessonAddress(found: Lesson, words: Words, page: MakePage): Promise<Address> {
  const { number, slug, scenario, suggested, beats: lesson } = found;
  const text = await loadLesson(found, words.lang);
  const { title, lead, description, notes: own, question, says, after, sources, lastChecked } = text;
  const sessions = new Map<string, Session>();
  const play = (run: Run): Session => {
    const key = keyOf(run);
    const session = sessions.get(key) ?? simulate(worldOf(scenario, lesson, run), run.moves ?? []);
    sessions.set(key, session);
    return session;
  };
  const [first] = lesson.beats;
  const run = runAt(lesson, first!.id);
  const session = play(run);
  const { header, body } = session.scenario.message;
  const neighbours = neighboursOf(number, words.lang);
  const props = {
    ...{ number, slug, total: lessons.length, scenario, lesson, says },
    // The world at length and the report: no part of a lesson reads them.
    session: { ...session, scenario: { attacker: session.scenario.attacker }, report: undefined, events: session.events.map(brief) },
    // The bare player in a frame asks the question and shows notes, in the lesson's own world.
    ...(keyOf(run) !== keyOf({}) && { beginsElsewhere: true }),
    suggested,
    text: { title, lead, notes: own, ...(question && { question }) },
    notes: await pickNotes(session.events.slice(0, 1), words.lang, [says, question]),
    needs: needsOf(lesson, play),
    mail: [...header, '', ...body].join('\n'),
    next: neighbours.next ?? challengeAhead(words),
  };
  const made = page(`learn/${slug}/`, 'lesson-beats', { title, description }, props);
  const all = { beats: staticBeats(lesson, says, play) };
  const rows = { session, position: restOf(first!, session), holds: first!.hold ?? false, unfold: first!.unfold ?? false };
  return { ...made, structured: structuredOf(text, words), all, rows, end: { after, sources, lastChecked, neighbours } };
}

function worldOf(scenario: Lesson['scenario'], { worlds = {} }: LessonBeats, { world }: Run): Lesson['scenario'] {
  return world === undefined ? scenario : worlds[world]!;
}

/** Each beat of the way with the lines that it adds. */
function staticBeats(lesson: LessonBeats, says: LessonWords, play: (run: Run) => Session) {
  const main = lesson.beats.filter(({ branch }) => !branch);
  return main.map((beat) => {
    const session = play(runAt(lesson, beat.id));
    const lines = session.events.slice(startOf(lesson, beat.id, session) + 1, restOf(beat, session) + 1);
    return {
      id: beat.id,
      words: says.beats[beat.id]!,
      lines: beat.days ? [] : lines,
      ...(beat.days && { days: { kind: beat.days.of, played: playedDays(beat.days) } }),
    };
  });
}

/** What the last lesson leads to. */
function challengeAhead({ pages: { challenge } }: Words): Neighbour {
  return { path: 'challenge/', title: challenge.title, lead: challenge.short };
}

type Neighbour = { readonly path: string; readonly language?: string; readonly title: string; readonly lead: string };

function neighboursOf(
  number: number,
  language: string,
): { readonly previous?: Neighbour | undefined; readonly next?: Neighbour | undefined } {
  return { previous: neighbour(number - 1, language), next: neighbour(number + 1, language) };
}

function neighbour(number: number, language: string): Neighbour | undefined {
  const lesson = lessons.find((other) => other.number === number);
  if (!lesson) return undefined;
  const { path, language: other } = wayTo(lesson, language);
  const { title, lead } = lessonTitle(lesson, language);
  return { path, ...(other && { language: other }), title, lead };
}

export const isIn = (lesson: Lesson, language: string) => lesson.languages.includes(language);

/** Where a lesson is, from the root of that language; in English, and marked so, where the language has no words for it. */
export function wayTo(
  lesson: Lesson,
  language: string,
): { readonly number: number; readonly slug: string; readonly path: string; readonly language?: string } {
  const { number, slug } = lesson;
  return isIn(lesson, language) ? { number, slug, path: `learn/${slug}/` } : { number, slug, path: `../learn/${slug}/`, language: 'en' };
}

/** An event without what most events have in common; features/player/player.svelte.ts puts it back. */
export function brief({ findings, attempt, secured, ...event }: SessionEvent): Partial<SessionEvent> {
  return { ...event, ...(findings.length && { findings }), ...(attempt > 1 && { attempt }), ...(secured && { secured }) };
}
