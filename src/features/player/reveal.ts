// Brings a row of a score into sight after a step, by no more than needed, and only if it is out of sight.

/** Where the score scrolls by itself (in a frame), only the score is moved, never the page around it. */
export function reveal(row: Element): void {
  const pane = row.closest('.score');
  if (!pane) return;
  if (pane.scrollHeight <= pane.clientHeight + 1) {
    if (!isStageInSight()) row.scrollIntoView({ block: 'nearest' });
    return;
  }
  const head = pane.querySelector('.cast-row')?.clientHeight ?? 0;
  const { top, bottom } = row.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (top < frame.top + head) pane.scrollTop -= frame.top + head - top;
  else if (bottom > frame.bottom - 8) pane.scrollTop += Math.min(bottom - frame.bottom + 8, top - frame.top - head);
}

/** Whoever looks at the stage is not taken away from it. A frame that has grown has no sight of its own: the page around scrolls. */
function isStageInSight(): boolean {
  if (document.documentElement.dataset['embed'] !== undefined) return false;
  const stage = document.querySelector('[data-part="stage"]')?.getBoundingClientRect();
  return stage !== undefined && stage.height > 0 && stage.bottom > 120 && stage.top < innerHeight - 120;
}
