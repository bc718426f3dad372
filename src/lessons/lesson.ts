// What a lesson's Markdown holds, in the parts that a page shows at different places: the words of the beats, the notes by event, the
// question before the reveal, what follows, the sources. How to write one: README.md.
import type { ProseDocument, ProseNode } from '#src/explanations/prose.ts';
import type { Citation } from '#src/protocol/citation.ts';
import type { LessonBeats } from './beat.ts';
import { beatSections, readBeatWords, type LessonWords } from './beat-words.ts';
import { plain } from './plain.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';

/** As much of a lesson as a list of lessons shows. */
export interface LessonTitle {
  readonly title: string;
  /** One sentence. */
  readonly lead: string;
  readonly minutes: number;
}

/** What stands beside one event. */
export interface Note {
  /** A statement. */
  readonly heading: string;
  readonly body: readonly ProseNode[];
  readonly citations: readonly Citation[];
  /** A thought to be folded away. */
  readonly whatIf?: { readonly title: readonly ProseNode[]; readonly body: readonly ProseNode[] };
}

/** Asked before the event of that id is shown; each choice says why it is right or wrong. */
export interface Question {
  readonly before: string;
  readonly ask: readonly ProseNode[];
  readonly choices: readonly { readonly right: boolean; readonly label: readonly ProseNode[]; readonly why: readonly ProseNode[] }[];
}

export interface LessonText extends LessonTitle {
  /** For search engines and link previews: at most 160 characters. */
  readonly description: string;
  /** What the reader can do afterwards. */
  readonly goals: readonly string[];
  /** The day on which the facts were last checked, "2026-11-23". */
  readonly lastChecked: string;
  readonly after: readonly ProseNode[];
  /** By event id, with a word behind it where the note is meant for one turn of things only: see `keysOf`. */
  readonly notes: Readonly<Record<string, Note>>;
  readonly question?: Question;
  readonly sources: readonly ProseNode[];
  readonly says: LessonWords;
}

const parts = ['after', 'question', 'sources'];

/** Sorts a lesson's Markdown into its parts. A missing part is empty; tests/lessons says what must be there. */
export function readLesson({ meta, sections }: ProseDocument, lesson: LessonBeats): LessonText {
  const ofBeats = beatSections(lesson);
  const notes = Object.entries(sections).filter(([name]) => !parts.includes(name) && !ofBeats.has(name));
  const ask = sections['question'];
  return {
    title: text(meta['title']),
    lead: text(meta['lead']),
    minutes: Number(meta['minutes'] ?? 0),
    description: text(meta['description']),
    goals: Array.isArray(meta['goals']) ? meta['goals'].map(text) : [],
    lastChecked: text(meta['lastChecked']),
    after: sections['after'] ?? [],
    notes: Object.fromEntries(notes.map(([id, nodes]) => [id, readNote(nodes)])),
    ...(ask && { question: readQuestion(text(meta['askBefore']), ask) }),
    sources: sections['sources'] ?? [],
    says: readBeatWords({ sections }, lesson),
  };
}

type Noted = Pick<SessionEvent, 'id' | 'explains' | 'from' | 'to' | 'tampered' | 'secured' | 'readableBy'>;

/**
 * The lesson's own note on an event of its scenario, whatever moves the reader has made. Keys say for which turn of things a note is
 * meant, so that none is shown where it would be wrong: see README.md. Under another sender or attack the page shows general notes.
 */
export function noteOn(event: Noted, { notes }: Pick<LessonText, 'notes'>): Note | undefined {
  const key = keysOf(event).find((each) => Object.hasOwn(notes, each));
  return key === undefined ? undefined : notes[key];
}

/** The keys that fit an event, the narrowest first. One that was tampered with has a single key: the plain note would be wrong. */
export function keysOf({ id, explains, from, to, tampered, secured, readableBy }: Noted): readonly string[] {
  if (tampered) return [`${id} ${tampered.action}`];
  const isRead = readableBy?.includes('attacker') ?? false;
  return [
    ...(from === 'attacker' || to === 'attacker' ? [`${id} attacker`] : []),
    ...(isRead ? [`${id} ${secured ? 'opened' : 'read'}`] : []),
    `${id} ${explains}`,
    id,
  ];
}

function readNote(nodes: readonly ProseNode[]): Note {
  const heading = nodes.find((node) => typeof node !== 'string' && node.type === 'heading');
  const whatIf = nodes.find((node) => typeof node !== 'string' && node.type === 'what-if');
  return {
    heading: heading ? plain([heading]) : '',
    body: nodes.filter((node) => node !== heading && node !== whatIf && !isCites(node)),
    citations: nodes.flatMap((node) => (isCites(node) ? node.citations : [])),
    ...(isWhatIf(whatIf) && { whatIf: { title: whatIf.title, body: whatIf.children } }),
  };
}

function readQuestion(before: string, nodes: readonly ProseNode[]): Question {
  const choices = nodes.filter(isChoice);
  return {
    before,
    ask: nodes.filter((node) => !isChoice(node)),
    choices: choices.map(({ right, title, children }) => ({ right, label: title, why: children })),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

type NodeOf<T> = Extract<ProseNode, { type: T }>;

function isCites(node: ProseNode): node is NodeOf<'cites'> {
  return typeof node !== 'string' && node.type === 'cites';
}

function isWhatIf(node: ProseNode | undefined): node is NodeOf<'what-if'> {
  return typeof node === 'object' && node.type === 'what-if';
}

function isChoice(node: ProseNode): node is NodeOf<'choice'> {
  return typeof node !== 'string' && node.type === 'choice';
}
