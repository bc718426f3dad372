// Draws by a seed: equal seeds, equal tasks, so that an address can be handed on and a test can repeat it. Nothing here is a secret.
import type { Chance } from './task.ts';

/** `salt` keeps the draws of one task apart from those of another. */
export function chanceOf(seed: number, salt: string): Chance {
  let state = [...salt].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), Math.imul(seed + 1, 0x9e3779b1));
  const draw = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return {
    pick: (list) => list[draw(list.length)]!,
    shuffle: (list) => {
      const left = [...list];
      return list.map(() => left.splice(draw(left.length), 1)[0]!);
    },
  };
}
