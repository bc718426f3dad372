// The kinds of pages, each with the component that draws it. What a page shows at first is plain data that it carries in
// itself (see addresses.ts), so that the browser loads one component and no further texts.
import type { Component } from 'svelte';

/** Every page gets `base`, which leads to the site's root, and the props that its address gave it. */
export type PageComponent = Component<{ base: string } & Record<string, unknown>>;

const loaders = {
  home: () => import('#src/features/home/HomePage.svelte'),
  learn: () => import('#src/features/home/LearnPage.svelte'),
  lesson: () => import('#src/features/lesson/LessonPage.svelte'),
  play: () => import('#src/features/play/PlayPage.svelte'),
  matrix: () => import('#src/features/matrix/MatrixPage.svelte'),
  evaluate: () => import('#src/features/evaluate/EvaluatePage.svelte'),
  reports: () => import('#src/features/reports/ReportsPage.svelte'),
  inspect: () => import('#src/features/inspect/InspectPage.svelte'),
  glossary: () => import('#src/features/reference/GlossaryPage.svelte'),
  embed: () => import('#src/features/teach/EmbedPage.svelte'),
  about: () => import('#src/features/reference/AboutPage.svelte'),
  presenter: () => import('#src/features/teach/PresenterPage.svelte'),
  worksheet: () => import('#src/features/teach/WorksheetPage.svelte'),
  plan: () => import('#src/features/teach/PlanPage.svelte'),
};

export type PageKind = keyof typeof loaders;

/** Source files by kind, for the build to find the chunks that a page loads. */
export const sources: Readonly<Record<PageKind, string>> = {
  home: 'src/features/home/HomePage.svelte',
  learn: 'src/features/home/LearnPage.svelte',
  lesson: 'src/features/lesson/LessonPage.svelte',
  play: 'src/features/play/PlayPage.svelte',
  matrix: 'src/features/matrix/MatrixPage.svelte',
  evaluate: 'src/features/evaluate/EvaluatePage.svelte',
  reports: 'src/features/reports/ReportsPage.svelte',
  inspect: 'src/features/inspect/InspectPage.svelte',
  glossary: 'src/features/reference/GlossaryPage.svelte',
  embed: 'src/features/teach/EmbedPage.svelte',
  about: 'src/features/reference/AboutPage.svelte',
  presenter: 'src/features/teach/PresenterPage.svelte',
  worksheet: 'src/features/teach/WorksheetPage.svelte',
  plan: 'src/features/teach/PlanPage.svelte',
};

/** The component of a kind of page. */
export async function loadPage(kind: PageKind): Promise<PageComponent> {
  return ((await loaders[kind]()) as { default: unknown }).default as PageComponent;
}
