// Whether a frame has room for the scene beside the player that it shows: title, conditions, bar, and two panes of a few lines. Pure.
import { layOut, type Needs } from './geometry.ts';

/** The scene is laid out no wider than this, so that it stays low. */
export const widest = 600;

/** Title and bar, conditions in one row or several, and panes that can be read. */
const rest = { wide: 280, narrow: 430 } as const;
const narrow = 512;

/** Width and height of the frame, in CSS pixels. */
export function hasRoom(width: number, height: number, needs: Needs): boolean {
  const scene = layOut(Math.min(width, widest), needs).height;
  return height >= scene + (width > narrow ? rest.wide : rest.narrow);
}
