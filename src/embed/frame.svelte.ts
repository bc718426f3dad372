// The bare player's own part, loaded with `?embed` alone: before the page is woken up, and after.
import { mount } from 'svelte';
import { addWords, useWords } from '#src/ui/words.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { loadWords } from '#src/words/load.ts';
import type { PlayerPage } from './frame-page.ts';
import { FramePlayer, type LessonProps } from './frame-player.svelte.ts';
import FrameNotes from './FrameNotes.svelte';
import OpenLink from './OpenLink.svelte';

type Props = {
  readonly base: string;
  readonly scenario?: ScenarioInput;
  /** The page carries another session than that of its world: the one in which the lesson's beats begin. */
  readonly beginsElsewhere?: boolean;
} & LessonProps;

let isAsked = $state(true);
let given: LessonProps = {};

/** What a page in a frame is woken up with: its own props, and a question that can be turned off. */
export async function prepare<P extends Props>(props: P): Promise<P> {
  addWords(await loadWords(['embedded'], document.documentElement.lang));
  const words = useWords<'embedded' | 'learn'>();
  words.question &&= { ...words.question, hidden: words.pages.embedded.hidden };
  given = props;
  const { text, scenario, beginsElsewhere } = props;
  if (!text) return props;
  return {
    ...props,
    ...(scenario && beginsElsewhere && { session: await sessionOf(scenario) }),
    text: {
      ...text,
      get question() {
        return isAsked ? text.question : undefined;
      },
    },
  };
}

/** Played here: a worker for each of many frames on a page would weigh more than it saves. */
async function sessionOf(scenario: ScenarioInput): Promise<unknown> {
  return (await (await import('#src/bridge/simulator.ts')).playHere()).simulate(scenario, []);
}

/** Joins the page, now awake, with the page around the frame. */
export function connect(page: PlayerPage): void {
  const words = useWords<'embedded' | 'learn'>().pages.embedded;
  // The page around has a main part, too.
  document.querySelector('main')!.ariaLabel = given.text?.title ?? document.title;
  $effect.root(() => {
    const frame = new FramePlayer(page, given, words, (asks) => (isAsked = asks));
    mount(FrameNotes, { target: document.getElementById('app')!, anchor: document.querySelector('.replay')!, props: { frame } });
    mount(OpenLink, { target: document.querySelector('.bar')!, props: { words } });
  });
}
