// One address of the site: what stands in its head, and the data that its page opens with.
import type { ComponentProps } from 'svelte';
import type BeatsStatic from '#src/features/lesson/BeatsStatic.svelte';
import type FoldedScore from '#src/features/lesson/FoldedScore.svelte';
import type LessonEnd from '#src/features/lesson/LessonEnd.svelte';
import type { PageKind } from '#src/words/page-parts.ts';

export interface Address {
  /** From the root of its language: '' or ending in '/'. Pages that say the same in two languages have the same place. */
  readonly place: string;
  readonly language: string;
  readonly page: PageKind;
  readonly title: string;
  /** For search engines and link previews. */
  readonly description: string;
  /** What the page is, in the words of schema.org. */
  readonly structured?: Readonly<Record<string, unknown>>;
  /** The page's props: JSON, carried in the page. */
  readonly props: Readonly<Record<string, unknown>>;
  /** What stands below a lesson: drawn at build time alone, and given to the page as markup, as `prose.end`. */
  readonly end?: Omit<ComponentProps<typeof LessonEnd>, 'base'>;
  /** The beats of a lesson as a plain list, drawn likewise, as `prose.all`. */
  readonly all?: Omit<ComponentProps<typeof BeatsStatic>, 'base'>;
  /** The session up to the first beat, drawn likewise, as `prose.rows`. */
  readonly rows?: ComponentProps<typeof FoldedScore>;
}
