// The part of a session that is shown: from a first to a last step. What comes after the last is left out of the session that the page
// shows; what comes before the first stays in it, because the state of the sender rests on it, but is not drawn and cannot be reached.
import { chaptersOf } from '#src/features/player/score.ts';
import type { Session } from '#src/simulator/session/session.ts';
import type { PlayerPage } from './frame-page.ts';

export class FrameLimits {
  first = $state('');
  last = $state('');
  readonly #page: PlayerPage;
  readonly #sheet = new CSSStyleSheet();
  /** The session before it was cut. */
  #whole: Session | undefined;
  #cut: Session | undefined;

  constructor(page: PlayerPage) {
    this.#page = page;
    document.adoptedStyleSheets.push(this.#sheet);
    // A thumb that is drawn past the first step comes back at once: the position stays as it was, so nothing else would move it.
    document.addEventListener('input', ({ target }) => this.#hold(target), true);
    $effect(() => this.#cutEnd());
    $effect(() => this.#hideStart());
  }

  get #start(): number {
    return Math.max(
      0,
      this.#page.player.session.events.findIndex(({ id }) => id === this.first),
    );
  }

  #cutEnd(): void {
    const { player } = this.#page;
    const { session } = player;
    if (session !== this.#cut) this.#whole = session;
    const whole = this.#whole ?? session;
    const end = whole.events.findIndex(({ id }) => id === this.last);
    const wanted = end < 0 ? whole.events : whole.events.slice(0, end + 1);
    if (wanted.length === session.events.length) return;
    this.#cut = { ...whole, events: wanted };
    player.session = this.#cut;
    player.seek(player.position);
  }

  #hideStart(): void {
    const start = this.#start;
    const { player, seek } = this.#page;
    if (player.position < start) seek(start);
    const chapters = chaptersOf(player.session);
    const chapter = chapters.findLastIndex((each) => each.start <= start);
    const rows = start - (chapters[chapter]?.start ?? 0);
    const chapterRule = '.turns > ol > .chapter:nth-child';
    const hidden = [`${chapterRule}(-n + ${chapter})`, `${chapterRule}(${chapter + 1}) > ol > :nth-child(-n + ${rows})`];
    this.#sheet.replaceSync(`${hidden.join(', ')} { display: none }`);
  }

  #hold(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.type === 'range' && target.closest('.bar') && Number(target.value) <= this.#start)
      target.value = String(this.#start + 1);
  }
}
