// Every address of the site and what it loads. main.ts wakes up the one it finds itself on; prerender.ts writes them all.
import type { Component } from 'svelte';
import { loadExplanations } from '#src/explanations/index.ts';
import { lessons, lessonTitle, loadLesson, type Lesson } from '#src/lessons/index.ts';
import type { ScenarioInput } from '#src/simulator/scenario-input.ts';
import type { Session } from '#src/simulator/session.ts';
import { en } from '#src/words/en.ts';

/** What a page needs to be drawn. Every page also gets `base`, which leads to the site's root. */
export interface LoadedPage {
  readonly component: Component<{ base: string } & Record<string, unknown>>;
  readonly props: Record<string, unknown>;
  readonly title: string;
  /** For search engines and link previews. */
  readonly description: string;
}

export interface Address {
  /** From the site's root: '' or ending in '/'. */
  readonly path: string;
  /** The world whose session the page opens with; simulated at build time and carried in the page. */
  readonly scenario?: ScenarioInput;
  /** Source files whose chunks the page loads at once. */
  readonly modules: readonly string[];
  /** `session`: that of `scenario`, without moves. */
  load(session: Session | undefined): Promise<LoadedPage>;
}

const pageOf = (module: { default: unknown }) => module.default as LoadedPage['component'];
const events = 'src/explanations/en/events.md';

/** The home page's attack: a sender without a policy, nobody interferes yet. */
export const homeScenario: ScenarioInput = { sender: 'opportunistic', attack: 'eavesdrop' };

export const addresses: readonly Address[] = [
  {
    path: '',
    scenario: homeScenario,
    modules: ['src/pages/HomePage.svelte'],
    load: async (session) => ({
      component: pageOf(await import('./HomePage.svelte')),
      props: { session },
      title: `${en.site.name}: ${en.pages.home.title}`,
      description: en.pages.home.description,
    }),
  },
  {
    path: 'learn/',
    modules: ['src/pages/LearnPage.svelte'],
    load: async () => ({
      component: pageOf(await import('./LearnPage.svelte')),
      props: {},
      title: `${en.pages.learn.title}: ${en.site.name}`,
      description: en.pages.learn.description,
    }),
  },
  ...lessons.map(lessonAddress),
  {
    path: 'inspect/',
    modules: ['src/pages/InspectPage.svelte'],
    load: async () => ({
      component: pageOf(await import('./InspectPage.svelte')),
      props: {},
      title: `${en.pages.inspect.title}: ${en.site.name}`,
      description: en.pages.inspect.description,
    }),
  },
];

/** The address at `path`, as prerendered pages name it; the home page for any other. */
export function addressOf(path: string): Address {
  return addresses.find((address) => address.path === path) ?? addresses[0]!;
}

/** The way from `path` to the site's root: './' or '../../'. */
export function base(path: string): string {
  return '../'.repeat(path.split('/').length - 1) || './';
}

function lessonAddress(lesson: Lesson): Address {
  const folder = `${String(lesson.number).padStart(2, '0')}-${lesson.slug}`;
  return {
    path: `learn/${lesson.slug}/`,
    scenario: lesson.scenario,
    modules: ['src/pages/LessonPage.svelte', `src/lessons/${folder}/en.md`, events],
    load: async (session) => {
      const [module, text] = await Promise.all([import('./LessonPage.svelte'), loadLesson(lesson), loadExplanations('en', ['events'])]);
      return {
        component: pageOf(module),
        props: { lesson, text, session },
        title: `${lessonTitle(lesson).title}: ${en.site.name}`,
        description: text.description,
      };
    },
  };
}
