// The height of the bare player, and of the challenge. Until the page around the frame confirms that it follows, the panes scroll; from
// then on the frame grows. It is asked in every dialect at once: our own, `lti.frameResize`, Open edX' `plugin.resize`, H5P's hello and
// resize. A host confirms with `configure { grow: true }`, with H5P's hello, or by giving the frame the height that was asked for.
import { formatEvent } from '#src/host/messages.ts';

const { documentElement: root } = document;

/** The height that shows everything, in CSS pixels, rounded up. It never depends on that of the frame, so that nothing can chase it. */
function naturalHeight(): number {
  const { body } = document;
  if ('grow' in root.dataset) return Math.ceil(body.getBoundingClientRect().height);
  const panes = [...document.querySelectorAll<HTMLElement>('.score, .side, .challenge')];
  const player = document.querySelector('.player');
  const isBeside = player !== null && getComputedStyle(player).gridTemplateColumns.includes(' ');
  const contents = panes.map(contentHeight);
  const shown = panes.map(({ offsetHeight }) => offsetHeight);
  return Math.ceil(isBeside ? innerHeight - Math.max(...shown) + Math.max(...contents) : innerHeight - sum(shown) + sum(contents));
}

/** What a pane holds, even where the pane is higher than that. */
function contentHeight(pane: HTMLElement): number {
  const { top } = pane.getBoundingClientRect();
  const ends = [...pane.children].map((child) => child.getBoundingClientRect().bottom);
  return Math.max(0, ...ends) - top + pane.scrollTop + Number.parseFloat(getComputedStyle(pane).paddingBottom);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

export class FrameHeight {
  #asked = 0;
  /** The frame's height when it asked. */
  #had = 0;
  #speaksH5p = false;
  readonly #post: (message: unknown) => void;

  /** `post` sends a message to the page around. */
  constructor(post: (message: unknown) => void) {
    this.#post = post;
    const observer = new ResizeObserver(() => this.ask());
    for (const element of document.querySelectorAll('body, .turns, .side, .conditions, .challenge')) observer.observe(element);
    addEventListener('resize', () => this.#follow());
    document.addEventListener('fullscreenchange', () => this.ask());
    post({ context: 'h5p', action: 'hello' });
  }

  /** The host follows, or no longer does. */
  set grows(grows: boolean) {
    root.toggleAttribute('data-grow', grows);
    this.ask();
  }

  /** Asks for the height that shows everything, where it is not the one asked for before. */
  ask(): void {
    if (document.fullscreenElement) return;
    const height = naturalHeight();
    if (height === this.#asked || height < 1) return;
    this.#asked = height;
    this.#had = innerHeight;
    this.#post(formatEvent({ event: 'resize', height }));
    const lti = { subject: 'lti.frameResize', height };
    this.#post(lti);
    // Some read it from a string only.
    this.#post(JSON.stringify(lti));
    this.#post({ type: 'plugin.resize', payload: { height } });
    if (this.#speaksH5p) this.#post({ context: 'h5p', action: 'resize', scrollHeight: height, clientHeight: innerHeight });
  }

  /** H5P's side of the exchange; false for a message that is none of it. */
  takeH5p(message: { readonly context?: unknown; readonly action?: unknown }): boolean {
    if (message.context !== 'h5p') return false;
    if (message.action === 'hello') {
      this.#speaksH5p = true;
      this.#asked = 0;
      this.grows = true;
    } else if (message.action === 'resize') {
      this.#asked = 0;
      this.ask();
    }
    return true;
  }

  /** A frame that now has the height that was asked for is one whose host follows. */
  #follow(): void {
    if (document.fullscreenElement) return;
    if (innerHeight !== this.#had && Math.abs(innerHeight - this.#asked) <= 2) this.grows = true;
    else this.ask();
  }
}
