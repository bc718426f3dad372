// Where the report lies, and the way that it went: from the sender below the wire, through the attacker's hands, to a door or not.
import type { Geometry, Point } from './geometry.ts';
import type { Way } from './motion.ts';
import type { Report, Scene } from './scene.ts';

export interface DrawnReport {
  readonly report: Report;
  readonly width: number;
  readonly height: number;
  readonly way: Way;
  /** The way, as the data of a path. */
  readonly route: string;
}

export function reportOf({ report }: Scene, geometry: Geometry, isSwitch: boolean, before: Scene | undefined): DrawnReport | undefined {
  if (!report) return undefined;
  const { phone, house, wire, middle, half, far } = geometry;
  const [width, height] = phone ? [76, 34] : [92, 46];
  const from: Point = { x: house + 4, y: wire + (phone ? 22 : 34) };
  const caught: Point = { x: middle, y: from.y };
  const door = (who: 'receiver' | 'attacker'): Point => {
    const { x, door: at } = far[who];
    return { x: x - width / 2 - 8, y: isSwitch ? at.y : from.y };
  };
  const under: Point = { x: middle, y: wire + half + (phone ? 20 : 30) };
  const hasHouse = isSwitch || report.fate !== 'taken';
  const taken = hasHouse ? door('attacker') : caught;
  const gone = report.isCaught ? under : caught;
  const to = { delivered: door('receiver'), read: door('receiver'), taken, lost: gone }[report.fate];
  const isNew = before !== undefined && !before.report;
  const fall = { to, turn: -4, ...(isNew && { from, via: caught, ms: 900 }) };
  const way: Way = report.isCaught ? fall : { to, ...(isNew && { from, ms: 560 }) };
  const end = report.fate === 'lost' ? caught : to;
  return { report, width, height, way, route: `M${from.x} ${from.y}H${caught.x}L${end.x} ${end.y}` };
}
