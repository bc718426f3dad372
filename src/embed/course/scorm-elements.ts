// The names and data types of the two SCORM run-time data models, for what a course records: the 1.2 Run-Time Environment section 3.4, and
// the 2004 4th edition Run-Time Environment section 4. Pure.
import type { ScormVersion } from '#src/host/course.ts';
import type { Standing } from './progress.ts';

export type Element = readonly [name: string, value: string];

/** What the learning system held when the course was opened. */
export interface Held {
  readonly completed: boolean;
  readonly success: 'unknown' | 'passed' | 'failed';
  readonly score?: number;
}

/** The names that differ between the versions and are read or set alone. */
export const elementNames = {
  '1.2': {
    mode: 'cmi.core.lesson_mode',
    learner: 'cmi.core.student_id',
    location: 'cmi.core.lesson_location',
    score: 'cmi.core.score.raw',
    sessionTime: 'cmi.core.session_time',
    suspendData: 'cmi.suspend_data',
  },
  '2004': {
    mode: 'cmi.mode',
    learner: 'cmi.learner_id',
    location: 'cmi.location',
    score: 'cmi.score.raw',
    sessionTime: 'cmi.session_time',
    suspendData: 'cmi.suspend_data',
  },
} as const;

/** Reads what was reached before, so that it is never taken back. */
export function readHeld(version: ScormVersion, get: (name: string) => string): Held {
  const raw = Number.parseFloat(get(elementNames[version].score));
  const score = Number.isFinite(raw) ? { score: Math.min(100, Math.max(0, raw)) } : {};
  if (version === '1.2') {
    const status = get('cmi.core.lesson_status');
    const success = status === 'passed' || status === 'failed' ? status : 'unknown';
    return { completed: success !== 'unknown' || status === 'completed', success, ...score };
  }
  const success = get('cmi.success_status');
  return {
    completed: get('cmi.completion_status') === 'completed',
    success: success === 'passed' || success === 'failed' ? success : 'unknown',
    ...score,
  };
}

/** Status, score and way of leaving. What was reached before stays: a status is never lowered, nor a score. */
export function statusElements(version: ScormVersion, standing: Standing, lessons: number, held: Held): Element[] {
  const completed = standing.complete || held.completed;
  const success = highest(held.success, standing.verdict);
  const isOver = completed && success !== 'failed';
  const scores = scoreElements(version, standing, held);
  if (version === '1.2') {
    const ended = success === 'unknown' ? 'completed' : success;
    const status = completed ? ended : 'incomplete';
    return [['cmi.core.lesson_status', status], ...scores, ['cmi.core.exit', isOver ? '' : 'suspend']];
  }
  return [
    ['cmi.completion_status', completed ? 'completed' : 'incomplete'],
    ['cmi.success_status', success],
    ['cmi.progress_measure', completed ? '1' : String(hundredths(standing.done / lessons))],
    ...scores,
    ['cmi.exit', isOver ? 'normal' : 'suspend'],
  ];
}

function highest(held: Held['success'], verdict: Standing['verdict']): Held['success'] {
  if (held === 'passed' || verdict === 'passed') return 'passed';
  return held === 'failed' || verdict === 'failed' ? 'failed' : 'unknown';
}

function scoreElements(version: ScormVersion, { score }: Standing, held: Held): Element[] {
  if (score === undefined) return [];
  const raw = Math.max(score, held.score ?? 0);
  const prefix = version === '1.2' ? 'cmi.core.score' : 'cmi.score';
  const scaled: Element[] = version === '1.2' ? [] : [['cmi.score.scaled', String(hundredths(raw / 100))]];
  return [[`${prefix}.raw`, String(raw)], [`${prefix}.min`, '0'], [`${prefix}.max`, '100'], ...scaled];
}

