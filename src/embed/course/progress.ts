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
  /** The answer to a task of the challenge is what was judged; it is done where that is what was wanted. */
  readonly answers: readonly Answer[];
  /** Of the challenge: the best of all attempts; and the attempt that is open, in its own words. */
  readonly score?: Score;
  readonly attempt?: Attempt;
}

export interface Score {
  readonly points: number;
  readonly passed: boolean;
}

export interface Attempt {
  readonly seed: number;
  readonly text: string;
}

export interface Progress {
  /** Counts the changes: of two records of the same learner the higher one is the newer. */
  readonly revision: number;
  /** The lesson that is open. */
  readonly at?: string;
  /** By slug; also of lessons that this package does not have, so that nothing is lost when one comes back. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

/** `score` is in percent of the points; undefined where nothing is asked. */
export interface Standing {
  /** Lessons. */
  readonly done: number;
  /** All lessons are done; and, where there is a pass mark, it is reached or no question is left. */
  readonly complete: boolean;
  readonly right: number;
  readonly answered: number;
  readonly questions: number;
  /** Of the challenge, where there is one. */
  readonly challenge?: Score & { readonly tasks: number };
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
  before: LessonProgress,
  { completion }: Pick<Course, 'completion'>,
  right: (question: string) => string | undefined,
): Partial<LessonProgress> {
  const { furthest, answers, attempt } = before;
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
    case 'score':
      return scoreOf(before, { score: { points: event.points, passed: event.passed } });
    case 'attempt': {
      const isNew = attempt !== undefined && attempt.seed !== event.seed;
      return {
        attempt: { seed: event.seed, text: event.attempt },
        ...(isNew && { answers: answers.map((each) => ({ ...each, choice: '' })) }),
      };
    }
    default:
      return {};
  }
}

/** The questions that were answered wrongly will be asked once more, in their lessons from the start. The challenge does that itself. */
export function askAgain(progress: Progress): Progress {
  const lessons = Object.entries(progress.lessons).map(([slug, lesson]) => {
    if (lesson.attempt || !lesson.answers.some(isWrong)) return [slug, lesson] as const;
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
    ...scoreOf(a, b),
    answers: [...a.answers.filter(({ question }) => !known.has(question)), ...b.answers],
  };
}

/** The better of both. */
function scoreOf({ score: a }: Pick<LessonProgress, 'score'>, { score: b }: Pick<LessonProgress, 'score'>): Pick<LessonProgress, 'score'> {
  if (!a || !b) return a || b ? { score: (a ?? b)! } : {};
  return { score: { points: Math.max(a.points, b.points), passed: a.passed || b.passed } };
}

/**
 * Where the learner stands in this course. Passed or failed is only who has done every lesson, and only where there is a pass mark; nobody
 * has failed who can still answer.
 */
export function standingOf(course: Pick<Course, 'lessons' | 'pass'>, progress: Progress): Standing {
  const { lessons, pass } = course;
  const states = lessons.map(({ slug }) => lessonOf(progress, slug));
  const asked = lessons.filter(({ tasks }) => !tasks).map(({ slug }) => lessonOf(progress, slug));
  const answers = asked.flatMap((state) => state.answers).filter(({ choice }) => choice !== '');
  const right = answers.filter((answer) => !isWrong(answer)).length;
  const questions = lessons.reduce((sum, lesson) => sum + lesson.questions, 0);
  const done = states.filter((state) => state.done).length;
  const challenge = challengeIn(course, progress);
  const score = scoreIn(course, { right, questions, challenge });
  const isEnough = (pass === undefined || (score ?? 0) >= pass) && challenge?.passed !== false;
  const complete = done === lessons.length && (isEnough || !questionsCount(course) || answers.length >= questions);
  const mark = isEnough ? 'passed' : 'failed';
  const ended = pass === undefined && !challenge ? 'completed' : mark;
  const verdict = complete ? ended : 'incomplete';
  return {
    ...{ done, complete, right, answered: answers.length, questions, verdict },
    ...(challenge && { challenge }),
    ...(score !== undefined && { score }),
  };
}

/** Beside the challenge the questions of the lessons count where there is a pass mark. */
export function questionsCount({ lessons, pass }: Pick<Course, 'lessons' | 'pass'>): boolean {
  return pass !== undefined || !lessons.some(({ tasks }) => tasks);
}

function challengeIn({ lessons }: Pick<Course, 'lessons'>, progress: Progress): Standing['challenge'] {
  const challenge = lessons.find(({ tasks }) => tasks);
  return challenge && { points: 0, passed: false, ...lessonOf(progress, challenge.slug).score, tasks: challenge.tasks! };
}

/** In percent: a question is a point, and so is a task. */
function scoreIn(
  course: Pick<Course, 'lessons' | 'pass'>,
  { right, questions, challenge }: Pick<Standing, 'right' | 'questions'> & { readonly challenge: Standing['challenge'] | undefined },
): number | undefined {
  const [reached, all] = questionsCount(course) ? [right, questions] : [0, 0];
  const most = all + (challenge?.tasks ?? 0);
  return most ? Math.min(100, Math.round((100 * (reached + (challenge?.points ?? 0))) / most)) : undefined;
}

function isWrong({ choice, right }: Answer): boolean {
  return choice !== '' && choice !== right;
}

function withLesson(progress: Progress, slug: string, lesson: LessonProgress): Progress {
  return { ...progress, revision: progress.revision + 1, lessons: { ...progress.lessons, [slug]: lesson } };
}
