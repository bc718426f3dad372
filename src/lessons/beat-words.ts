// The words of a lesson's beats, as they stand in its Markdown: one section a beat, under the beat's id. `### ` is the title, `> ` the one
// sentence that stands for the picture, then the text; the words of buttons and cards are blocks of their own.
import type { Part, ProseDocument, ProseNode } from '#src/explanations/prose.ts';
import type { Citation } from '#src/protocol/citation.ts';
import type { LessonBeats } from './beat.ts';
import { plain } from './plain.ts';

/** A label, and what is said about it. */
export interface Labelled {
  readonly label: readonly ProseNode[];
  readonly says: readonly ProseNode[];
}

export interface BeatWords {
  readonly title: string;
  /** What the picture shows, in one sentence: for those who hear it, and under it on paper. */
  readonly say: string;
  readonly body: readonly ProseNode[];
  readonly citations: readonly Citation[];
  /** By their ids: what acts do, where the letter may go and why not, piles and cards, steps to be put in order. */
  readonly acts: Readonly<Record<string, Labelled>>;
  readonly places: Readonly<Record<string, Labelled>>;
  readonly piles: Readonly<Record<string, Labelled>>;
  readonly cards: Readonly<Record<string, Labelled>>;
  readonly steps: Readonly<Record<string, Labelled>>;
  /** Of a strip of days: what a button sets. */
  readonly presets: Readonly<Record<string, Labelled>>;
  /** What a number counts, and what is said once it was guessed. */
  readonly number?: Labelled;
  /** At the end: questions whose answers open by hand, and the one thing to keep, set large. */
  readonly asks: readonly Labelled[];
  readonly keep?: Labelled;
}

export interface MissionWords {
  readonly goal: readonly ProseNode[];
  readonly hint: readonly ProseNode[];
  readonly won: readonly ProseNode[];
  /** What stopped a try, by its id. */
  readonly tries: Readonly<Record<string, readonly ProseNode[]>>;
}

export interface LessonWords {
  readonly beats: Readonly<Record<string, BeatWords>>;
  /** By the mission's id, '' for one without. */
  readonly missions: Readonly<Record<string, MissionWords>>;
}

/** The words for these beats. A missing section is empty; tests/lessons says what must be there. */
export function readBeatWords({ sections }: Pick<ProseDocument, 'sections'>, lesson: LessonBeats): LessonWords {
  const missions = (lesson.missions ?? []).map(({ id = '' }) => [id, readMission(sections[missionSection(id)] ?? [])] as const);
  return {
    beats: Object.fromEntries(lesson.beats.map(({ id }) => [id, readBeat(sections[id] ?? [])])),
    missions: Object.fromEntries(missions),
  };
}

/** The sections that are no notes on events. */
export function beatSections({ beats, missions = [] }: LessonBeats): ReadonlySet<string> {
  return new Set([...beats.map(({ id }) => id), ...missions.map(({ id = '' }) => missionSection(id))]);
}

const missionSection = (id: string): string => (id ? `mission ${id}` : 'mission');

function readBeat(nodes: readonly ProseNode[]): BeatWords {
  const heading = nodes.find((node) => isOf(node, 'heading'));
  const say = nodes.find((node) => isOf(node, 'quote'));
  const parts = nodes.filter(isPart);
  const only = (wanted: Part['name']) => parts.filter(({ name }) => name === wanted).map(labelled)[0];
  const [keep, number] = [only('keep'), only('number')];
  return {
    title: heading ? plain([heading]) : '',
    say: say ? plain([say]) : '',
    body: nodes.filter((node) => node !== heading && node !== say && !isPart(node) && !isOf(node, 'cites')),
    citations: nodes.flatMap((node) => (typeof node !== 'string' && node.type === 'cites' ? node.citations : [])),
    acts: byId(parts, 'act'),
    places: byId(parts, 'place'),
    piles: byId(parts, 'pile'),
    cards: byId(parts, 'card'),
    steps: byId(parts, 'step'),
    presets: byId(parts, 'preset'),
    ...(number && { number }),
    asks: parts.filter(({ name }) => name === 'ask').map(labelled),
    ...(keep && { keep }),
  };
}

function readMission(nodes: readonly ProseNode[]): MissionWords {
  const parts = nodes.filter(isPart);
  const of = (wanted: Part['name']) => parts.find(({ name }) => name === wanted)?.children ?? [];
  const tries = parts.filter(({ name }) => name === 'try').map(({ id, children }) => [id, children] as const);
  return { goal: nodes.filter((node) => !isPart(node)), hint: of('hint'), won: of('won'), tries: Object.fromEntries(tries) };
}

function byId(parts: readonly Part[], wanted: Part['name']): Record<string, Labelled> {
  return Object.fromEntries(parts.filter(({ name }) => name === wanted).map((part) => [part.id, labelled(part)]));
}

const labelled = ({ title, children }: Part): Labelled => ({ label: title, says: children });

function isOf(node: ProseNode, type: string): boolean {
  return typeof node !== 'string' && node.type === type;
}

function isPart(node: ProseNode): node is Part & { readonly type: 'part' } {
  return typeof node !== 'string' && node.type === 'part';
}
