// The slip that a scene shows: resting at the hearer's wall, in the attacker's hands, or struck below them.
import type { Geometry, Point } from './geometry.ts';
import type { Way } from './motion.ts';
import type { Scene, Showing, Slip } from './scene.ts';
import { paperOf, type Paper } from './slip-paper.ts';

export interface DrawnSlip {
  readonly slip: Slip;
  readonly paper: Paper;
  readonly way: Way;
  readonly isStruck: boolean;
  /** How many lines lie under this one. */
  readonly count: number;
}

export interface DrawnSlips {
  readonly slip: DrawnSlip | undefined;
  /** What the attacker took, or what stood there before. */
  readonly fallen: DrawnSlip | undefined;
  readonly grip: 'take' | 'hold' | undefined;
}

const none: DrawnSlips = { slip: undefined, fallen: undefined, grip: undefined };

/** `before`: where the slip was that was shown until now. */
export function slipsOf({ slips }: Scene, geometry: Geometry, { quiet, holds }: Showing, before?: DrawnSlip): DrawnSlips {
  const slip = slips.at(-1);
  if (!slip || quiet) return none;
  const paper = paperOf(slip, geometry);
  const { hearer, speaker } = endsOf(slip, paper, geometry);
  // On its way to the sender; above there is room for it beside who said it.
  const held = slip.line === 'wire' ? { x: geometry.middle, y: geometry.wire } : speaker;
  const drawn = { slip, paper, count: slips.length, isStruck: false };
  if (slip.action === 'dropped' && slip.line === 'wire') {
    const isHeld = before?.way.to.x === held.x && before.slip.words === slip.words;
    const way = isHeld ? { from: held, ms: 450 } : { from: speaker, via: held, ms: 900 };
    const fallen = { ...drawn, isStruck: true, way: { ...way, to: under(geometry), turn: -4 } };
    return { slip: undefined, fallen, grip: 'take' };
  }
  if (slip.action === 'dropped') return { slip: { ...drawn, isStruck: true, way: { to: speaker } }, fallen: undefined, grip: 'take' };
  const isWritten = slip.action !== undefined && slip.line === 'wire';
  const isHeld = before?.way.to.x === held.x && before.slip.words === slip.words;
  const way = { to: holds ? held : hearer, from: isWritten || isHeld ? held : speaker, ms: 480 };
  return {
    slip: { ...drawn, way },
    fallen: isWritten && slip.original !== undefined ? originalOf(slip, slip.original, geometry) : undefined,
    grip: slip.action || holds ? 'hold' : undefined,
  };
}

/** What the speaker had said, struck below. */
function originalOf({ action: _, ...slip }: Slip, words: string, geometry: Geometry): DrawnSlip {
  const original = { ...slip, words, from: slip.to === 'sender' ? ('receiver' as const) : ('sender' as const) };
  return { slip: original, paper: paperOf(original, geometry), way: { to: under(geometry), turn: -4 }, isStruck: true, count: 1 };
}

/** Below the hands. */
function under({ middle, wire, half, phone }: Geometry): Point {
  return { x: middle, y: wire + half + (phone ? 39 : 46) };
}

function endsOf(slip: Slip, { width, height }: Paper, geometry: Geometry): { readonly hearer: Point; readonly speaker: Point } {
  const [near, far] = slip.line === 'wire' ? wireEnds(width, geometry) : lineEnds(slip.line, width, height, geometry);
  return slip.to === 'sender' ? { hearer: near, speaker: far } : { hearer: far, speaker: near };
}

function wireEnds(width: number, { house, end, wire }: Geometry): [Point, Point] {
  return [
    { x: house + 10 + width / 2, y: wire },
    { x: end - 10 - width / 2, y: wire },
  ];
}

/** On the lines to DNS and to the policy host a slip lies beside the line, where there is room. */
function lineEnds(line: 'dns' | 'policy', width: number, height: number, { dns, policy, phone, width: all }: Geometry): [Point, Point] {
  if (phone) {
    const y = 8 + height / 2;
    return [
      { x: width / 2 + 2, y },
      { x: all - 90 - width / 2, y },
    ];
  }
  const there = line === 'dns' ? dns : policy;
  const start = line === 'dns' ? width / 2 + 2 : dns.x;
  return [
    { x: Math.max(start, width / 2 + 2), y: Math.max(dns.y, height / 2 + 2) },
    { x: Math.min(there.x + width / 2 + 40, all - width / 2 - 2), y: Math.max(dns.y + (line === 'dns' ? 0 : 4), height / 2 + 2) },
  ];
}
