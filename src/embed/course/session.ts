// A learner's session with a course: keeps the progress, and keeps the learning system up to date. What is on the screen is not its
// business.
import type { Course } from '#src/host/course.ts';
import type { FrameEvent, QuestionSummary } from '#src/host/messages.ts';
import type { Backup } from './backup.ts';
import {
  askAgain,
  lessonOf,
  markRecorded,
  merge,
  noProgress,
  open,
  questionsCount,
  recordedAsIn,
  standingOf,
  take,
  type Answer,
  type Progress,
  type Standing,
} from './progress.ts';
import { Recorder, type Trouble } from './recorder.ts';
import type { ScormApi } from './scorm-api.ts';
import { elementNames, locationText, readHeld, sessionTime, statusElements, type Held, type Interaction } from './scorm-elements.ts';
import { formatSuspendData, parseSuspendData } from './suspend-data.ts';

/** Where the record stands: being stored, stored, not wanted (a review), or in trouble. `slow`: stored, but each call takes its time. */
export type RecordState = 'saving' | 'saved' | 'slow' | 'review' | Trouble;

export interface SessionOptions {
  readonly course: Course;
  /** Looks for the learning system's API. */
  readonly find: () => ScormApi | undefined;
  readonly backup: Backup;
  /** Runs the work once what has changed is on the screen; at least `delay` milliseconds later. */
  readonly afterPaint: (work: () => void, delay: number) => void;
  readonly onchange: () => void;
}

/** A call that takes longer than this is felt, in milliseconds. */
const felt = 400;
/** A slow system is asked to store what has gathered at most this often. */
const gathering = 3000;

