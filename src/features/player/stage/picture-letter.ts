// Where the letter lies, and from where it came.
import type { Geometry, Point } from './geometry.ts';
import type { Way } from './motion.ts';
import type { Scene, Showing } from './scene.ts';

export interface DrawnLetter {
  readonly look: 'open' | 'sealed' | 'back';
  readonly width: number;
  readonly height: number;
  /** Too small for its words. */
  readonly isSmall: boolean;
  readonly way: Way;
  /** Where the clock stands that says: later. */
  readonly clock: Point | undefined;
}

const looks: Partial<Record<Scene['letter'], DrawnLetter['look']>> = { tube: 'sealed', back: 'back' };

export function letterOf(scene: Scene, geometry: Geometry, { isSwitch }: Showing, before: Scene | undefined): DrawnLetter {
  const { letter } = scene;
  const { phone } = geometry;
  const scale = scaleOf(letter, phone, isSwitch ?? false);
  const size = { width: (phone ? 74 : 108) * scale, height: (phone ? 48 : 66) * scale };
  const places = placesOf(geometry, isSwitch ?? false);
  const to = places[letter];
  const moves = before && before.letter !== letter;
  return {
    look: looks[letter] ?? 'open',
    ...size,
    isSmall: phone || scale < 1,
    way: { to, ...(moves && { from: places[before.letter], ms: letter === 'wire' || letter === 'tube' ? 560 : 480 }) },
    clock: letter === 'held' || scene.last.explains === 'try-again' ? clockAt(geometry, to, size.width) : undefined,
  };
}

function scaleOf(letter: Scene['letter'], phone: boolean, isSwitch: boolean): number {
  if (letter === 'tube') return phone ? 0.6 : 0.5;
  if (letter === 'receiver' || letter === 'attacker') return isSwitch ? 0.6 : 0.75;
  return 1;
}

/** The middle of the letter in each of its places. */
export function placesOf(geometry: Geometry, isSwitch: boolean): Readonly<Record<Scene['letter'], Point>> {
  const { house, wire, foot, middle, phone, far } = geometry;
  const desk = { x: phone ? house / 2 : house - 67, y: phone ? wire : foot - 44 };
  const onWire = { x: middle, y: wire };
  const inside = (who: 'receiver' | 'attacker'): Point => {
    const { x, door, size } = far[who];
    const below = isSwitch ? { phone: 2, usual: 16 } : { phone: 0, usual: 12 };
    return { x: x + size / 2, y: door.y + (phone ? below.phone : below.usual) };
  };
  return { desk, held: desk, back: desk, wire: onWire, tube: onWire, receiver: inside('receiver'), attacker: inside('attacker') };
}

function clockAt({ phone, house, top }: Geometry, { x, y }: Point, width: number): Point {
  return phone ? { x: house - 14, y: top + 14 } : { x: x - width / 2 - 18, y };
}
