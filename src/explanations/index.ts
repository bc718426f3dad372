// The words for codes, kinds of events, result types and terms, by language. Pages load the topics they need; programs that want
// plain English take plain.ts. What a language lacks is said in English: the build puts the
// missing sections beside a language's own (src/build/markdown.ts), so that a page loads no second set of files.
import type { SessionEvent } from '#src/simulator/session/session.ts';
import { readExplanation, resultTypePlaces, type Explanation, type Values } from './explanation.ts';
import { namesIn, plainText, type ProseDocument, type ProseNode } from './prose.ts';

/** events, result-types and glossary are files of that name; findings stands for all the others of a language. */
export const topics = ['findings', 'events', 'result-types', 'glossary'] as const;
export type Topic = (typeof topics)[number];

type Shelf = Map<string, readonly ProseNode[]>;

const files = import.meta.glob<ProseDocument>('./*/*.md', { import: 'default' });
const shelves = new Map<string, Shelf>();
let spoken = 'en';

/** From now on words are in this language where the caller names none. */
export function speak(language: string): void {
  spoken = language;
}

/** The files that are not about the steps of a session: what a domain publishes, and scenarios that are written by hand. */
const besideSessions = ['./en/inspector.md', './en/simulator.md'];

/** Loads a language's texts on the given topics; what is loaded already, or does not exist, costs nothing. */
export async function loadExplanations(language: string, wanted: readonly Topic[] = topics): Promise<void> {
  await load(language, (path) => wanted.includes(placeOf(path).topic));
}

/** Loads the words for all that can be found at the steps of a session. */
export async function loadSessionFindings(language: string): Promise<void> {
  await load(language, (path) => placeOf(path).topic === 'findings' && !besideSessions.includes(path));
}

/** Loads the words for scenarios and moves that are refused. */
export async function loadMoveFindings(language: string): Promise<void> {
  await load(language, (path) => path === './en/simulator.md');
}

async function load(language: string, isWanted: (path: string) => boolean): Promise<void> {
  const chosen = Object.keys(files).filter((path) => path.startsWith('./en/') && isWanted(path));
  const paths = chosen.map((path) => [path.replace('en', language), path].find((each) => files[each])!);
  await Promise.all(paths.map(async (path) => addExplanations(path, await files[path]!())));
}

/** Puts a file's sections where `explain` finds them. `path` ends in LANGUAGE/NAME.md. */
export function addExplanations(path: string, { sections, borrowed = {} }: ProseDocument): void {
  const { language, topic } = placeOf(path);
  const put = (shelf: Shelf, [heading, nodes]: [string, readonly ProseNode[]]) =>
    namesIn(heading).forEach((name) => shelf.set(name, nodes));
  Object.entries(sections).forEach((section) => put(shelfOf(language, topic), section));
  Object.entries(borrowed).forEach((section) => put(shelfOf('en', topic), section));
}

/** The sections of those names as they stand, for a page to carry and to give to `addExplanations`. Loads what it needs. */
export async function pickExplanations(
  topic: Topic,
  names: Iterable<string>,
  language: string,
): Promise<Record<string, readonly ProseNode[]>> {
  await loadExplanations(language, [topic]);
  return Object.fromEntries(
    [...names].flatMap((name) => (isExplained(topic, name, language) ? [[name, find(topic, name, language)!]] : [])),
  );
}

/** A finding or a check in words. A code without words gives itself as the statement. */
export function explain(code: string, values: Values = {}, language = spoken): Explanation {
  return read('findings', code, values, language);
}

type Told = Pick<SessionEvent, 'explains' | 'tampered' | 'design'> & Partial<Pick<SessionEvent, 'secured'>>;

/**
 * Where the words for an event are: its kind, what was done to it or else that it travelled inside TLS, the sender's design where it has
 * one: "ehlo-starttls dropped 2016", "message secured".
 */
export function eventKey({ explains, tampered, design, secured }: Told): string {
  return [explains, tampered?.action ?? (secured ? 'secured' : undefined), design].filter((part) => part !== undefined).join(' ');
}

/** All names under which the words for an event may stand, the most telling first: what a page has to carry for it. */
export function eventNames(event: Told): readonly string[] {
  return namesOf(eventKey(event));
}

function namesOf(key: string): readonly string[] {
  const own = key.replace(/ 2016$/, '');
  const [kind = own, action] = own.split(' ');
  const names = action ? [own, `any ${action}`, kind] : [kind];
  // A kind has words of the draft where those of today would be wrong.
  return own === key ? names : [key, ...(action ? names.slice(0, 2) : []), `${kind} 2016`, kind];
}

/**
 * A kind of event in words: the general note on it, where a lesson has none of its own. `key` is what `eventKey` gives; where no words
 * are kept for a kind that was tampered with, those for any such event are taken ("any dropped").
 */
export function explainEvent(
  key: string,
  values: Values = {},
  language = spoken,
): Omit<Explanation, 'statement'> & { readonly heading: string } {
  const name = namesOf(key).find((each) => isExplained('events', each, language)) ?? key;
  const { statement, ...rest } = read('events', name, values, language);
  return { heading: statement, ...rest };
}

/**
 * A result type of RFC 8460 section 4.3 in words: what it means, which step of a session causes it, what to do next. `values` name the
 * policy domain and the receiving host; without them their places say what belongs there.
 */
export function explainResultType(type: string, language = spoken, values: Values = {}): Explanation {
  return read('result-types', type, { ...resultTypePlaces, ...values }, language);
}

/** The gloss of a term: one or two sentences; undefined where it has none. `name` is the term as a heading: "TLS". */
export function explainTerm(term: string, language = spoken): { readonly name: string; readonly gloss: readonly ProseNode[] } | undefined {
  const section = find('glossary', term, language);
  if (!section) return undefined;
  const { statement, body } = readExplanation(section);
  return { name: statement, gloss: body };
}

/** The terms of a language's loaded glossary, in the order of the file. */
export function terms(language = 'en'): readonly string[] {
  return [...shelfOf(language, 'glossary').keys()];
}

/** Whether there are words, in this language or in English. */
export function isExplained(topic: Topic, name: string, language = spoken): boolean {
  return find(topic, name, language) !== undefined;
}

/** A finding as plain text: the statement, what it means, and the fix. */
export function explainText(
  code: string,
  values: Values = {},
  language = spoken,
): { readonly statement: string; readonly body: string; readonly fix?: string } {
  const { statement, body, fix } = explain(code, values, language);
  return { statement, body: plainText(body), ...(fix && { fix: plainText(fix) }) };
}

function read(topic: Topic, name: string, values: Values, language: string): Explanation {
  const section = find(topic, name, language);
  if (!section) return { statement: name, body: [], citations: [] };
  const isBorrowed = section !== shelfOf(language, topic).get(name);
  return { ...readExplanation(section, values), ...(isBorrowed && { lang: 'en' as const }) };
}

function find(topic: Topic, name: string, language: string): readonly ProseNode[] | undefined {
  return shelfOf(language, topic).get(name) ?? shelfOf('en', topic).get(name);
}

function shelfOf(language: string, topic: Topic): Shelf {
  const key = `${language}/${topic}`;
  const shelf = shelves.get(key) ?? new Map<string, readonly ProseNode[]>();
  shelves.set(key, shelf);
  return shelf;
}

function placeOf(path: string): { readonly language: string; readonly topic: Topic } {
  const [, language = 'en', name = ''] = /([\w-]+)\/([\w-]+)\.md$/.exec(path) ?? [];
  return { language, topic: topics.find((topic) => topic === name) ?? 'findings' };
}
