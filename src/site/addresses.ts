// Every address of the site, in every language, with the words of its head and the data that it opens with. Read at build time only.
import { explainTerm, loadExplanations, terms } from '#src/explanations/index.ts';
import { loadPageText, termsIn } from '#src/explanations/page-text.ts';
import type { ProseNode } from '#src/explanations/prose.ts';
import { taskIds } from '#src/features/challenge/tasks/task.ts';
import { judgedExample } from '#src/features/evaluate/judged-example.ts';
import { pickNotes } from '#src/features/player/notes.ts';
import type { FramedSession } from '#src/features/teach/framed-session.ts';
import { lessons, lessonTitle, loadLesson, type Lesson } from '#src/lessons/index.ts';
import { matrix as playMatrix } from '#src/simulator/matrix.ts';
import { challengeMinutes } from '#src/lessons/routes.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { Session } from '#src/simulator/session/session.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { Words } from '#src/words/en.ts';
import { languages, loadAllWords } from '#src/words/load.ts';
import type { PageKind } from '#src/words/page-parts.ts';
import { withTables } from './about-tables.ts';
import type { Address } from './address.ts';
import { brief, isIn, lessonAddress, wayTo } from './lesson-addresses.ts';
import { teachingAddresses } from './teaching-addresses.ts';

/** A place in a language, from the site's root: 'de/learn/'. English has the root itself. */
export function pathIn(language: string, place: string): string {
  return language === 'en' ? place : `${language}/${place}`;
}

/** The home page's attack: a sender without a policy, and nobody interferes yet. */
const homeScenario: ScenarioInput = { sender: 'opportunistic', attack: 'eavesdrop' };

/** All addresses, each with its data. */
export async function listAddresses(): Promise<Address[]> {
  return (await Promise.all(languages().map(addressesIn))).flat();
}

async function addressesIn(language: string): Promise<Address[]> {
  const words = await loadAllWords(language);
  const { descriptions } = words.site;
  const head = (name: keyof typeof descriptions): Head => ({ title: words.pages[name].title, description: descriptions[name] });
  const page = pageIn(words);
  const cells = playMatrix([...attacks, ...mistakes], senders);
  const rows = lessons.map((lesson) => ({ suggested: lesson.suggested, ...wayTo(lesson, language), ...lessonTitle(lesson, language) }));
  return [
    page('', 'home', head('home'), { scenario: homeScenario, session: withoutWorld(simulate(homeScenario)), lessons: rows }),
    page('learn/', 'learn', head('learn'), { lessons: rows }),
    ...(await Promise.all(lessons.filter((lesson) => isIn(lesson, language)).map((lesson) => lessonAddress(lesson, words, page)))),
    page('challenge/', 'challenge', head('challenge'), {
      challenge: { title: words.pages.challenge.title, minutes: challengeMinutes, tasks: taskIds.length },
      lessons: lessons.map((lesson) => ({ ...wayTo(lesson, language), title: lessonTitle(lesson, language).title })),
    }),
    await playAddress(head('play'), words),
    page('matrix/', 'matrix', head('matrix'), { cells }),
    page('evaluate/', 'evaluate', head('evaluate'), await judgedExample(language)),
    page('inspect/', 'inspect', head('inspect'), {}),
    page('reports/', 'reports', head('reports'), {}),
    page('glossary/', 'glossary', head('glossary'), await glossaryProps(language)),
    page('embed/', 'embed', head('embed'), { sessions: await framedSessions() }),
    ...(await teachingAddresses(words, page)),
    page('about/', 'about', head('about'), { text: withTables(await loadPageText('about', language), words) }),
  ].map((address) => leadToEnglish(address, words));
}

type Head = Pick<Address, 'title' | 'description'>;

const pageIn =
  ({ lang, site }: Words) =>
  (place: string, kind: PageKind, { title, description }: Head, props: Address['props']): Address => {
    return { place, language: lang, page: kind, title: place ? `${title}: ${site.name}` : `${site.name}: ${title}`, description, props };
  };

/** What the page for teachers offers, with the steps that a frame can open at. */
async function framedSessions(): Promise<FramedSession[]> {
  const stepsOf = (scenario: ScenarioInput) => simulate(scenario).events.map(({ id }) => id);
  const spoken = await Promise.all(
    languages().map(async (language) => [language, (await loadAllWords(language)).pages.embed.play] as const),
  );
  const titlesOf = (lesson: Lesson) => lesson.languages.map((language) => [language, lessonTitle(lesson, language).title] as const);
  return [
    ...lessons.map((lesson) => ({ slug: lesson.slug, titles: Object.fromEntries(titlesOf(lesson)), steps: stepsOf(lesson.scenario) })),
    { slug: '', titles: Object.fromEntries(spoken), steps: stepsOf(playScenario) },
  ];
}

/** Free play opens with the standard world and a sender that checks nothing; nobody attacks yet. */
const playScenario: ScenarioInput = { sender: 'opportunistic', attack: 'none' };

async function playAddress(head: Head, words: Words): Promise<Address> {
  const session = simulate(playScenario);
  // The other notes come when the page wakes up: whoever plays goes elsewhere than this session anyway.
  const notes = await pickNotes(session.events.slice(0, 1), words.lang);
  return pageIn(words)('play/', 'play', head, {
    scenario: playScenario,
    // PlayPage.svelte has the whole world played when somebody asks for it.
    session: { ...withoutWorld(session), events: session.events.map(brief) },
    notes,
  });
}

/** The session with as much of its world as is needed at once: the clock, and where the attacker stands. */
function withoutWorld({ scenario: { now, attacker }, ...session }: Session) {
  return { ...session, scenario: { now, attacker } };
}

/** The terms by their names, each with the lessons that mark it. */
async function glossaryProps(language: string): Promise<Address['props']> {
  await loadExplanations(language, ['glossary']);
  const uses = await Promise.all(lessons.map(async (lesson) => ({ lesson, terms: termsIn(await loadLesson(lesson, language)) })));
  const entries = terms(language).map((term) => ({
    term,
    ...explainTerm(term, language)!,
    lessons: uses
      .filter((use) => use.terms.has(term))
      .map(({ lesson }) => ({
        ...wayTo(lesson, language),
        title: lessonTitle(lesson, language).title,
        lang: isIn(lesson, language) ? language : 'en',
      })),
  }));
  const text = await loadPageText('glossary', language);
  return { text, entries: entries.sort((a, b) => a.name.localeCompare(b.name, language)) };
}

/** The address with its links to lessons that its language lacks leading to the English ones, and saying so. */
function leadToEnglish(address: Address, { lang, lessonList }: Words): Address {
  if (lang === 'en') return address;
  const lacking = lessons.filter((lesson) => !isIn(lesson, lang)).map(({ slug }) => `learn/${slug}/`);
  const lead = (_: string, node: unknown): unknown =>
    isLink(node) && lacking.includes(node.path)
      ? { ...node, path: `../${node.path}`, children: [...node.children, ` (${lessonList.inEnglish})`] }
      : node;
  return JSON.parse(JSON.stringify(address), lead) as Address;
}

function isLink(node: unknown): node is Extract<ProseNode, { type: 'page' }> {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'page';
}
