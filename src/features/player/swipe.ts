// A sideways swipe turns the page: left is the next step, right the one before. Vertical movement stays scrolling.
import type { Attachment } from 'svelte/attachments';

/** Calls `turn` with +1 or -1. A swipe is quick, at least 48 px wide, and more than twice as wide as high. */
export function swipe(turn: (steps: 1 | -1) => void): Attachment<HTMLElement> {
  return (element) => {
    let start: { x: number; y: number; at: number } | undefined;
    const begin = (event: TouchEvent) => {
      const touch = event.touches[0];
      const free = touch && event.touches.length === 1 && !(event.target as Element).closest('input, pre, .terminal');
      start = free ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : undefined;
    };
    const end = (event: TouchEvent) => {
      const touch = event.changedTouches[0];
      if (!start || !touch) return;
      const x = touch.clientX - start.x;
      const y = touch.clientY - start.y;
      if (Math.abs(x) >= 48 && Math.abs(x) > 2 * Math.abs(y) && event.timeStamp - start.at < 600) turn(x < 0 ? 1 : -1);
      start = undefined;
    };
    element.addEventListener('touchstart', begin, { passive: true });
    element.addEventListener('touchend', end, { passive: true });
    return () => {
      element.removeEventListener('touchstart', begin);
      element.removeEventListener('touchend', end);
    };
  };
}
