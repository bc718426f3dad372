// A picture as shapes, in the order in which they lie on one another.
import type { Attachment } from 'svelte/attachments';
import type { Words } from '#src/words/en.ts';
import { drawFar, drawSender, drawUpstairs, drawWire } from './draw-houses.ts';
import { drawBench, drawMemory } from './draw-knowledge.ts';
import { drawClock, drawLetter, drawReport, drawSlip } from './draw-papers.ts';
import type { Point } from './geometry.ts';
import { at, closes, comes, goesRound, slides, type Way } from './motion.ts';
import type { Picture } from './picture.ts';
import type { DrawnReport } from './picture-report.ts';
import type { DrawnSlip } from './picture-slips.ts';
import { recordHead } from './record-head.ts';
import { group, path, words, type Shape } from './shape.ts';

export interface Drawing {
  /** The message as Alice wrote it. */
  readonly mail: string;
  readonly isSwitch: boolean;
  /** There is room for names that are compared. */
  readonly hasBench: boolean;
  /** The reader is asked where the letter will go: it lies nowhere. */
  readonly isAsking: boolean;
  /** Things come from where they were; else they are where they end, and `ghosts` show where a slip came from. */
  readonly moves: boolean;
  readonly ghosts: boolean;
  /** For the line in the reader's hands. */
  readonly grab?: Attachment<SVGElement> | undefined;
}

export function drawPicture(picture: Picture, all: Words<'frame' | 'stage'>, drawing: Drawing): Shape[] {
  const { geometry, scene, slip, fallen, arm } = picture;
  const { isSwitch, moves, ghosts } = drawing;
  const says = all.stage;
  const come = (way: Way, delay = 0) => (moves ? comes(way, delay) : undefined);
  const paper = (drawn: DrawnSlip) =>
    group(
      'slip',
      drawSlip(drawn, geometry.phone, says),
      { transform: at(drawn.way.to, drawn.way.turn) },
      both(come(drawn.way), drawn === slip ? drawing.grab : undefined),
    );
  const ghost = (drawn: DrawnSlip) => group('slip ghost', drawSlip(drawn, geometry.phone, says), { transform: at(drawn.way.from!) });
  const papers = [fallen, slip].filter((drawn) => drawn !== undefined);
  return [
    ...drawUpstairs(scene, geometry, says),
    drawWire(scene, geometry),
    ...(arm ? drawArm(picture, come(arm)) : []),
    ...(picture.tube ? [drawTube(picture, moves)] : []),
    drawSender(scene, geometry, says),
    drawFar('receiver', scene, geometry, says, isSwitch),
    ...(isSwitch ? [drawFar('attacker', scene, geometry, says, true)] : []),
    ...(scene.memory ? [drawMemory(scene.memory, geometry, scene.domain, isSwitch ? geometry.far.receiver.size + 10 : 0, all)] : []),
    ...(ghosts ? papers.filter(({ way, paper: { width } }) => way.from && Math.abs(way.from.x - way.to.x) > width).map(ghost) : []),
    ...papers.map(paper),
    ...(scene.later !== undefined ? [drawAttempt(picture, all)] : []),
    ...(drawing.isAsking ? [] : drawMail(picture, drawing, come)),
    ...(picture.report ? drawSentReport(picture.report) : []),
    drawHands(picture, says.you, come),
    ...(scene.bench && drawing.hasBench ? [drawNames(picture, all, drawing)] : []),
  ];

  function drawSentReport(report: DrawnReport): Shape[] {
    const { to, turn } = report.way;
    return [
      path('wire route', report.route),
      group('letter report', drawReport(report, geometry.phone, says.report), { transform: at(to, turn) }, come(report.way)),
    ];
  }
}

/** Above the sender: which attempt this is, and how long after the one before. */
function drawAttempt({ scene: { attempt, later }, geometry: { top, phone } }: Picture, all: Words<'frame' | 'stage'>): Shape {
  return words('small when', 0, top - (phone ? 25 : 9), all.stage.attempt(attempt, phone ? '' : all.time(later ?? 0)));
}

