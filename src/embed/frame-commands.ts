// What a host's commands do. They use what the reader has: the address and the controls on the page. So a command can do nothing that a
// reader could not, and what it did is there to be seen and undone.
import { packText } from '#src/address/packed-text.ts';
import { formatFragment, parseFragment, type Route } from '#src/address/route.ts';
import { baseOf } from '#src/address/site-root.ts';
import { ask, openSimulator } from '#src/bridge/ask.ts';
import { progress } from '#src/features/player/progress.svelte.ts';
import type { Configuration, HostCommand, Restoration } from '#src/host/messages.ts';
import type { Question } from '#src/lessons/lesson.ts';
import type { Words } from '#src/words/en.ts';
import type { PlayerPage } from './frame-page.ts';
import { plainFindings } from './plain-findings.ts';
import { choiceIndex, questionId } from './question-summary.ts';

const { documentElement: root } = document;

/** The frame that a command acts on. */
export interface CommandedFrame {
  readonly page: PlayerPage;
  readonly words: Words<'embedded'>['pages']['embedded'];
  readonly lesson: string;
  readonly question: Question | undefined;
  /** Where the frame was opened. */
  readonly opened: Route;
  readonly configure: (configuration: Configuration) => void;
  readonly restoreFurthest: (position: number) => void;
  /** Tells the host what could not be done. */
  readonly refuse: (reason: string) => void;
}

/** Does what a host asked for. What cannot be done is told by `frame.refuse`. */
export async function obey(command: HostCommand, frame: CommandedFrame): Promise<void> {
  const { page, words } = frame;
  switch (command.command) {
    case 'goto': {
      const index = page.player.session.events.findIndex(({ id }) => id === command.step);
      if (index < 0) frame.refuse(words.noStep(command.step));
      else page.seek(index);
      return;
    }
    case 'play':
    case 'pause':
      // The button that shows this sign does this.
      document.querySelector(`.tools [href="#i-${command.command}"]`)?.closest('button')?.click();
      return;
    case 'reset':
      return go({ step: page.player.session.events[0]!.id, ...frame.opened });
    case 'configure':
      frame.configure(command);
      if (command.scenario) await playScenario(command.scenario, frame);
      return;
    case 'restore':
      return restore(command, frame);
  }
}

function go(route: Route): void {
  location.replace(`#${formatFragment(route)}`);
}

function restore({ answers = {}, furthest, ...where }: Restoration, frame: CommandedFrame): void {
  frame.restoreFurthest(furthest ?? 0);
  for (const [question, answer] of Object.entries(answers)) {
    const choice = choiceIndex(answer);
    const known = question === questionId ? frame.question?.choices[choice] : undefined;
    if (known) progress.note(frame.lesson, { answer: { choice, right: known.right } });
    else frame.refuse(frame.words.refused(`answers.${question}`));
  }
  go(whereTo(where, frame));
}

/** From where the reader is to where they were. What is not understood stays as it is; '' takes out what the address says. */
function whereTo(where: Omit<Restoration, 'answers' | 'furthest'>, frame: CommandedFrame): Route {
  let { route } = parseFragment(location.hash);
  for (const name of ['sender', 'attack', 'moves', 'step'] as const) {
    const value = where[name];
    if (value === undefined) continue;
    const read = parseFragment(`${name}=${name === 'moves' ? value.replaceAll('&', '%26') : encodeURIComponent(value)}`);
    if (read.problems.length && value) frame.refuse(frame.words.refused(name));
    else {
      const { [name]: _, ...rest } = route;
      route = { ...rest, ...read.route };
    }
  }
  return route;
}

/** A scenario is played on the page for free play: in this frame, if it is that page, else by going there. */
async function playScenario(scenario: object, frame: CommandedFrame): Promise<void> {
  const text = JSON.stringify(scenario);
  const { value: judged } = await ask(openSimulator, (api) => api.readScenario(text));
  if (!judged?.value) return frame.refuse(`${frame.words.noScenario} ${await plainFindings(judged?.findings ?? [])}`.trim());
  const packed = await packText(text);
  if (packed === undefined) return frame.refuse(frame.words.refused('scenario'));
  const fragment = `#${formatFragment({ scenario: packed })}`;
  const isHere = root.dataset['page'] === 'play';
  location.replace(isHere ? fragment : `${baseOf(root.dataset['path'] ?? '')}play/${location.search}${fragment}`);
}
