// The attacker's hands: a diamond in two halves, above and below the line that they lie on, and the gap between them.
import type { Geometry, Point } from './geometry.ts';
import type { Way } from './motion.ts';
import type { DrawnSlips } from './picture-slips.ts';
import type { Scene } from './scene.ts';

export interface Hands {
  readonly centre: Point;
  /** Half a diagonal. */
  readonly half: number;
  readonly gap: number;
  readonly grip: boolean;
  readonly on: Scene['hands'];
  readonly upper: Way;
  readonly lower: Way;
  /** They close on something that has to arrive first. */
  readonly delay: number;
}

export function handsOf(
  scene: Scene,
  geometry: Geometry,
  { grip, tubeHalf }: Pick<DrawnSlips, 'grip'> & { readonly tubeHalf: number | undefined },
  before: Hands | undefined,
): Hands {
  // What is held before it arrives is held on its own line.
  const on = (grip === 'hold' && scene.slips.at(-1)?.line) || scene.hands;
  const half = on === 'wire' ? geometry.half : geometry.half / 2;
  const centre = centreOf(on, geometry);
  const holdsLetter = scene.letter === 'wire' && on === 'wire';
  const gap = on === 'wire' ? gapOf(holdsLetter ? 'letter' : grip, geometry, tubeHalf) : 6;
  const ways = [-1, 1].map((side): Way => {
    const to = { x: centre.x, y: centre.y + side * gap };
    const opens = before?.on === on && before.gap !== gap;
    return { to, ...(opens && { from: { x: centre.x, y: centre.y + side * before.gap }, ms: 320 }) };
  });
  const holdsReport = scene.report?.fate === 'read' || (scene.report?.isCaught ?? false);
  const isGripping = holdsReport || (on === 'wire' ? holdsLetter || grip !== undefined : grip !== undefined || isTouching(scene));
  return { centre, half, gap, grip: isGripping, on, upper: ways[0]!, lower: ways[1]!, delay: grip === 'take' ? 380 : 0 };
}

/** What was just done on the lines to DNS or to the policy host. */
function isTouching({ slips, last }: Scene): boolean {
  return last.tampered !== undefined || slips.at(-1)?.action !== undefined;
}

function gapOf(grip: 'take' | 'hold' | 'letter' | undefined, { phone }: Geometry, tubeHalf: number | undefined): number {
  if (grip === 'letter') return phone ? 30 : 40;
  if (grip) return grip === 'take' ? 9 : 19;
  return tubeHalf === undefined ? 22 : tubeHalf + 5;
}

function centreOf(on: Scene['hands'], { house, middle, wire, top, dns, policy }: Geometry): Point {
  if (on === 'wire') return { x: middle, y: wire };
  const there = on === 'dns' ? { x: dns.x - 26, y: dns.y + 12 } : { x: policy.x - 34, y: policy.y + 6 };
  return { x: (house * (on === 'dns' ? 0.62 : 0.8) + there.x) / 2, y: (top + there.y) / 2 };
}
