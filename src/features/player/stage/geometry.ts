// Where everything stands for a width: the scene is laid out for the width it has, never scaled, so that type keeps its size.
// One unit is one CSS pixel.

/** What a lesson will need room for, so that the scene's height never changes in it. */
export interface Needs {
  readonly dns?: boolean;
  readonly policy?: boolean;
  /** Names that are compared. */
  readonly bench?: boolean;
  /** Two far houses, because the MX can be forged. */
  readonly switch?: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A far house: its upper left corner and its width. */
interface Place extends Point {
  readonly size: number;
  /** Where the wire ends. */
  readonly door: Point;
}

export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly phone: boolean;
  readonly big: boolean;
  readonly house: number;
  readonly half: number;
  readonly wire: number;
  readonly top: number;
  readonly foot: number;
  readonly middle: number;
  /** Where the wire ends: at the far house, or at the switch. */
  readonly end: number;
  readonly far: Readonly<Record<'receiver' | 'attacker', Place>>;
  readonly dns: Point;
  readonly policy: Point;
  /** The width of one sign of the lines. */
  readonly sign: number;
  /** How many signs fit on a slip. */
  readonly wrap: number;
}

const narrow = 620;
const wide = 1000;

/** Half the height of the tube. */
export const tubeHalf = ({ phone }: Geometry): number => (phone ? 17 : 20);

export function layOut(width: number, needs: Needs): Geometry {
  const phone = width < narrow;
  const big = width >= wide;
  const pick = <T>(onPhone: T, usual: T, onWide: T): T => {
    if (phone) return onPhone;
    return big ? onWide : usual;
  };
  const house = pick(88, 164, 196);
  const half = pick(36, 60, 72);
  const head = needs.dns || needs.policy ? pick(92, 108, 108) : 0;
  const wire = head + (phone ? 80 : half + 58);
  const foot = wire + house / 2;
  const below = needs.bench ? pick(140, 96, 96) : pick(62, 76, 76);
  const size = needs.switch ? pick(66, 112, 112) : house;
  const left = width - size - 1;
  const far = {
    receiver: placeAt(left, size, needs.switch ? wire - size * 0.62 : wire, needs.switch),
    attacker: placeAt(left, size, wire + 12 + size * 0.42, needs.switch),
  };
  return {
    ...{ width, height: foot + below, phone, big, house, half, wire, foot, far, sign: pick(7.23, 7.83, 9.03), wrap: pick(22, 27, 27) },
    ...{ top: wire - house / 2, middle: width / 2, end: needs.switch ? left - pick(18, 40, 40) : left },
    dns: { x: phone ? width - 32 : width * 0.37, y: 40 },
    policy: { x: phone ? width - 54 : width * 0.66, y: 40 },
  };
}

function placeAt(x: number, size: number, y: number, isOneOfTwo: boolean | undefined): Place {
  return { x, y: y - (isOneOfTwo ? size * 0.42 : size / 2), size, door: { x, y } };
}
