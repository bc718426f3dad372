// What each task stands on: the lessons that tell it, by their slugs, and the sections that rule it.
import type { Citation } from '#src/protocol/citation.ts';
import type { TaskId } from './tasks/task.ts';

interface Covered {
  readonly lessons: readonly string[];
  readonly citations: readonly Citation[];
}

const rule = (document: string, section: string): Citation => ({ document, section });

export const covered: Readonly<Record<TaskId, Covered>> = {
  c1: { lessons: ['starttls-stripped', 'starttls'], citations: [rule('RFC 3207', '6')] },
  c2: { lessons: ['mx-forged'], citations: [rule('RFC 8461', '1')] },
  c3: { lessons: ['mta-sts', 'deploy'], citations: [rule('RFC 8461', '3.1'), rule('RFC 8461', '3.2')] },
  c4: { lessons: ['enforce-testing-none', 'changing-a-policy'], citations: [rule('RFC 8461', '5'), rule('RFC 8461', '8.1')] },
  c5: { lessons: ['first-contact'], citations: [rule('RFC 8461', '10.2')] },
  c6: { lessons: ['reports', 'mistakes'], citations: [rule('RFC 8460', '4.3')] },
  c7: { lessons: ['certificates'], citations: [rule('RFC 7672', '3.1.1'), rule('RFC 7671', '8.1')] },
  c8: { lessons: ['changing-a-policy'], citations: [rule('RFC 8461', '8.1')] },
  c9: { lessons: ['limits', 'certificates'], citations: [rule('RFC 8461', '10.1')] },
  c10: { lessons: ['mistakes', 'deploy'], citations: [rule('RFC 8461', '4.1')] },
};

/** A lesson as the page links to it. */
export interface LessonLink {
  readonly slug: string;
  readonly path: string;
  readonly title: string;
  /** Where it is in another language than the page. */
  readonly language?: string;
}
