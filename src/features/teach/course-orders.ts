// Three courses of the lessons: what is done in which order, with times. Data and one sum. The words are in src/words/en/plan.ts.

/** What is done besides lessons. */
export type Activity = 'start' | 'talk' | 'worksheet' | 'pause' | 'inspect' | 'play' | 'end';

/** A lesson by its slug, or something else; `minutes` in class. A lesson takes its own minutes, and this many for its question. */
export type CoursePart = { readonly lesson: string } | { readonly activity: Activity; readonly minutes: number };

export interface Course {
  readonly name: 'short' | 'double' | 'half-day';
  /** All in all, at most. */
  readonly minutes: number;
  readonly parts: readonly CoursePart[];
}

/** Minutes in class for the question of a lesson, and for what was not understood. */
export const forTheQuestion = 2;

const lesson = (...slugs: readonly string[]): CoursePart[] => slugs.map((slug) => ({ lesson: slug }));
const doing = (activity: Activity, minutes: number): CoursePart => ({ activity, minutes });

export const courses: readonly Course[] = [
  {
    name: 'short',
    minutes: 45,
    parts: [doing('start', 3), ...lesson('starttls', 'starttls-stripped', 'mx-forged', 'mta-sts', 'enforce-testing-none'), doing('end', 3)],
  },
  {
    name: 'double',
    minutes: 90,
    parts: [
      doing('start', 3),
      ...lesson('mail-in-the-clear', 'starttls', 'starttls-stripped', 'mx-forged'),
      doing('pause', 5),
      ...lesson('mta-sts', 'enforce-testing-none', 'first-contact', 'limits'),
      doing('inspect', 10),
      doing('end', 5),
    ],
  },
  {
    name: 'half-day',
    minutes: 210,
    parts: [
      doing('start', 5),
      ...lesson('mail-in-the-clear', 'starttls', 'starttls-stripped', 'mx-forged'),
      doing('worksheet', 10),
      ...lesson('smtp-sts-2016', 'mta-sts', 'enforce-testing-none', 'first-contact'),
      doing('pause', 15),
      ...lesson('reports', 'certificates', 'changing-a-policy', 'mistakes'),
      doing('inspect', 15),
      ...lesson('limits', '2016-and-2018', 'deploy'),
      doing('play', 15),
      doing('talk', 10),
      doing('end', 5),
    ],
  },
];

/** Each part with the minute at which it begins, and its length. Lessons that `minutesOf` does not know take no time. */
export function timesOf(course: Course, minutesOf: (slug: string) => number): { part: CoursePart; at: number; minutes: number }[] {
  let at = 0;
  return course.parts.map((part) => {
    const minutes = 'lesson' in part ? minutesOf(part.lesson) + forTheQuestion : part.minutes;
    const row = { part, at, minutes };
    at += minutes;
    return row;
  });
}
