// The kinds of pages, each with the component that draws it and the parts of the interface's words that the component shows. What a page
// shows at first is plain data that it carries in itself (see addresses.ts), so that the browser loads one component and no further texts.
import type { Component } from 'svelte';
import type { Part } from '#src/words/en.ts';

/** Every page gets `base`, which leads to the site's root, and the props that its address gave it. */
export type PageComponent = Component<{ base: string } & Record<string, unknown>>;

const components = import.meta.glob<PageComponent>('../features/*/*Page.svelte', { import: 'default' });

interface Page {
  /** The component, in src/features/. */
  readonly component: string;
  /** Of the words. */
  readonly parts: readonly Part[];
}

export const pages = {
  home: { component: 'home/HomePage', parts: ['frame', 'domain-field', 'player', 'home', 'learn', 'lessons'] },
  learn: { component: 'home/LearnPage', parts: ['frame', 'learn', 'lessons', 'routes'] },
  lesson: { component: 'lesson/LessonPage', parts: ['frame', 'player', 'learn'] },
  'lesson-beats': { component: 'lesson/BeatsPage', parts: ['frame', 'domain-field', 'player', 'learn', 'stage', 'beats'] },
  play: { component: 'play/PlayPage', parts: ['frame', 'player', 'play'] },
  matrix: { component: 'matrix/MatrixPage', parts: ['frame', 'matrix'] },
  evaluate: { component: 'evaluate/EvaluatePage', parts: ['frame', 'findings', 'player', 'evaluate'] },
  inspect: { component: 'inspect/InspectPage', parts: ['frame', 'domain-field', 'findings', 'inspect'] },
  reports: { component: 'reports/ReportsPage', parts: ['frame', 'findings', 'reports'] },
  glossary: { component: 'reference/GlossaryPage', parts: ['frame', 'about'] },
  about: { component: 'reference/AboutPage', parts: ['frame', 'about'] },
  embed: { component: 'teach/EmbedPage', parts: ['frame', 'embed'] },
  presenter: { component: 'teach/PresenterPage', parts: ['frame', 'site', 'findings', 'player', 'teaching'] },
  worksheet: { component: 'teach/WorksheetPage', parts: ['frame', 'player', 'teaching'] },
  plan: { component: 'teach/PlanPage', parts: ['frame', 'teaching'] },
} as const satisfies Record<string, Page>;

export type PageKind = keyof typeof pages;

/** The kind of that name. Throws for any other: a page names only kinds that there are. */
export function pageKind(name: string): PageKind {
  const kinds = Object.keys(pages) as PageKind[];
  const kind = kinds.find((each) => each === name);
  if (!kind) throw new Error(`There is no page ${name}.`);
  return kind;
}

/** The source file of a page's component, for the build to find the chunks that the page loads. */
export const sourceOf = (kind: PageKind): string => `src/features/${pages[kind].component}.svelte`;

/** The component of a kind of page. */
export const loadPage = (kind: PageKind): Promise<PageComponent> => components[`../features/${pages[kind].component}.svelte`]!();
