// What the bare player and the page around it say to each other by postMessage: version 1, documented in EMBEDDING.md. Plain data and
// guards alone, no DOM: the player, the custom element and the course package read and write the same messages. Whether a message
// comes from the right window is for the reader of it to check.

export const playerSource = 'mta-sts-player';
export const messageVersion = 1;

export const themes = ['light', 'dark'] as const;
export const views = ['path', 'terminal'] as const;
/**
 * What can be shown or left out: the sentence of conditions, the slider, the chapters' words below it, the tools, the link to a tab of its
 * own.
 */
export const controls = ['conditions', 'slider', 'chapters', 'tools', 'open'] as const;
/** `end`: the last step was seen. `answered`: and the questions were. `attacked`: the reader played the attacker. */
export const completionRules = ['end', 'answered', 'attacked'] as const;
export const commands = ['goto', 'play', 'pause', 'reset', 'configure', 'restore'] as const;

export type Theme = (typeof themes)[number];
export type View = (typeof views)[number];
export type Control = (typeof controls)[number];
export type CompletionRule = (typeof completionRules)[number];

/**
 * As a host needs it for a record of answers: plain text, and short ids that stay the same (`q1`; `a`, `b`, `c`). A task of the challenge
 * (`c01` to `c10`) has no choices: its answer is what was judged, `stripped.held,down.checked`.
 */
export interface QuestionSummary {
  readonly id: string;
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  /** The id of the right choice, or the text of a task that is done. */
  readonly right: string;
  /** Of a task: the lessons that it covers, by their slugs. */
  readonly covers?: readonly string[];
}

/** From the frame. Steps are named by the id of their event; `index` counts from 0. */
export type FrameEvent =
  | {
      readonly event: 'ready';
      /** The slug; `challenge`; '' in free play. */
      readonly lesson: string;
      readonly title: string;
      readonly language: string;
      readonly steps: number;
      readonly step: string;
      readonly index: number;
      readonly questions: readonly QuestionSummary[];
      readonly commands: readonly string[];
    }
  | { readonly event: 'step'; readonly step: string; readonly index: number; readonly steps: number; readonly furthest: number }
  /** `moves` as the fragment carries them; '' when all were taken back. */
  | { readonly event: 'move'; readonly moves: string; readonly count: number }
  /** The sender and the attack that the reader chose, as the fragment carries them; '' where those of the lesson stand. */
  | { readonly event: 'conditions'; readonly sender: string; readonly attack: string }
  | { readonly event: 'outcome'; readonly delivery: string; readonly travelled: string; readonly readBy: readonly string[] }
  /** `took`: of a task, the milliseconds since it was first in sight. */
  | { readonly event: 'answer'; readonly question: string; readonly answer: string; readonly right: boolean; readonly took?: number }
  /** The challenge: the best of all attempts, in tasks that were done; and whether it is passed. */
  | { readonly event: 'score'; readonly points: number; readonly of: number; readonly passed: boolean }
  /** The challenge: all of the attempt, for `restore`; another seed is another attempt. */
  | { readonly event: 'attempt'; readonly seed: number; readonly attempt: string }
  /** Once for each load. */
  | { readonly event: 'completed'; readonly rule: CompletionRule }
  /** In CSS pixels: the height that the player would like to have. */
  | { readonly event: 'resize'; readonly height: number }
  /** What was refused of a command. */
  | { readonly event: 'problem'; readonly text: string };

/** What `configure` sets. Every part may be absent; '' for `first` or `last` lifts the limit. */
export interface Configuration {
  readonly theme?: Theme;
  /** A language tag. */
  readonly language?: string;
  readonly views?: readonly View[];
  readonly controls?: readonly Control[];
  /** May the reader play the attacker? */
  readonly attack?: boolean;
  readonly questions?: boolean;
  /** The ids of the first and the last step that is shown. */
  readonly first?: string;
  readonly last?: string;
  readonly completion?: CompletionRule;
  /** Scenario JSON: it is judged like a world that a reader types. */
  readonly scenario?: Readonly<Record<string, unknown>>;
  /** The host gives the frame the height that it asks for: the player's panes need not scroll. */
  readonly grow?: boolean;
}

/** Where a reader was. `answers`: ids of choices by the ids of their questions. */
export interface Restoration {
  readonly step?: string;
  readonly moves?: string;
  /** '' for `moves`, `sender` or `attack`: none, as the lesson has it. */
  readonly sender?: string;
  readonly attack?: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly furthest?: number;
  /** The challenge: as the event `attempt` told it. */
  readonly attempt?: string;
}

/** To the frame. */
export type HostCommand =
  | { readonly command: 'goto'; readonly step: string }
  | { readonly command: 'play' | 'pause' | 'reset' }
  | ({ readonly command: 'configure' } & Configuration)
  | ({ readonly command: 'restore' } & Restoration);

export type FrameMessage = { readonly source: typeof playerSource; readonly version: typeof messageVersion } & FrameEvent;
export type HostMessage = { readonly target: typeof playerSource; readonly version: typeof messageVersion } & HostCommand;

/** An event as the frame posts it. */
export function formatEvent(event: FrameEvent): FrameMessage {
  return { source: playerSource, version: messageVersion, ...event };
}

