// What a learner has done in a course, and where that leaves them. Pure: events of the player in, new progress out.
import type { Course } from '#src/host/course.ts';
import type { FrameEvent } from '#src/host/messages.ts';

/** The first answer to a question counts. `choice` is '' where the question is to be asked once more. */
export interface Answer {
  readonly question: string;
  readonly choice: string;
  /** The id of the right choice. */
  readonly right: string;
  /** The learning system has taken it. */
  readonly recorded: boolean;
}

export interface LessonProgress {
  /** Of the lesson's steps, the index of the furthest that was seen, and how many there are. */
  readonly furthest: number;
  readonly steps: number;
  readonly step?: string;
  /** As the address carries them. */
  readonly moves?: string;
  /** What the learner chose in place of the lesson's own; '' or absent: nothing. */
  readonly sender?: string;
  readonly attack?: string;
  readonly done: boolean;
  readonly answers: readonly Answer[];
}

export interface Progress {
  /** Counts the changes: of two records of the same learner the higher one is the newer. */
  readonly revision: number;
  /** The lesson that is open. */
  readonly at?: string;
  /** By slug; also of lessons that this package does not have, so that nothing is lost when one comes back. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

/** `score` is in percent of the questions; undefined where nothing is asked. */
export interface Standing {
  /** Lessons. */
  readonly done: number;
  /** All lessons are done; and, where there is a pass mark, it is reached or no question is left. */
  readonly complete: boolean;
  readonly right: number;
  readonly answered: number;
  readonly questions: number;
  readonly score?: number;
  readonly verdict: 'incomplete' | 'completed' | 'passed' | 'failed';
}

export const noProgress: Progress = { revision: 0, lessons: {} };

/** Of one lesson; as if untouched where nothing is known. */
export function lessonOf({ lessons }: Progress, slug: string): LessonProgress {
  return Object.hasOwn(lessons, slug) ? lessons[slug]! : { furthest: 0, steps: 0, done: false, answers: [] };
}

/** Opens a lesson. */
export function open(progress: Progress, slug: string): Progress {
  return progress.at === slug ? progress : { ...progress, revision: progress.revision + 1, at: slug };
}

/** What an event of the player in lesson `slug` changes; the same object where it changes nothing. `right`: of a question, by its id. */
export function take(
  progress: Progress,
  slug: string,
  event: FrameEvent,
  course: Pick<Course, 'completion'>,
  right: (question: string) => string | undefined,
): Progress {
  const before = lessonOf(progress, slug);
  const after = { ...before, ...changeBy(event, before, course, right) };
  if (JSON.stringify(after) === JSON.stringify(before)) return progress;
  return withLesson(progress, slug, after);
}

function changeBy(
  event: FrameEvent,
  { furthest, answers }: LessonProgress,
  { completion }: Pick<Course, 'completion'>,
  right: (question: string) => string | undefined,
): Partial<LessonProgress> {
  switch (event.event) {
    case 'ready':
      return { steps: event.steps };
    case 'step':
      return { step: event.step, steps: event.steps, furthest: Math.max(furthest, event.furthest) };
    case 'move':
      return { moves: event.moves };
    case 'conditions':
      return { sender: event.sender, attack: event.attack };
    case 'completed':
      return event.rule === completion ? { done: true } : {};
    case 'answer': {
      if (answers.some(({ question, choice }) => question === event.question && choice !== '')) return {};
      const others = answers.filter(({ question }) => question !== event.question);
      const { question, answer: choice } = event;
      return { answers: [...others, { question, choice, right: right(question) ?? (event.right ? choice : '?'), recorded: false }] };
    }
    default:
      return {};
  }
}

/** The questions that were answered wrongly will be asked once more, in their lessons from the start. */
export function askAgain(progress: Progress): Progress {
  const lessons = Object.entries(progress.lessons).map(([slug, lesson]) => {
    if (!lesson.answers.some(isWrong)) return [slug, lesson] as const;
    const { furthest, steps, done } = lesson;
    return [
      slug,
      { furthest, steps, done, answers: lesson.answers.map((answer) => (isWrong(answer) ? { ...answer, choice: '' } : answer)) },
    ] as const;
  });
  return { ...progress, revision: progress.revision + 1, lessons: Object.fromEntries(lessons) };
}

/** Marks answers, named `slug.question`, as taken by the learning system. */
export function markRecorded(progress: Progress, names: ReadonlySet<string>): Progress {
  if (names.size === 0) return progress;
  const lessons = Object.entries(progress.lessons).map(([slug, lesson]) => {
    const answers = lesson.answers.map((answer) => (names.has(`${slug}.${answer.question}`) ? { ...answer, recorded: true } : answer));
    return [slug, { ...lesson, answers }] as const;
  });
  return { ...progress, revision: progress.revision + 1, lessons: Object.fromEntries(lessons) };
}

/** Which answers the learning system has is for its own record to say: what it took and then did not store, it does not have. */
export function recordedAsIn(progress: Progress, stored: Progress): Progress {
  const lessons = Object.entries(progress.lessons).map(([slug, lesson]) => {
    const kept = lessonOf(stored, slug).answers;
    const isRecorded = ({ question, choice }: Answer) =>
      kept.some((answer) => answer.question === question && answer.choice === choice && answer.recorded);
    return [slug, { ...lesson, answers: lesson.answers.map((answer) => ({ ...answer, recorded: isRecorded(answer) })) }] as const;
  });
  return { ...progress, lessons: Object.fromEntries(lessons) };
}

/** Two records of one learner as one: nothing that is in either is lost; where they differ, the newer one is right. */
export function merge(one: Progress, other: Progress): Progress {
  const [older, newer] = one.revision > other.revision ? [other, one] : [one, other];
  const slugs = new Set([...Object.keys(older.lessons), ...Object.keys(newer.lessons)]);
  const at = newer.at ?? older.at;
  return {
    revision: newer.revision,
    ...(at !== undefined && { at }),
    lessons: Object.fromEntries([...slugs].map((slug) => [slug, mergeLesson(older, newer, slug)])),
  };
}

function mergeLesson(older: Progress, newer: Progress, slug: string): LessonProgress {
  const [a, b] = [lessonOf(older, slug), lessonOf(newer, slug)];
  const known = new Set(b.answers.map(({ question }) => question));
  return {
    // Where the learner was, and in which world, belongs together.
    ...(Object.hasOwn(newer.lessons, slug) ? b : a),
    furthest: Math.max(a.furthest, b.furthest),
    steps: b.steps || a.steps,
    done: a.done || b.done,
    answers: [...a.answers.filter(({ question }) => !known.has(question)), ...b.answers],
  };
}

/**
 * Where the learner stands in this course. Passed or failed is only who has done every lesson, and only where there is a pass mark; nobody
 * has failed who can still answer.
 */
export function standingOf({ lessons, pass }: Pick<Course, 'lessons' | 'pass'>, progress: Progress): Standing {
  const states = lessons.map(({ slug }) => lessonOf(progress, slug));
  const answers = states.flatMap((state) => state.answers).filter(({ choice }) => choice !== '');
  const right = answers.filter((answer) => !isWrong(answer)).length;
  const questions = lessons.reduce((sum, lesson) => sum + lesson.questions, 0);
  const done = states.filter((state) => state.done).length;
  const score = questions ? Math.min(100, Math.round((100 * right) / questions)) : undefined;
  const isEnough = pass === undefined || (score ?? 0) >= pass;
  const complete = done === lessons.length && (isEnough || answers.length >= questions);
  const mark = isEnough ? 'passed' : 'failed';
  const ended = pass === undefined ? 'completed' : mark;
  const verdict = complete ? ended : 'incomplete';
  return { done, complete, right, answered: answers.length, questions, ...(score !== undefined && { score }), verdict };
}

function isWrong({ choice, right }: Answer): boolean {
  return choice !== '' && choice !== right;
}

function withLesson(progress: Progress, slug: string, lesson: LessonProgress): Progress {
  return { ...progress, revision: progress.revision + 1, lessons: { ...progress.lessons, [slug]: lesson } };
}
