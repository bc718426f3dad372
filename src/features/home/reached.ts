// Whether a lesson counts as reached on a way through the lessons. Pure.
import type { LessonProgress } from '#src/features/player/progress-record.ts';

/** Its goal was won; a lesson whose goals nobody has met yet counts when it was read to its end with the answer right. */
export function isReached(done: LessonProgress | undefined): boolean {
  if (!done) return false;
  const states = Object.values(done.missions ?? {});
  return states.includes('won') || (states.length === 0 && done.ended === true && done.answer?.right !== false);
}
