// The stage beside a player: it follows the position. One line on, and it is played; what was just done to the line in sight, too;
// anywhere else it is there at once. A film runs from where the player is, and takes the position along.
import type { Session } from '#src/simulator/session/session.ts';
import type { Needs } from './geometry.ts';
import { needsIn } from './needs.ts';
import { StagePlay } from './stage-play.svelte.ts';

export class SessionPlay {
  readonly play: StagePlay;
  /** Room that was once needed is kept: the scene's height grows and does not shrink. */
  needs = $state.raw<Needs>({});
  #session: Session;

  constructor(session: Session, position: number) {
    this.#session = session;
    this.needs = needsIn(session.events);
    this.play = new StagePlay(session, position);
  }

  /** The player shows this session, at this position. */
  follow(session: Session, position: number): void {
    const { index } = this.play.shown;
    const isSame = session === this.#session;
    if (isSame && position === index) return;
    this.#take(session);
    const isNext = isSame && position === index + 1;
    const isDone = !isSame && session.events[position]?.tampered?.by === 'move';
    if (isNext || isDone) this.play.play(session, position, position);
    else this.play.show(session, position);
  }

  /** Plays from what is shown to the event at `to`. */
  film(session: Session, to: number): void {
    this.#take(session);
    this.play.play(session, Math.min(this.play.shown.index + 1, to), to);
  }

  #take(session: Session): void {
    if (session === this.#session) return;
    this.#session = session;
    const now = needsIn(session.events);
    const { dns, policy, bench, switch: forged } = this.needs;
    this.needs = { dns: dns || now.dns, policy: policy || now.policy, bench: bench || now.bench, switch: forged || now.switch } as Needs;
  }
}
