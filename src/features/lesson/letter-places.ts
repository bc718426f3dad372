// The places where the letter may go, drawn on the stage, for pointers; the same choices are buttons, and keys by their numbers.
import type { Geometry, Point } from '#src/features/player/stage/geometry.ts';
import { at } from '#src/features/player/stage/motion.ts';
import { placesOf } from '#src/features/player/stage/picture-letter.ts';
import { group, path, words, type Shape } from '#src/features/player/stage/shape.ts';
import type { Placed } from '#src/simulator/session/goal.ts';

interface Choice {
  readonly places: readonly Placed[];
  readonly isSwitch: boolean;
  readonly chosen: string | undefined;
  readonly onchoose: (place: Placed) => void;
}

export function letterPlaces(geometry: Geometry, { places, isSwitch, chosen, onchoose }: Choice): Shape[] {
  const spots = spotsOf(geometry, isSwitch);
  return places.map((place, index) => {
    const isInside = place === 'bob' || (isSwitch && place === 'attacker');
    const scale = isInside && (geometry.phone || isSwitch) ? 0.8 : 1;
    const [width, height] = geometry.phone ? [74 * scale, 48 * scale] : [108 * scale, 66 * scale];
    const outline = path('', `M${-width / 2} ${-height / 2}h${width}v${height}h${-width}z`);
    const look = chosen === place ? 'place chosen' : 'place';
    return group(look, [outline, words('name', 0, 5, String(index + 1), 'middle')], { transform: at(spots[place]) }, (element) => {
      const choose = () => onchoose(place);
      element.addEventListener('click', choose);
      return () => element.removeEventListener('click', choose);
    });
  });
}

/** Without a house of its own the attacker keeps the letter in its hands. */
function spotsOf(geometry: Geometry, isSwitch: boolean): Readonly<Record<Placed, Point>> {
  const { held, receiver, attacker, wire } = placesOf(geometry, isSwitch);
  return { held, returned: held, bob: receiver, clear: wire, attacker: isSwitch ? attacker : wire };
}
