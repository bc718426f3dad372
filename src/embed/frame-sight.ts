// In a frame that has grown nothing scrolls, so nothing can stick to an edge. What would be out of sight in a long session, the bar and the
// column of the notes, is moved to the part of the frame that is in sight; observers alone know it, whatever page is around.

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

export class FrameSight {
  readonly #rows = new IntersectionObserver(() => this.look(), { threshold: [0, 1] });

  /** Follows the rows that are there now: scrolling the page around moves some of them in or out of sight. */
  watch(): void {
    this.#rows.disconnect();
    for (const row of document.querySelectorAll('.turn')) this.#rows.observe(row);
    this.look();
  }

  /** Looks once which part is in sight. */
  look(): void {
    new IntersectionObserver(([entry], once) => {
      once.disconnect();
      if (entry) place(entry.intersectionRect);
    }).observe(document.body);
  }
}

function place({ top, bottom, height }: DOMRectReadOnly): void {
  const [bar, side, player] = [find('.bar'), find('.side'), find('.player')];
  if (!bar || !side || !player) return;
  const isGrown = 'grow' in document.documentElement.dataset && height > 0;
  const area = player.getBoundingClientRect();
  const isBeside = getComputedStyle(player).gridTemplateColumns.includes(' ');
  const up = document.body.getBoundingClientRect().bottom - bottom;
  const down = Math.min(top - area.top, area.height - side.offsetHeight);
  bar.style.bottom = isGrown && up > 0 ? `${Math.min(up, area.height)}px` : '';
  side.style.top = isGrown && isBeside && down > 0 ? `${down}px` : '';
}
