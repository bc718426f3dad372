// The note on an event: the lesson's own where it has one, else the general note on events of its kind.
import {
  addExplanations,
  eventKey,
  eventNames,
  explain,
  explainEvent,
  isExplained,
  loadExplanations,
  loadSessionFindings,
  pickExplanations,
} from '#src/explanations/index.ts';
import { termsIn } from '#src/explanations/page-text.ts';
import type { ProseNode } from '#src/explanations/prose.ts';
import { noteOn, type LessonText } from '#src/lessons/lesson.ts';
import { isSameCitation, type Citation } from '#src/protocol/citation.ts';
import type { Finding } from '#src/protocol/finding.ts';
import { visible } from '#src/protocol/visible.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';
import type { FindingWords, NoteContent } from './note.ts';

/** The general notes that a page carries: words by name, and the section that rules each kind of event. */
export interface Notes {
  readonly words: Readonly<Record<string, readonly ProseNode[]>>;
  readonly rules: Readonly<Record<string, Citation>>;
  /** The words for the terms that these notes, and the texts around them, mark. */
  readonly glosses: Readonly<Record<string, readonly ProseNode[]>>;
}

type OwnNotes = Pick<LessonText, 'notes'>;

const ruledBy = new Map<string, Citation>();

/** At build time: the general notes on these events. `around`: the page's other texts that are woken up. */
export async function pickNotes(events: readonly SessionEvent[], language: string, around: unknown = []): Promise<Notes> {
  const rules = await loadRules();
  const words = await pickExplanations('events', new Set(events.flatMap(eventNames)), language);
  return {
    words,
    glosses: await pickExplanations('glossary', termsIn([around, words]), language),
    rules: Object.fromEntries(events.map((event) => [ruleKey(event), rules.ruleOf(event)])),
  };
}

/** Puts carried notes where `noteOf` finds them. */
export function addNotes({ words, rules, glosses }: Notes, language: string): void {
  addExplanations(`${language}/glossary.md`, { meta: {}, intro: [], sections: glosses });
  addExplanations(`${language}/events.md`, { meta: {}, intro: [], sections: words });
  for (const [kind, citation] of Object.entries(rules)) ruledBy.set(kind, citation);
}

const loading = new Map<string, Promise<void>>();

/**
 * The notes on all kinds of events, and the words for what is found, which a course package does not carry. A page carries the first one;
 * the others come when the reader turns to the player. Asked again, nothing.
 */
export function loadAllNotes(language: string): Promise<void> {
  const loaded = loading.get(language) ?? loadNotes(language);
  loading.set(language, loaded);
  loaded.catch(() => loading.delete(language));
  return loaded;
}

async function loadNotes(language: string): Promise<void> {
  const isPackaged = document.documentElement.dataset['views'] === 'path';
  const words = [loadExplanations(language, ['events', 'glossary']), ...(isPackaged ? [] : [loadSessionFindings(language)])];
  const [rules] = await Promise.all([loadRules(), ...words]);
  for (const [kind, citation] of Object.entries(rules.eventKinds)) ruledBy.set(kind, citation);
  for (const [kind, citation] of Object.entries(rules.eventKinds2016)) ruledBy.set(`${kind} 2016`, citation);
}

const loadRules = () => import('#src/simulator/session/event-kinds.ts');

const ruleKey = ({ explains, design }: SessionEvent) => (design ? `${explains} ${design}` : explains);

/** The lesson's own note on an event. */
function ownNoteOf(event: SessionEvent, lesson: OwnNotes): NoteContent | undefined {
  const own = noteOn(event, lesson);
  if (!own) return undefined;
  const { heading, body, citations, whatIf } = own;
  const folded = whatIf ? [{ type: 'what-if' as const, title: whatIf.title, children: whatIf.body }] : [];
  return { heading, body: [...body, ...folded], citations, ...findingsAt(event) };
}

/** The note on an event: the lesson's own, else the general one; undefined while that one is on its way. */
export function noteOf(event: SessionEvent, lesson?: OwnNotes): NoteContent | undefined {
  const own = lesson && ownNoteOf(event, lesson);
  if (own || !eventNames(event).some((name) => isExplained('events', name))) return own;
  const { heading, body, citations } = explainEvent(eventKey(event), { host: event.host ?? '', text: visible(event.text) });
  const ruled = ruledBy.get(ruleKey(event)) ?? ruledBy.get(event.explains);
  return { heading, body, citations: ruled ? [ruled, ...citations] : citations, ...findingsAt(event) };
}

/** What was found at a step, in words, once these are there. */
export function findingsAt({ findings }: SessionEvent): Pick<NoteContent, 'findings'> {
  const said = findings.filter(({ code }) => isExplained('findings', code)).map(inWords);
  return said.length > 0 ? { findings: said } : {};
}

function inWords({ code, severity, citation, values = {} }: Finding): FindingWords {
  const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, visible(value)]));
  const { statement, body, fix = [], citations, lang } = explain(code, shown);
  const others = citations.filter((other) => !isSameCitation(other, citation));
  return { code, severity, statement, body, fix, citations: [citation, ...others], ...(lang && { lang }) };
}
