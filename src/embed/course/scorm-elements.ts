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

/** One answer to one question. */
export interface Interaction {
  /** Letters, digits, '.', '-', '_'. */
  readonly id: string;
  /** The question's words, where they are known. */
  readonly text?: string;
  readonly choice: string;
  readonly right: string;
  readonly at: Date;
}

/** An answer as the `index`-th interaction. The id comes first: both versions ask for it. */
export function interactionElements(version: ScormVersion, index: number, { id, text, choice, right, at }: Interaction): Element[] {
  const name = `cmi.interactions.${index}`;
  const isRight = choice === right;
  const common: Element[] = [
    // An identifier of 1.2 is alphanumeric, and there are systems that take that at its word.
    [`${name}.id`, version === '1.2' ? id.replaceAll(/\W/g, '_') : id],
    [`${name}.type`, 'choice'],
  ];
  if (version === '1.2')
    return [
      ...common,
      [`${name}.time`, [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':')],
      [`${name}.correct_responses.0.pattern`, right],
      [`${name}.weighting`, '1'],
      [`${name}.student_response`, choice],
      [`${name}.result`, isRight ? 'correct' : 'wrong'],
    ];
  return [
    ...common,
    // Hundredths and the zone: a second may only be followed by its fraction, and a zone only by that.
    [`${name}.timestamp`, at.toISOString().replace(/(\.\d\d)\d?Z$/, '$1Z')],
    ...(text ? [[`${name}.description`, shortened(text, 250)] as const] : []),
    [`${name}.correct_responses.0.pattern`, right],
    [`${name}.weighting`, '1'],
    [`${name}.learner_response`, choice],
    [`${name}.result`, isRight ? 'correct' : 'incorrect'],
  ];
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
