// The reader's progress, on this device alone: read from localStorage, written back at every change, never sent anywhere.
// Where there is no storage (a sandboxed frame, a browser that forbids it), and in a frame on somebody else's page, where several
// learners may share a browser, it holds until the page is left.
import { joined, nothingYet, parseProgress, type LastPlace, type LessonProgress, type ProgressRecord } from './progress-record.ts';

/** In localStorage. Pages ask ui/kept.ts for it before they load this. */
const key = 'progress';

export class ProgressState {
  record = $state.raw<ProgressRecord>(nothingYet);
  /** Whether it is kept when the page is left. */
  isKept = $state(true);

  constructor() {
    if (isFramed()) this.isKept = false;
    this.#read();
  }

  /** What was done in one lesson. */
  of(slug: string): LessonProgress {
    return Object.hasOwn(this.record.lessons, slug) ? this.record.lessons[slug]! : {};
  }

  /** Adds to what was done in a lesson. */
  note(slug: string, done: LessonProgress): void {
    this.#read();
    const before = this.of(slug);
    this.#write({ ...this.record, lessons: { ...this.record.lessons, [slug]: joined(before, done) } });
  }

  /** Remembers where the reader is. */
  visit(last: LastPlace): void {
    this.#read();
    this.#write({ ...this.record, last });
  }

  /** Forgets everything. */
  reset(): void {
    this.record = nothingYet;
    try {
      localStorage.removeItem(key);
    } catch {
      this.isKept = false;
    }
  }

  /** Another tab may have written in between. */
  #read(): void {
    if (!this.isKept) return;
    try {
      this.record = parseProgress(localStorage.getItem(key));
    } catch {
      this.isKept = false;
    }
  }

  #write(record: ProgressRecord): void {
    this.record = record;
    if (!this.isKept) return;
    try {
      localStorage.setItem(key, JSON.stringify(record));
    } catch {
      this.isKept = false;
    }
  }
}

/** Not at build time, where there is no document. */
function isFramed(): boolean {
  return typeof document !== 'undefined' && document.documentElement.dataset['embed'] !== undefined;
}

/** That of this page, for all that is in it. */
export const progress = new ProgressState();
