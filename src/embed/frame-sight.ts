// In a frame that has grown nothing scrolls, so nothing can stick to an edge. What would be out of sight in a long session, the bar and the
// column of the notes, is moved to the part of the frame that is in sight; observers alone know it, whatever page is around.

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

/** Rows, and the pieces of the one that is open: its note and its question may be higher than the screen. */
const pieces = '.turn, .turn > :is(.note, .question) :is(h2, h3, p, label, summary)';

export class FrameSight {
  /** The part in sight, from the top of the frame, when it was last looked at. */
  #top = 0;
  #bottom = 0;
  readonly #pieces = new IntersectionObserver(() => this.look(), { threshold: [0, 0.5, 1] });

  constructor() {
    new ResizeObserver(() => {
      // Before it is painted: what is longer or shorter than before carries nothing away from under the reader's finger.
      this.#place();
      this.watch();
    }).observe(document.body);
  }

  /** Follows what is there now: scrolling the page around moves some of it in or out of sight. */
  watch(): void {
    this.#pieces.disconnect();
    for (const piece of document.querySelectorAll(pieces)) this.#pieces.observe(piece);
    this.look();
  }

  /** Looks once which part is in sight. */
  look(): void {
    new IntersectionObserver(([entry], once) => {
      once.disconnect();
      if (!entry) return;
      const { top, bottom } = entry.intersectionRect;
      [this.#top, this.#bottom] = [top, bottom];
      this.#place();
    }).observe(document.body);
  }

  #place(): void {
    const [bar, side, player] = [find('.bar'), find('.side'), find('.player')];
    if (!bar || !side || !player) return;
    const isGrown = 'grow' in document.documentElement.dataset && this.#bottom > this.#top;
    const area = player.getBoundingClientRect();
    const isBeside = getComputedStyle(player).gridTemplateColumns.includes(' ');
    const up = document.body.getBoundingClientRect().bottom - this.#bottom;
    const down = Math.min(this.#top - area.top, area.height - side.offsetHeight);
    bar.style.bottom = isGrown && up > 0 ? `${Math.min(up, area.height)}px` : '';
    side.style.top = isGrown && isBeside && down > 0 ? `${down}px` : '';
  }
}
