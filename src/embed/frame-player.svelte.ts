// The bare player and the page around it: tells what happens, obeys what it is told, and keeps to what the address allows.
import { tick } from 'svelte';
import { formatFragment, parseFragment, type Route, type RouteProblem } from '#src/address/route.ts';
import { progress } from '#src/features/player/progress.svelte.ts';
import { commands, formatEvent, parseCommand, type Configuration, type FrameEvent } from '#src/host/messages.ts';
import { defaultControls, parseParameters, type Settings } from '#src/host/parameters.ts';
import type { Question } from '#src/lessons/lesson.ts';
import { visible } from '#src/protocol/visible.ts';
import { useWords } from '#src/ui/words.ts';
import type { Words } from '#src/words/en.ts';
import { isComplete } from './completion.ts';
import { obey } from './frame-commands.ts';
import { FrameHeight } from './frame-height.ts';
import { FrameLimits } from './frame-limits.svelte.ts';
import type { PlayerPage } from './frame-page.ts';
import { FrameSight } from './frame-sight.ts';
import { choiceId, questionId, summariseQuestion } from './question-summary.ts';

const { documentElement: root } = document;
const isFramed = parent !== window;

/** What a lesson's page carries; free play has none of it. */
export interface LessonProps {
  readonly slug?: string;
  readonly text?: { readonly title: string; readonly question?: Question };
}

/** Looks at the address when the page has written it: a lesson does so at once, free play after the frame. */
function onceWritten(look: () => void): void {
  setTimeout(look);
  setTimeout(look, 100);
}

const conditionsOf = ({ sender, attack }: Route) => ({ sender: sender ?? '', attack: attack ?? '' });

export class FramePlayer {
  readonly page: PlayerPage;
  readonly words: Words<'embedded'>['pages']['embedded'];
  readonly lesson: string;
  readonly question: Question | undefined;
  /** Where the frame was opened. */
  readonly opened: Route = parseFragment(location.hash).route;
  /** Parameters of the address that were not understood. */
  problems = $state.raw<readonly RouteProblem[]>([]);
  readonly #limits: FrameLimits;
  readonly #height: FrameHeight;
  #settings = $state.raw<Settings>({});
  readonly #asks: (isAsked: boolean) => void;
  #furthest = 0;
  #isComplete = false;

