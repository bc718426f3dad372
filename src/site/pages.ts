// The kinds of pages, each with the component that draws it; which words it loads says words/page-parts.ts. What a page shows at first is
// plain data that it carries in itself (see addresses.ts), so that the browser loads one component and no further texts.
import type { Component } from 'svelte';
import { pageParts, type PageKind } from '#src/words/page-parts.ts';

/** Every page gets `base`, which leads to the site's root, and the props that its address gave it. */
export type PageComponent = Component<{ base: string } & Record<string, unknown>>;

const components = import.meta.glob<PageComponent>('../features/*/*Page.svelte', { import: 'default' });

/** In src/features/. */
const sources: Readonly<Record<PageKind, string>> = {
  home: 'home/HomePage',
  learn: 'home/LearnPage',
  lesson: 'lesson/LessonPage',
  'lesson-beats': 'lesson/BeatsPage',
  challenge: 'challenge/ChallengePage',
  play: 'play/PlayPage',
  matrix: 'matrix/MatrixPage',
  evaluate: 'evaluate/EvaluatePage',
  inspect: 'inspect/InspectPage',
  reports: 'reports/ReportsPage',
  glossary: 'reference/GlossaryPage',
  about: 'reference/AboutPage',
  embed: 'teach/EmbedPage',
  presenter: 'teach/PresenterPage',
  worksheet: 'teach/WorksheetPage',
  plan: 'teach/PlanPage',
};

/** The kind of that name. Throws for any other: a page names only kinds that there are. */
export function pageKind(name: string): PageKind {
  const kinds = Object.keys(pageParts) as PageKind[];
  const kind = kinds.find((each) => each === name);
  if (!kind) throw new Error(`There is no page ${name}.`);
  return kind;
}

/** The source file of a page's component, for the build to find the chunks that the page loads. */
export const sourceOf = (kind: PageKind): string => `src/features/${sources[kind]}.svelte`;

/** The component of a kind of page. */
export const loadPage = (kind: PageKind): Promise<PageComponent> => components[`../features/${sources[kind]}.svelte`]!();
