// A scene laid out: what is drawn where, and from where it came if it has just moved. Pure, so that a picture can be tested as data;
// Picture.svelte draws it.
import { tubeHalf, type Geometry } from './geometry.ts';
import { handsOf, type Hands } from './picture-hands.ts';
import { letterOf, type DrawnLetter } from './picture-letter.ts';
import { reportOf, type DrawnReport } from './picture-report.ts';
import { slipsOf, type DrawnSlips } from './picture-slips.ts';
import type { Way } from './motion.ts';
import type { Scene, Showing } from './scene.ts';

export interface DrawnTube {
  /** Where it ends. */
  readonly tip: number;
  readonly half: number;
  readonly isDamaged: boolean;
  /** It has just been closed. */
  readonly closes: boolean;
}

export interface Picture extends DrawnSlips {
  readonly geometry: Geometry;
  readonly scene: Scene;
  readonly tube: DrawnTube | undefined;
  /** With a switch: where its arm points, and where it pointed before. */
  readonly arm: (Way & { readonly length: number }) | undefined;
  readonly letter: DrawnLetter;
  readonly report: DrawnReport | undefined;
  readonly hands: Hands;
  /** The names on the bench have just been laid there. */
  readonly benchMoves: boolean;
  /** A new attempt begins: the clock goes round, for as long as it waited. */
  readonly clockTurns: boolean;
}

/** `before`: what was shown until now, if things are to move from there. */
export function pictureOf(scene: Scene, geometry: Geometry, showing: Showing, before?: Picture): Picture {
  const slips = slipsOf(scene, geometry, showing, before?.slip);
  const tube = tubeOf(scene, geometry, before);
  return {
    ...{ geometry, scene, ...slips, tube },
    arm: showing.isSwitch ? armOf(scene, geometry, before) : undefined,
    letter: letterOf(scene, geometry, showing, before?.scene),
    report: reportOf(scene, geometry, showing.isSwitch ?? false, before?.scene),
    hands: handsOf(scene, geometry, { grip: slips.grip, tubeHalf: tube?.half }, before?.hands),
    benchMoves: before !== undefined && scene.bench !== undefined && before.scene.bench?.at !== scene.bench.at,
    clockTurns: scene.last.explains === 'try-again',
  };
}

function tubeOf({ tube }: Scene, geometry: Geometry, before: Picture | undefined): DrawnTube | undefined {
  if (tube === 'none') return undefined;
  const isCutShort = tube === 'to-you' || tube === 'damaged';
  const half = tubeHalf(geometry);
  const tip = isCutShort ? geometry.middle : geometry.end - half * 0.3;
  return { tip, half, isDamaged: tube === 'damaged', closes: before !== undefined && !before.tube };
}

function armOf({ far }: Scene, geometry: Geometry, before: Picture | undefined): Way & { readonly length: number } {
  const { end, wire, far: houses } = geometry;
  const joint = { x: end, y: wire };
  const angle = (who: Scene['far']) => (Math.atan2(houses[who].door.y - wire, houses[who].door.x - end) * 180) / Math.PI;
  const length = Math.hypot(houses[far].door.y - wire, houses[far].door.x - end);
  const hasTurned = before && before.scene.far !== far;
  return { to: joint, turn: angle(far), length, ...(hasTurned && { from: joint, turned: angle(before.scene.far), ms: 320 }) };
}
