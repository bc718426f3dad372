// In which frames the scene is shown beside the player.
import { expect, it } from 'vitest';
import { hasRoom } from '#src/features/player/stage/frame-room.ts';

it.each([
  [784, 480, {}, true],
  [784, 480, { dns: true }, false],
  [784, 600, { dns: true }, true],
  [374, 480, {}, false],
  [374, 640, {}, true],
  [1100, 700, { dns: true, bench: true, switch: true }, true],
  [784, 250, {}, false],
])('%i × %i %j: %s', (width, height, needs, has) => expect(hasRoom(width, height, needs)).toBe(has));