const both = (one: Shape['attach'], other: Shape['attach']): Shape['attach'] =>
  one && other
    ? (element) => {
        const ends = [one(element), other(element)];
        return () => ends.forEach((end) => end?.());
      }
    : (one ?? other);

/** The switch: a joint, and an arm to one of two houses. */
function drawArm({ arm, tube, geometry }: Picture, attach: Shape['attach']): Shape[] {
  const { end, wire } = geometry;
  const line = path(tube && !tube.isDamaged ? 'wire thick' : 'wire', `M0 0H${arm!.length}`, { transform: at(arm!.to, arm!.turn) });
  return [
    { ...line, attach },
    { tag: 'circle', attributes: { class: 'joint', cx: end, cy: wire, r: 4 } },
  ];
}

/** The wire becomes a tube with ink walls; in it the heads of the records, which a listener can read, and dots. */
function drawTube({ tube, geometry: { house, wire }, scene }: Picture, moves: boolean): Shape {
  const { tip, half, isDamaged, closes: isNew } = tube!;
  const bend = half * 0.3;
  const heads = scene.slips.filter(({ secured }) => secured).map((line) => recordHead(line.words));
  const row = `${heads.join(' ·· ·· ··  ')} ${'·· '.repeat(12)}`.repeat(4).slice(0, Math.floor((tip - house - 12) / 6.7));
  const shapes = [
    path('fill', `M${house} ${wire - half}H${tip}A${bend} ${half} 0 0 1 ${tip} ${wire + half}H${house}`),
    words('hex', house + 8, wire - 6, row),
    words('hex', house + 8, wire + 10, row.slice(12) + row.slice(0, 12)),
    path(
      'wall',
      `M${house} ${wire - half}H${tip}M${tip} ${wire + half}H${house}M${house} ${wire - half}a${bend} ${half} 0 0 0 0 ${2 * half}`,
    ),
    { tag: 'ellipse', attributes: { class: 'wall', cx: tip, cy: wire, rx: bend, ry: half } },
    ...(isDamaged
      ? [path('strike', `M${tip - 22} ${wire - half - 5}l14 ${2 * half + 10}M${tip - 14} ${wire - half - 5}l14 ${2 * half + 10}`)]
      : []),
  ];
  return group('tube', shapes, {}, moves && isNew ? closes() : undefined);
}

function drawMail(
  { letter, scene, geometry, clockTurns }: Picture,
  { mail, moves }: Drawing,
  come: (way: Way) => Shape['attach'],
): Shape[] {
  const turn = moves && clockTurns ? goesRound() : undefined;
  return [
    group('', [drawLetter(letter, scene.mail ?? mail)], { transform: at(letter.way.to) }, come(letter.way)),
    ...(letter.clock ? [drawClock(letter.clock, geometry.phone ? 8 : 11, turn)] : []),
  ];
}

function drawHands({ hands }: Picture, you: string, come: (way: Way, delay: number) => Shape['attach']): Shape {
  const { half, upper, lower, delay, on, gap } = hands;
  const side = (sign: 1 | -1) => path('', `M${-half} 0L0 ${sign * half}L${half} 0`);
  const name = on === 'wire' ? words('name you', 0, -half - 8, you, 'middle') : words('name you', half + 6, gap + 4, you);
  return group(hands.grip ? 'hands grip' : 'hands', [
    group('', [side(1)], { transform: at(lower.to) }, come(lower, delay)),
    group('', [side(-1), name], { transform: at(upper.to) }, come(upper, delay)),
  ]);
}

function drawNames({ scene, geometry, benchMoves }: Picture, all: Words<'frame' | 'stage'>, { isSwitch, moves }: Drawing): Shape {
  const { phone, foot, house, width, sign, far } = geometry;
  const bench = scene.bench!;
  const wide = 88 + Math.max(bench.got.length, bench.wants?.length ?? 0) * sign;
  const right = width - wide - (isSwitch ? far.receiver.size + 12 : 0);
  const place: Point = phone ? { x: 0, y: foot + 66 } : { x: Math.max(0, Math.min(Math.max(house + 56, 232), right)), y: foot + 24 };
  return group('names', drawBench(bench, geometry, all), { transform: at(place) }, moves && benchMoves ? slides(place) : undefined);
}
