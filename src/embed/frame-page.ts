// What the bare player needs of the page that it is: the player, and the way to a step that the address follows.
import type { PlayerState } from '#src/features/player/player.svelte.ts';

export interface PlayerPage {
  readonly player: PlayerState;
  /** Goes to the event of that index. */
  readonly seek: (position: number) => void;
}