export class CourseSession {
  progress: Progress = noProgress;
  state: RecordState = 'saving';
  /** Part of what the learning system had kept could not be read. */
  isDamaged = false;
  readonly #options: SessionOptions;
  readonly #recorder: Recorder;
  readonly #questions = new Map<string, QuestionSummary>();
  readonly #answeredAt = new Map<string, Date>();
  readonly #took = new Map<string, number>();
  readonly #begin = new Date();
  readonly #start = performance.now();
  #held: Held = { completed: false, success: 'unknown' };
  #learner = '';
  #isCommitDue = false;
  #isSlow = false;
  /** The page has gone away, and the session with the learning system is closed. */
  #isLeft = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    const { course, find } = options;
    this.#recorder = new Recorder({ version: course.scorm, find, onopen: (get) => this.#opened(get) });
  }

  get standing(): Standing {
    return standingOf(this.#options.course, this.progress);
  }

  get isReview(): boolean {
    return this.#recorder.isReadOnly;
  }

  /** Opens the session with the learning system, and takes up what was done before. */
  start(): void {
    if (!this.#recorder.connect()) this.#takeUp(this.#options.backup.read(''));
    this.#sync();
  }

  /** The learner opens a lesson. */
  open(slug: string): void {
    this.#change(open(this.progress, slug));
  }

  /** The player of the open lesson tells something. */
  take(slug: string, event: FrameEvent): void {
    if (event.event === 'ready') for (const question of event.questions) this.#questions.set(`${slug}.${question.id}`, question);
    const right = (question: string) => this.#questions.get(`${slug}.${question}`)?.right;
    const next = take(this.progress, slug, event, this.#options.course, right);
    if (next === this.progress) return;
    if (event.event === 'answer') {
      this.#answeredAt.set(`${slug}.${event.question}`, new Date());
      if (event.took !== undefined) this.#took.set(`${slug}.${event.question}`, event.took);
    }
    this.#change(next);
  }

  /** The questions that were answered wrongly are asked once more. */
  askAgain(): void {
    this.#change(askAgain(this.progress));
  }

  /** The page is hidden, and may never be seen again: stores at once what is not stored yet. */
  hide(): void {
    if (this.#isCommitDue || !['saved', 'slow'].includes(this.state)) {
      this.#sync();
      this.#commit();
    }
  }

  /** The page is back, out of the browser's memory. */
  resume(): void {
    this.#isLeft = false;
    this.#sync();
  }

  /** The page goes away. What the browser still tells it on the way opens no session anew. */
  leave(): void {
    if (this.#isLeft) return;
    this.hide();
    this.#recorder.finish();
    this.#isLeft = true;
  }

  #change(next: Progress): void {
    if (next === this.progress) return;
    this.progress = next;
    this.#sync();
  }

  /** What the system holds when a session opens. It may open late, or once more, so what was done meanwhile is kept. */
  #opened(get: (name: string) => string): void {
    const { course, backup } = this.#options;
    const names = elementNames[course.scorm];
    this.#held = readHeld(course.scorm, get);
    this.#learner = get(names.learner);
    const { at } = this.progress;
    const stored = get(names.suspendData);
    this.#takeUp(stored);
    if (this.#learner) this.#takeUp(backup.read(this.#learner));
    this.progress = recordedAsIn(this.progress, parseSuspendData(stored).progress);
    const [slug] = get(names.location).split('#');
    const known = [at, this.progress.at, slug].find((each) => course.lessons.some((lesson) => lesson.slug === each));
    if (known !== undefined) this.progress = { ...this.progress, at: known };
  }

  #takeUp(text: string): void {
    const { progress, isWhole } = parseSuspendData(text);
    this.isDamaged ||= !isWhole;
    this.progress = merge(progress, this.progress);
  }

  #sync(): void {
    if (this.#isLeft) return;
    const { course } = this.#options;
    const recorder = this.#recorder;
    if (recorder.connect() && !recorder.isReadOnly) {
      this.progress = markRecorded(this.progress, recorder.record(this.#pending()));
      const { at = '' } = this.progress;
      recorder.set([
        ...statusElements(course.scorm, this.standing, course.lessons.length, this.#held),
        [elementNames[course.scorm].location, locationText(at, lessonOf(this.progress, at).step)],
        [elementNames[course.scorm].suspendData, formatSuspendData(this.progress)],
      ]);
    }
    this.state = recorder.isReadOnly ? 'review' : (recorder.trouble ?? 'saving');
    if (this.state !== 'saving') this.#keep();
    if (recorder.isReadOnly || this.state === 'missing' || this.state === 'closed') this.#options.onchange();
    else this.#commitLater();
  }

  /** Answers that the learning system has not taken. */
  #pending(): Interaction[] {
    return this.#options.course.lessons.flatMap(({ slug }) =>
      lessonOf(this.progress, slug)
        .answers.filter(({ choice, recorded }) => choice !== '' && !recorded)
        .map(({ question, choice, right }) => this.#interactionOf(slug, { question, choice, right })),
    );
  }

  #interactionOf(slug: string, { question, choice, right }: Pick<Answer, 'question' | 'choice' | 'right'>): Interaction {
    const { course } = this.#options;
    const id = `${slug}.${question}`;
    const asked = this.#questions.get(id);
    const took = this.#took.get(id);
    return {
      ...{ id, choice, right, at: this.#answeredAt.get(id) ?? this.#begin },
      ...(asked?.text && { text: asked.text }),
      ...(course.lessons.some((lesson) => lesson.slug === slug && lesson.tasks)
        ? { isTask: true, covers: asked?.covers ?? [], ...(took !== undefined && { took }) }
        : !questionsCount(course) && { isUnweighted: true }),
    };
  }

  #commitLater(): void {
    this.#options.onchange();
    if (this.#isCommitDue) return;
    this.#isCommitDue = true;
    const delay = this.#isSlow ? gathering : 0;
    this.#options.afterPaint(() => {
      if (this.#isCommitDue) this.#commit();
    }, delay);
  }

  #commit(): void {
    const { course } = this.#options;
    const recorder = this.#recorder;
    this.#isCommitDue = false;
    if (recorder.isReadOnly || this.#isLeft) return;
    const time = sessionTime(course.scorm, performance.now() - this.#start);
    const isStored = recorder.commit([[elementNames[course.scorm].sessionTime, time]]);
    this.#isSlow = recorder.slowest > felt;
    recorder.slowest = 0;
    if (isStored) {
      this.state = this.#isSlow ? 'slow' : 'saved';
      this.#options.backup.drop(this.#learner);
    } else {
      this.state = recorder.trouble ?? 'missing';
      this.#keep();
    }
    this.#options.onchange();
  }

  #keep(): void {
    if (!this.#recorder.isReadOnly) this.#options.backup.keep(this.#learner, formatSuspendData(this.progress));
  }
}
