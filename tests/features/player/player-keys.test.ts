import { expect, it } from 'vitest';
import { keyAction, type KeyAction } from '#src/features/player/player-keys.ts';

const starts = [0, 5, 7, 14];

it.each<[string, number, KeyAction | undefined]>([
  ['ArrowRight', 3, { seek: 4 }],
  ['.', 3, { seek: 4 }],
  ['ArrowRight', 16, { seek: 16 }],
  ['ArrowLeft', 3, { seek: 2 }],
  [',', 0, { seek: 0 }],
  [']', 5, { seek: 7 }],
  [']', 15, { seek: 16 }],
  ['[', 7, { seek: 5 }],
  ['[', 9, { seek: 7 }],
  ['[', 0, { seek: 0 }],
  ['Home', 9, { seek: 0 }],
  ['End', 9, { seek: 16 }],
  ['0', 9, { seek: 0 }],
  ['5', 9, { seek: 8 }],
  ['9', 0, { seek: 14 }],
  [' ', 9, 'play'],
  ['f', 9, 'full-screen'],
  ['?', 9, 'help'],
  ['F', 9, undefined],
  ['Tab', 9, undefined],
  ['Enter', 9, undefined],
  ['F5', 9, undefined],
])('%s at %i', (key, position, action) => expect(keyAction(key, position, 16, starts)).toEqual(action));
