// Every address of the site, with the words of its head and the data that it opens with. Read at build time only.
import { explainTerm, loadExplanations, terms } from '#src/explanations/index.ts';
import { loadPageText, termsIn } from '#src/explanations/page-text.ts';
import type { ProseNode } from '#src/explanations/prose.ts';
import { lessons, lessonTitle, loadLesson, type Lesson } from '#src/lessons/index.ts';
import type { ScenarioInput } from '#src/simulator/scenario-input.ts';
import { matrix as playMatrix } from '#src/simulator/matrix.ts';
import { attacks, mistakes, senders } from '#src/simulator/names.ts';
import type { SessionEvent } from '#src/simulator/session.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { eventKinds } from '#src/simulator/event-kinds.ts';
import { en } from '#src/words/en.ts';
import { pickNotes } from './notes.ts';
import type { PageKind } from './pages.ts';

export interface Address {
  /** From the site's root: '' or ending in '/'. */
  readonly path: string;
  readonly page: PageKind;
  readonly title: string;
  /** For search engines and link previews. */
  readonly description: string;
  /** What the page is, in the words of schema.org. */
  readonly structured?: Readonly<Record<string, unknown>>;
  /** The page's props: JSON, carried in the page. */
  readonly props: Readonly<Record<string, unknown>>;
  /** Prose that is drawn at build time alone, and given to the page as markup in its prop `prose`. */
  readonly prose?: Readonly<Record<string, readonly ProseNode[]>>;
}

/** The home page's attack: a sender without a policy, and nobody interferes yet. */
const homeScenario: ScenarioInput = { sender: 'opportunistic', attack: 'eavesdrop' };

/** All addresses, each with its data. */
export async function listAddresses(): Promise<Address[]> {
  const { home, learn, play, matrix, evaluate, inspect, glossary, embed, about } = en.pages;
  const cells = playMatrix([...attacks, ...mistakes], senders);
  const rows = lessons.map(({ number, slug, suggested }) => ({ number, slug, suggested, ...titleOf(number) }));
  return [
    page('', 'home', home.title, home.description, { scenario: homeScenario, session: simulate(homeScenario), lessons: rows }),
    page('learn/', 'learn', learn.title, learn.description, { lessons: rows }),
    ...(await Promise.all(lessons.map(lessonAddress))),
    await playAddress(play.title, play.description),
    page('matrix/', 'matrix', matrix.title, matrix.description, { cells }),
    page('evaluate/', 'evaluate', evaluate.title, evaluate.description, {}),
    page('inspect/', 'inspect', inspect.title, inspect.description, {}),
    page('glossary/', 'glossary', glossary.title, glossary.description, await glossaryProps()),
    page('embed/', 'embed', embed.title, embed.description, { lessons: rows.map(({ slug, title }) => ({ slug, title })) }),
    page('about/', 'about', about.title, about.description, { text: await loadPageText('about') }),
  ];
}

function page(path: string, kind: PageKind, title: string, description: string, props: Address['props']): Address {
  return { path, page: kind, title: path === '' ? `${en.site.name}: ${title}` : `${title}: ${en.site.name}`, description, props };
}

/** Free play opens with the standard world and a sender that checks nothing; nobody attacks yet. */
async function playAddress(title: string, description: string): Promise<Address> {
  const scenario: ScenarioInput = { sender: 'opportunistic', attack: 'none' };
  const session = simulate(scenario);
  // The other notes come when the page wakes up: whoever plays goes elsewhere than this session anyway.
  const notes = await pickNotes(session.events.slice(0, 1), eventKinds, 'en');
  return page('play/', 'play', title, description, { scenario, session, notes });
}

async function lessonAddress(lesson: Lesson): Promise<Address> {
  const { number, slug, scenario, suggested } = lesson;
  const session = simulate(scenario);
  const { intro, after, sources, description, goals: _, minutes: __, ...text } = await loadLesson(lesson);
  const notes = await pickNotes(session.events.slice(0, 1), eventKinds, 'en', [text.notes, text.question]);
  const neighbours = { previous: neighbour(number - 1), next: neighbour(number + 1) };
  const props = {
    number,
    slug,
    suggested,
    total: lessons.length,
    scenario,
    // The world at length and the report: no part of a lesson reads them.
    session: { ...session, scenario: undefined, report: undefined, events: session.events.map(brief) },
    text,
    notes,
    neighbours,
  };
  const structured = {
    '@type': 'LearningResource',
    name: text.title,
    description,
    inLanguage: 'en',
    isPartOf: { '@type': 'Course', name: en.site.name },
    dateModified: text.lastChecked,
  };
  return { ...page(`learn/${slug}/`, 'lesson', text.title, description, props), structured, prose: { intro, after, sources } };
}

/** The terms by their names, each with the lessons that mark it. */
async function glossaryProps(): Promise<Address['props']> {
  await loadExplanations('en', ['glossary']);
  const uses = await Promise.all(lessons.map(async (lesson) => ({ lesson, terms: termsIn(await loadLesson(lesson)) })));
  const entries = terms().map((term) => ({
    term,
    ...explainTerm(term)!,
    lessons: uses
      .filter((use) => use.terms.has(term))
      .map(({ lesson: { number, slug } }) => ({ number, slug, title: titleOf(number).title })),
  }));
  return { text: await loadPageText('glossary'), entries: entries.sort((a, b) => a.name.localeCompare(b.name, 'en')) };
}

/** An event without what most events have in common; LessonPage.svelte puts it back. */
function brief({ findings, attempt, secured, ...event }: SessionEvent): Partial<SessionEvent> {
  return { ...event, ...(findings.length && { findings }), ...(attempt > 1 && { attempt }), ...(secured && { secured }) };
}

function neighbour(number: number): { readonly slug: string; readonly title: string } | undefined {
  const lesson = lessons.find((other) => other.number === number);
  return lesson && { slug: lesson.slug, title: lessonTitle(lesson).title };
}

function titleOf(number: number): ReturnType<typeof lessonTitle> {
  return lessonTitle(lessons.find((lesson) => lesson.number === number)!);
}
