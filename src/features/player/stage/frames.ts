// Which events get a picture of their own: the ordinary ones travel as a bundle. Pure; what is ordinary is decided by kind.
import type { SessionEvent } from '#src/simulator/session/session.ts';
import { rules } from './scene-rules.ts';
import type { Frame } from './scene.ts';

/** Ordinary by its kind, and nobody has touched it. */
export function isOrdinary({ explains, tampered }: SessionEvent): boolean {
  return !tampered && rules[explains].folds === true;
}

/** The session in frames: each run of ordinary events is one, every other event is one by itself. */
export function framesOf(events: readonly SessionEvent[], from = 0, to = events.length - 1): Frame[] {
  const frames: Frame[] = [];
  for (let index = from; index <= to; index++) {
    const folds = isOrdinary(events[index]!);
    const last = frames.at(-1);
    if (folds && last?.folds) frames[frames.length - 1] = { ...last, to: index };
    else frames.push({ from: index, to: index, folds });
  }
  return frames;
}

/** More than these would be a film; what is more is one bundle at the beginning. */
const most = 6;

/** What is played on the way from one rest to the next; the last frame is where it stops, with a picture of its own. */
export function framesBetween(events: readonly SessionEvent[], from: number, to: number): readonly Frame[] {
  const frames = [...framesOf(events, from, to - 1), { from: to, to, folds: false }];
  if (frames.length <= most) return frames;
  const rest = frames.slice(1 - most);
  return [{ from, to: rest[0]!.from - 1, folds: true }, ...rest];
}