/** One answer to one question, or what came of a task. */
export interface Interaction {
  /** Letters, digits, '.', '-', '_'. */
  readonly id: string;
  /** A task of the challenge: choice and right are steps, `stripped.held,down.checked`. */
  readonly isTask?: true;
  /** The lessons that a task covers, by their slugs. */
  readonly covers?: readonly string[];
  /** Milliseconds from the task's first sight to its end. */
  readonly took?: number;
  /** It counts nothing. */
  readonly isUnweighted?: true;
  /** The question's words, where they are known. */
  readonly text?: string;
  readonly choice: string;
  readonly right: string;
  readonly at: Date;
}

/** What a task that was shown, not done, has for an answer. */
const shown = 'shown.yes';

/** An answer as the `index`-th interaction. The id comes first: both versions ask for it. */
export function interactionElements(version: ScormVersion, index: number, interaction: Interaction): Element[] {
  const { text, choice, right, isTask, isUnweighted, covers = [], took } = interaction;
  const name = `cmi.interactions.${index}`;
  const is2004 = version === '2004';
  const response = isTask ? stepsIn(version, choice) : choice;
  const pattern = isTask ? stepsIn(version, right) : right;
  return [
    [`${name}.id`, idIn(version, interaction)],
    [`${name}.type`, isTask ? 'performance' : 'choice'],
    ...covers.map((slug, at): Element => [`${name}.objectives.${at}.id`, plainId(version, slug)]),
    timeOf(version, name, interaction.at),
    ...(is2004 && text ? [[`${name}.description`, shortened(text, 250)] as const] : []),
    [`${name}.correct_responses.0.pattern`, pattern],
    [`${name}.weighting`, isUnweighted ? '0' : '1'],
    [`${name}.${is2004 ? 'learner_response' : 'student_response'}`, response],
    [`${name}.result`, resultOf(version, choice, right)],
    ...(took === undefined ? [] : [[`${name}.latency`, sessionTime(version, took)] as const]),
  ];
}

function resultOf(version: ScormVersion, choice: string, right: string): string {
  if (choice === right) return 'correct';
  if (choice === shown) return 'neutral';
  return version === '1.2' ? 'wrong' : 'incorrect';
}

/** Hundredths and the zone: a second may only be followed by its fraction, and a zone only by that. 1.2 has a time of the day. */
function timeOf(version: ScormVersion, name: string, at: Date): Element {
  if (version === '2004') return [`${name}.timestamp`, at.toISOString().replace(/(\.\d\d)\d?Z$/, '$1Z')];
  return [`${name}.time`, [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':')];
}

const idIn = (version: ScormVersion, { id, isTask }: Interaction) => plainId(version, isTask ? id.replace('.', '-') : id);

/** An identifier of 1.2 is alphanumeric, and there are systems that take that at its word. */
const plainId = (version: ScormVersion, id: string) => (version === '1.2' ? id.replaceAll(/\W/g, '_') : id);

/** The steps of a performance: by the signs of 2004, in plain points and blanks for 1.2. */
function stepsIn(version: ScormVersion, text: string): string {
  return version === '1.2' ? text.replaceAll(',', ' ').slice(0, 255) : text.replaceAll('.', '[.]').replaceAll(',', '[,]');
}

/** The time spent in this session: HHHH:MM:SS.ss in 1.2, an ISO 8601 duration in 2004. */
export function sessionTime(version: ScormVersion, milliseconds: number): string {
  const total = Math.max(0, Math.round(milliseconds / 10));
  const hundredth = twoDigits(total % 100);
  const seconds = Math.floor(total / 100);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return version === '1.2'
    ? `${String(Math.min(hours, 9999)).padStart(4, '0')}:${twoDigits(minutes)}:${twoDigits(rest)}.${hundredth}`
    : `PT${hours}H${minutes}M${rest}.${hundredth}S`;
}

/** Where the learner is, for systems that show it: 255 characters at most in 1.2. */
export function locationText(slug: string, step = ''): string {
  return `${slug}#${step}`.slice(0, 255);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function shortened(text: string, longest: number): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}
