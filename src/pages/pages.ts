// The kinds of pages, each with the component that draws it. What a page shows at first is plain data that it carries in
// itself (see addresses.ts), so that the browser loads one component and no further texts.
import type { Component } from 'svelte';

/** Every page gets `base`, which leads to the site's root, and the props that its address gave it. */
export type PageComponent = Component<{ base: string } & Record<string, unknown>>;

const loaders = {
  home: () => import('./HomePage.svelte'),
  learn: () => import('./LearnPage.svelte'),
  lesson: () => import('./LessonPage.svelte'),
  play: () => import('./PlayPage.svelte'),
  matrix: () => import('./MatrixPage.svelte'),
  evaluate: () => import('./EvaluatePage.svelte'),
  inspect: () => import('./InspectPage.svelte'),
  glossary: () => import('./GlossaryPage.svelte'),
  embed: () => import('./EmbedPage.svelte'),
  about: () => import('./AboutPage.svelte'),
  presenter: () => import('./PresenterPage.svelte'),
  worksheet: () => import('./WorksheetPage.svelte'),
  plan: () => import('./PlanPage.svelte'),
};

export type PageKind = keyof typeof loaders;

/** Source files by kind, for the build to find the chunks that a page loads. */
export const sources: Readonly<Record<PageKind, string>> = {
  home: 'src/pages/HomePage.svelte',
  learn: 'src/pages/LearnPage.svelte',
  lesson: 'src/pages/LessonPage.svelte',
  play: 'src/pages/PlayPage.svelte',
  matrix: 'src/pages/MatrixPage.svelte',
  evaluate: 'src/pages/EvaluatePage.svelte',
  inspect: 'src/pages/InspectPage.svelte',
  glossary: 'src/pages/GlossaryPage.svelte',
  embed: 'src/pages/EmbedPage.svelte',
  about: 'src/pages/AboutPage.svelte',
  presenter: 'src/pages/PresenterPage.svelte',
  worksheet: 'src/pages/WorksheetPage.svelte',
  plan: 'src/pages/PlanPage.svelte',
};

/** The component of a kind of page. */
export async function loadPage(kind: PageKind): Promise<PageComponent> {
  return ((await loaders[kind]()) as { default: unknown }).default as PageComponent;
}

/** The way from `path` ('' or 'learn/starttls/') to the site's root: './' or '../../'. */
export function baseOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1) || './';
}