/** A command as a host posts it. */
export function formatCommand(command: HostCommand): HostMessage {
  return { target: playerSource, version: messageVersion, ...command };
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (longest: number) => (value: unknown) => typeof value === 'string' && value.length <= longest;
const isFlag = (value: unknown) => typeof value === 'boolean';
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const isOneOf = (list: readonly string[]) => (value: unknown) => list.some((known) => known === value);
const isListOf = (fits: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.length <= 100 && value.every(fits);
const isAbsentOr = (fits: (value: unknown) => boolean) => (value: unknown) => value === undefined || fits(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isStep = isText(500);
const isMoves = isText(200_000);
const longestAttempt = 20_000;

const isQuestion = (value: unknown) =>
  isRecord(value) &&
  ['id', 'text', 'right'].every((key) => isText(5000)(value[key])) &&
  (value['covers'] === undefined || isListOf(isText(100))(value['covers'])) &&
  isListOf((choice) => isRecord(choice) && isText(100)(choice['id']) && isText(5000)(choice['text']))(value['choices']);

const eventShapes: Readonly<Record<FrameEvent['event'], Shape>> = {
  ready: {
    lesson: isText(100),
    title: isText(1000),
    language: isText(100),
    steps: isCount,
    step: isStep,
    index: isCount,
    questions: isListOf(isQuestion),
    commands: isListOf(isText(100)),
  },
  step: { step: isStep, index: isCount, steps: isCount, furthest: isCount },
  move: { moves: isMoves, count: isCount },
  conditions: { sender: isText(100), attack: isText(100) },
  outcome: { delivery: isText(100), travelled: isText(100), readBy: isListOf(isText(100)) },
  answer: { question: isText(100), answer: isText(255), right: isFlag, took: isAbsentOr(isCount) },
  score: { points: isCount, of: isCount, passed: isFlag },
  attempt: { seed: isCount, attempt: isText(longestAttempt) },
  completed: { rule: isOneOf(completionRules) },
  resize: { height: isCount },
  problem: { text: isText(5000) },
};

/** The event in a message from the frame; undefined for anything else, and for one with a damaged part. Unknown parts are left out. */
export function parseEvent(data: unknown): FrameEvent | undefined {
  if (!isRecord(data) || data['source'] !== playerSource || data['version'] !== messageVersion) return undefined;
  const { event } = data;
  if (typeof event !== 'string' || !Object.hasOwn(eventShapes, event)) return undefined;
  const shape = eventShapes[event as FrameEvent['event']];
  const names = Object.keys(shape);
  if (!names.every((name) => shape[name]!(data[name]))) return undefined;
  const given = names.filter((name) => data[name] !== undefined);
  return { event, ...Object.fromEntries(given.map((name) => [name, data[name]])) } as FrameEvent;
}

const isLanguage = (value: unknown) => typeof value === 'string' && /^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,3}$/.test(value);

const configuration: Readonly<Record<keyof Configuration, (value: unknown) => boolean>> = {
  theme: isOneOf(themes),
  language: isLanguage,
  views: (value) => isListOf(isOneOf(views))(value) && (value as unknown[]).length > 0,
  controls: isListOf(isOneOf(controls)),
  attack: isFlag,
  questions: isFlag,
  first: isStep,
  last: isStep,
  completion: isOneOf(completionRules),
  scenario: isRecord,
  grow: isFlag,
};

const restoration: Readonly<Record<keyof Restoration, (value: unknown) => boolean>> = {
  step: isStep,
  moves: isMoves,
  sender: isText(100),
  attack: isText(100),
  answers: (value) => isRecord(value) && Object.keys(value).length <= 100 && Object.values(value).every(isText(100)),
  furthest: isCount,
  attempt: isText(longestAttempt),
};

/** `refused`: the parts (or the command) that were not understood, by name. */
export interface ParsedCommand {
  readonly command?: HostCommand;
  readonly refused: readonly string[];
}

/**
 * The command in a message to the frame; undefined for a message that is not meant for a player. Damaged and unknown parts of `configure`
 * and `restore` are left out and named, the rest is taken; another command with a damaged part is refused as a whole.
 */
export function parseCommand(data: unknown): ParsedCommand | undefined {
  if (!isRecord(data) || data['target'] !== playerSource) return undefined;
  const { target: _, version, command, ...parts } = data;
  if (version !== messageVersion) return { refused: ['version'] };
  if (command === 'play' || command === 'pause' || command === 'reset') return { command: { command }, refused: [] };
  if (command === 'goto') {
    const { step } = parts;
    return isStep(step) ? { command: { command, step: step as string }, refused: [] } : { refused: ['step'] };
  }
  if (command === 'configure' || command === 'restore') {
    const shape: Shape = command === 'configure' ? configuration : restoration;
    const named = Object.entries(parts).filter(([, value]) => value !== undefined);
    const fits = ([name, value]: [string, unknown]) => Object.hasOwn(shape, name) && shape[name]!(value);
    const taken = Object.fromEntries(named.filter(fits));
    return { command: { command, ...taken }, refused: named.filter((part) => !fits(part)).map(([name]) => name.slice(0, 100)) };
  }
  return { refused: ['command'] };
}
