// What a course package is: the choice of its maker, carried in its index.html, and the list of what can be chosen, which the build
// writes to course/files.json.
import type { CompletionRule } from './messages.ts';

export const scormVersions = ['1.2', '2004'] as const;
export type ScormVersion = (typeof scormVersions)[number];

export interface CourseLesson {
  readonly slug: string;
  /** From the site's root, ending in '/'. */
  readonly path: string;
  readonly title: string;
  readonly minutes: number;
  /** How many questions it asks. */
  readonly questions: number;
  /** Of the challenge: how many tasks it has. It has a pass rule of its own. */
  readonly tasks?: number;
  /** It asks only once the learner has deleted this line. */
  readonly asksAfter?: string;
}

/** What index.html of a package carries as JSON. Later versions may add parts, and leave these as they are. */
export interface Course {
  readonly version: 1;
  /** The same for the same lessons in the same language, whatever else changes. */
  readonly id: string;
  readonly scorm: ScormVersion;
  readonly language: string;
  readonly title: string;
  /** When a lesson counts as done; the course is complete when all lessons are. */
  readonly completion: CompletionRule;
  /**
   * Percent of the points that must be reached: a question is one, a task of the challenge another. Absent: lessons are only completed, and
   * the challenge alone counts.
   */
  readonly pass?: number;
  readonly lessons: readonly CourseLesson[];
}

/** The lessons of a language, and the files that any of them needs besides its own page; paths from the site's root. */
export interface LessonShelf {
  readonly title: string;
  readonly files: readonly string[];
  readonly lessons: readonly CourseLesson[];
  /** The challenge, chosen by its slug, and the files that it needs besides those of the lessons. */
  readonly challenge?: CourseLesson & { readonly files: readonly string[] };
}

/** The slug of the challenge in a package. */
export const challengeSlug = 'challenge';

/** course/files.json. */
export interface CourseFiles {
  readonly version: 1;
  /** By language tag. */
  readonly languages: Readonly<Record<string, LessonShelf>>;
}