  /** `asks` turns the question of the page on or off. */
  constructor(
    page: PlayerPage,
    { slug = '', text }: LessonProps,
    words: Words<'embedded'>['pages']['embedded'],
    asks: (isAsked: boolean) => void,
  ) {
    this.page = page;
    this.words = words;
    this.lesson = slug;
    this.question = text?.question;
    this.#asks = asks;
    this.#limits = new FrameLimits(page);
    const { settings, problems } = parseParameters(location.search);
    this.problems = problems;
    this.configure(settings);
    this.#height = new FrameHeight((message) => this.#post(message));
    addEventListener('message', (message) => this.#hear(message));
    this.#tell({
      event: 'ready',
      lesson: slug,
      title: visible(text?.title ?? document.title),
      language: root.lang,
      ...this.#place(),
      questions: this.question && this.#settings.questions !== false ? [summariseQuestion(this.question)] : [],
      commands,
    });
    this.#watch();
  }

  /** Tells the host what was not done. It may name what the host sent: a host that shows or logs it is shown symbols, not controls. */
  refuse(text: string): void {
    this.#tell({ event: 'problem', text: visible(text) });
  }

  /** Sets what is given, leaves the rest. */
  configure({ scenario: _, grow, ...given }: Settings & Pick<Configuration, 'scenario' | 'grow'>): void {
    const settings = { ...this.#settings, ...given };
    this.#settings = settings;
    const { theme, views = [], controls = defaultControls, attack, questions, first = '', last = '', language } = settings;
    if (theme) root.dataset['theme'] = theme;
    root.dataset['views'] = views.join(' ');
    root.dataset['controls'] = controls.join(' ');
    root.dataset['attack'] = attack === false ? 'no' : '';
    if (views.length === 1) document.querySelectorAll<HTMLElement>('.views input')[views[0] === 'path' ? 0 : 1]?.click();
    this.#asks(questions !== false);
    for (const [name, step] of Object.entries({ first, last })) {
      if (step && !this.page.player.session.events.some(({ id }) => id === step)) this.problems = [...this.problems, { name, value: step }];
    }
    [this.#limits.first, this.#limits.last] = [first, last];
    if (given.language && language !== root.lang) this.#speak(given.language);
    if (grow !== undefined) this.#height.grows = grow;
  }

  /** What was seen before, in an earlier visit. */
  restoreFurthest(furthest: number): void {
    this.#furthest = Math.max(this.#furthest, furthest);
  }

  /** The same page in another language is a link in its foot. */
  #speak(language: string): void {
    const link = document.querySelector<HTMLAnchorElement>(`.colophon a[hreflang="${CSS.escape(language)}"]`);
    const place = (root.dataset['path'] ?? '').replace(/^.*?((learn|play)\/)/, '$1');
    if (link && place && link.pathname.endsWith(`/${place}`)) location.replace(link.pathname + location.search + location.hash);
    else this.problems = [...this.problems, { name: 'lang', value: language }];
  }

  #place() {
    const { player } = this.page;
    return { step: player.event.id, index: player.position, steps: player.session.events.length };
  }

  #watch(): void {
    const { player } = this.page;
    $effect(() => {
      const place = this.#place();
      this.#furthest = Math.max(this.#furthest, place.index);
      this.#tell({ event: 'step', ...place, furthest: this.#furthest });
    });
    let moves = '';
    $effect(() => {
      const now = formatFragment({ moves: player.moves }).slice('moves='.length);
      if (now !== moves) this.#tell({ event: 'move', moves: (moves = now), count: player.moves.length });
    });
    let conditions = conditionsOf(this.opened);
    $effect(() => {
      void [player.session, player.position];
      onceWritten(() => {
        const now = conditionsOf(parseFragment(location.hash).route);
        if (now.sender !== conditions.sender || now.attack !== conditions.attack)
          this.#tell({ event: 'conditions', ...(conditions = now) });
      });
    });
    let outcome = '';
    $effect(() => {
      const { delivery, travelled, readBy } = player.session.outcome;
      const now = JSON.stringify([delivery, travelled, readBy]);
      if (now !== outcome) this.#tell({ event: 'outcome', delivery, travelled, readBy });
      outcome = now;
    });
    let answered: number | undefined;
    $effect(() => {
      const answer = this.#answer;
      if (answer && answer.choice !== answered)
        this.#tell({ event: 'answer', question: questionId, answer: choiceId(answer.choice), right: answer.right });
      answered = answer?.choice;
    });
    $effect(() => {
      void [player.position, player.session, player.moves, this.#answer, this.#settings];
      onceWritten(() => this.#complete());
    });
    $effect(() => {
      if (player.trouble) this.refuse(useWords().pages.problems[player.trouble]);
    });
    const sight = new FrameSight();
    $effect(() => {
      void player.session;
      void tick().then(() => sight.watch());
    });
    $effect(() => {
      void [player.position, player.session, this.problems];
      void tick().then(() => {
        this.#height.ask();
        sight.look();
      });
    });
  }

  get #answer() {
    return this.lesson ? progress.of(this.lesson).answer : undefined;
  }

  #complete(): void {
    const { player } = this.page;
    const { completion: rule = 'end', questions } = this.#settings;
    const { attack = this.opened.attack } = parseFragment(location.hash).route;
    const done = {
      ended: player.position === player.session.events.length - 1,
      answered: this.#answer ? 1 : 0,
      questions: this.question && questions !== false ? 1 : 0,
      attacked: player.moves.length > 0 || (attack !== 'none' && attack !== this.opened.attack),
    };
    if (this.#isComplete || !isComplete(rule, done)) return;
    this.#isComplete = true;
    this.#tell({ event: 'completed', rule });
  }

  #hear({ source, data }: MessageEvent): void {
    if (!isFramed || source !== parent || typeof data !== 'object' || data === null || this.#height.takeH5p(data)) return;
    const parsed = parseCommand(data);
    if (parsed?.refused.length) this.refuse(this.words.refused(parsed.refused.join(', ')));
    if (parsed?.command) void obey(parsed.command, this);
  }

  #tell(event: FrameEvent): void {
    this.#post(formatEvent(event));
  }

  /** To whoever is around: nothing that is told is a secret, and the host's origin is not known. */
  #post(message: unknown): void {
    if (isFramed) parent.postMessage(message, '*');
  }
}
