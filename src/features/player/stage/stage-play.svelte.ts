// What the stage is showing: a scene, and the one before it if things are to move from there. It plays the frames on the way to a rest,
// one after the other, and can be told at any time to be there at once. Going back shows the earlier scene and moves nothing.
import type { Session } from '#src/simulator/session/session.ts';
import { framesBetween } from './frames.ts';
import { sceneAt } from './scene-at.ts';
import type { Scene } from './scene.ts';

/** From start to start of two frames, in milliseconds. */
const pause = 620;

export interface Shown {
  readonly scene: Scene;
  /** The index of its last event. */
  readonly index: number;
  /** It follows on what was shown: things move, and a reader who wants no motion sees where they came from. */
  readonly isForward: boolean;
  /** The rest has been reached; before it nothing can be done. */
  readonly isAtRest: boolean;
}

export class StagePlay {
  shown = $state.raw<Shown>()!;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: (() => void) | undefined;

  constructor(session: Session, to: number) {
    this.show(session, to);
  }

  /** Something is still to come. */
  get isMoving(): boolean {
    return this.#last !== undefined;
  }

  /** Shows the scene at `to`, at once. */
  show({ events, outcome }: Session, to: number): void {
    this.#stop();
    this.shown = { scene: sceneAt(events, { from: to, to, folds: false }, outcome.report), index: to, isForward: false, isAtRest: true };
  }

  /** Plays what happens from `from` (an index) to `to`. */
  play({ events, outcome }: Session, from: number, to: number): void {
    this.#stop();
    const frames = isStill() ? [{ from: to, to, folds: false }] : framesBetween(events, from, to);
    const step = (index: number) => {
      const isAtRest = index === frames.length - 1;
      const frame = frames[index]!;
      this.shown = { scene: sceneAt(events, frame, outcome.report), index: frame.to, isForward: true, isAtRest };
      if (isAtRest) this.#last = undefined;
      else this.#timer = setTimeout(() => step(index + 1), pause);
    };
    this.#last = () => step(frames.length - 1);
    step(0);
  }

  /** Resolves a while after what is being played has come to rest. */
  async rested(): Promise<void> {
    do await new Promise((done) => setTimeout(done, 2 * pause));
    while (this.isMoving);
  }

  /** To the end of what is being played. */
  finish(): void {
    const last = this.#last;
    this.#stop();
    last?.();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#last = undefined;
  }
}

/** The reader wants no motion; at build time there is nobody. */
export function isStill(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}
