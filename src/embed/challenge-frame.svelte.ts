// The challenge in a frame, and the page around it: tells what was done, takes back what a host has kept. The tasks are its questions, by
// the ids `c01` to `c10`; an answer is what was judged (features/challenge/tasks/facts.ts).
import { tick } from 'svelte';
import type { RouteProblem } from '#src/address/route.ts';
import { parseAttempt, formatAttempt } from '#src/features/challenge/attempt-text.ts';
import type { Attempt } from '#src/features/challenge/attempt.svelte.ts';
import { covered } from '#src/features/challenge/covered.ts';
import type { ChallengeHandle } from '#src/features/challenge/challenge-handle.ts';
import { factsOf, wantedFacts } from '#src/features/challenge/tasks/facts.ts';
import { taskIds, type TaskId } from '#src/features/challenge/tasks/task.ts';
import { formatEvent, parseCommand, type FrameEvent, type HostCommand, type QuestionSummary } from '#src/host/messages.ts';
import { parseParameters } from '#src/host/parameters.ts';
import { addWords, fill, useWords } from '#src/ui/words.ts';
import { loadWords } from '#src/words/load.ts';
import { FrameHeight } from './frame-height.ts';

const { documentElement: root } = document;
const isFramed = parent !== window;
const commands = ['goto', 'configure', 'restore'] as const;

/** `c5` is `c05` to a host, so that lists sort. */
const hostId = (id: TaskId): string => `c${id.slice(1).padStart(2, '0')}`;
const taskBy = (hosts: string): TaskId | undefined => taskIds.find((id) => hostId(id) === hosts || id === hosts);

export async function prepare<P>(props: P): Promise<P> {
  addWords(await loadWords(['embedded'], root.lang));
  return props;
}

/** Joins the page, now awake, with the page around the frame. */
export function connect({ challengePage }: { readonly challengePage: ChallengeHandle }): void {
  // The page around has a main part, too.
  document.querySelector('main')!.ariaLabel = useWords<'challenge'>().pages.challenge.title;
  $effect.root(() => void new ChallengeFrame(challengePage));
}

class ChallengeFrame {
  readonly #page: ChallengeHandle;
  readonly #height: FrameHeight;
  readonly #words = useWords<'embedded' | 'challenge'>();
  readonly #rule = parseParameters(location.search).settings.completion ?? 'end';
  /** Tasks whose end the host knows, or had told itself. */
  readonly #told = new Set<string>();
  /** When each task was first in sight. */
  readonly #seen = new Map<string, number>();
  #isComplete = false;

  constructor(page: ChallengeHandle) {
    this.#page = page;
    const { settings, problems } = parseParameters(location.search);
    if (settings.theme) root.dataset['theme'] = settings.theme;
    for (const problem of problems) this.#refuse(this.#words.pages.embedded.refused(nameOf(problem)));
    this.#height = new FrameHeight((message) => this.#post(message));
    addEventListener('message', (message) => this.#hear(message));
    let isReady = false;
    $effect(() => {
      const { attempt } = page;
      if (!attempt) return;
      if (!isReady) this.#greet(attempt);
      isReady = true;
      this.#tellOf(attempt);
    });
    $effect(() => {
      const { shown, attempt } = page;
      const name = `${attempt?.record.seed ?? ''} ${shown ?? ''}`;
      if (!this.#seen.has(name)) this.#seen.set(name, performance.now());
    });
    $effect(() => {
      void [page.shown, page.attempt?.record, page.attempt?.judged];
      void tick().then(() => this.#height.ask());
    });
  }

  #greet(attempt: Attempt): void {
    const place = { steps: taskIds.length, step: this.#page.shown ?? '', index: 0 };
    const questions = taskIds.map((id) => this.#summaryOf(attempt, id));
    this.#tell({
      event: 'ready',
      lesson: 'challenge',
      title: this.#words.pages.challenge.title,
      language: root.lang,
      ...place,
      questions,
      commands,
    });
  }

  #summaryOf(attempt: Attempt, id: TaskId): QuestionSummary {
    const task = attempt.taskOf(id);
    const { title, goal } = this.#words.challenge[id];
    return {
      id: hostId(id),
      text: `${title}. ${fill(goal, task.values)}`,
      choices: [],
      right: wantedFacts(task),
      covers: covered[id].lessons,
    };
  }

  #tellOf(attempt: Attempt): void {
    const { record, judged, order, isWorking } = attempt;
    if (isWorking) return;
    const isSettled = (id: TaskId) => (record.tasks[id]?.state ?? 'open') !== 'open';
    for (const id of taskIds.filter(isSettled)) {
      const name = `${record.seed} ${id}`;
      const came = judged[id];
      if (this.#told.has(name) || !came) continue;
      this.#told.add(name);
      const wasShown = record.tasks[id]?.state === 'shown';
      const task = attempt.taskOf(id);
      this.#tell({
        event: 'answer',
        question: hostId(id),
        answer: wasShown ? 'shown.yes' : factsOf(task, came),
        right: !wasShown && came.isPassed,
        ...this.#tookFor(name),
      });
    }
    // An attempt that nothing was done in yet would take the place of the one that the host is about to give back.
    if (!attempt.isBegun) return;
    const { points, isPassed: passed } = record.best;
    this.#tell({ event: 'attempt', seed: record.seed, attempt: formatAttempt(attempt.changed) });
    this.#tell({ event: 'score', points, of: taskIds.length, passed });
    if (this.#isComplete || !(passed || order.every(isSettled))) return;
    this.#isComplete = true;
    this.#tell({ event: 'completed', rule: this.#rule });
  }

  #tookFor(name: string): { readonly took?: number } {
    const since = this.#seen.get(name);
    return since === undefined ? {} : { took: Math.round(performance.now() - since) };
  }

  #hear({ source, data }: MessageEvent): void {
    if (!isFramed || source !== parent || typeof data !== 'object' || data === null || this.#height.takeH5p(data)) return;
    const parsed = parseCommand(data);
    if (parsed?.refused.length) this.#refuse(this.#words.pages.embedded.refused(parsed.refused.join(', ')));
    if (parsed?.command) this.#obey(parsed.command);
  }

  #obey(command: HostCommand): void {
    const { embedded } = this.#words.pages;
    if (command.command === 'goto') {
      const to = command.step === 'result' ? 'result' : taskBy(command.step);
      if (to) this.#page.go(to);
      else this.#refuse(embedded.noStep(command.step));
    } else if (command.command === 'configure') {
      if (command.theme) root.dataset['theme'] = command.theme;
      if (command.grow !== undefined) this.#height.grows = command.grow;
    } else if (command.command === 'restore') {
      const kept = parseAttempt(command.attempt ?? '');
      if (!kept) return this.#refuse(embedded.refused('attempt'));
      for (const id of Object.keys(kept.tasks)) if (kept.tasks[id as TaskId]!.state !== 'open') this.#told.add(`${kept.seed} ${id}`);
      this.#page.restore(kept);
    } else this.#refuse(embedded.refused(command.command));
  }

  /** Tells the host what was not done. */
  #refuse(text: string): void {
    this.#tell({ event: 'problem', text });
  }

  #tell(event: FrameEvent): void {
    this.#post(formatEvent(event));
  }

  /** To whoever is around: nothing that is told is a secret, and the host's origin is not known. */
  #post(message: unknown): void {
    if (isFramed) parent.postMessage(message, '*');
  }
}

const nameOf = ({ name, value }: RouteProblem): string => `${name}=${value.slice(0, 60)}`;
