// What lies and travels: slips with their lines, the letter, the clock beside it.
import { stave } from '#src/ui/staves.ts';
import type { Words } from '#src/words/en.ts';
import { letterWords } from './letter-words.ts';
import { at } from './motion.ts';
import type { Point } from './geometry.ts';
import type { DrawnLetter } from './picture-letter.ts';
import type { DrawnReport } from './picture-report.ts';
import type { DrawnSlip } from './picture-slips.ts';
import { group, path, words, type Shape } from './shape.ts';
import { baseline } from './slip-paper.ts';

/** Paper with a point where it goes and a bar in the colour of who said it; up to three sheets under it. */
export function drawSlip({ slip, paper, count, isStruck }: DrawnSlip, phone: boolean, says: Words<'stage'>['stage']): Shape[] {
  const { width, height, outline, out, lines } = paper;
  const [x, y] = [width / 2, height / 2];
  const isWritten = !isStruck && (slip.action === 'replaced' || slip.action === 'injected');
  const speaker = isWritten || slip.action === 'injected' ? 'attacker' : stave(slip.from);
  const { tie } = slip;
  // What went together lies on one another, on one string.
  const sheets = [3, 2, 1].filter((sheet) => sheet < (tie?.kind === 'sent' ? tie.at : count));
  const ordinary = count > 1 ? says.ordinary(count) : undefined;
  const below = tie ? says.tie[tie.kind](tie.at, tie.of) : ordinary;
  return [
    ...sheets.map((sheet) => path('paper', outline, { transform: at({ x: (out ? -4 : 4) * sheet, y: 4 * sheet }) })),
    path('paper', outline),
    path(`speaker ${speaker}`, `M${out ? 2 - x : x - 2} ${3 - y}V${y - 3}`),
    ...lines.flatMap((line, index) => [
      words(isStruck ? 'mono gone' : 'mono', (out ? 9 : 12) - x, baseline(paper, index), line),
      ...(isStruck ? [path('strike', `M${5 - x} ${baseline(paper, index) - 4}H${x - 5}`)] : []),
    ]),
    ...(isWritten ? [path('mine', `M${6 - x} ${y - 4}H${x - 8}`)] : []),
    ...(tie ? [path('string', `M${out ? -x - 4 : x + 4} ${-y - 5}V${y + 9}`)] : []),
    ...(below ? [words('small', out ? x : -x, y + (phone ? 21 : 24), below, out ? 'end' : undefined)] : []),
  ];
}

/** A postcard; inside TLS a blank sheet; returned, face down. */
export function drawLetter({ width, height, look, isSmall }: DrawnLetter, mail: string): Shape {
  const [x, y] = [-width / 2, -height / 2];
  const paper = path('paper', `M${x} ${y}h${width}v${height}h${-width}z`);
  const { subject, lines } = letterWords(mail);
  const scribble = (from: number, length: number) => path('scribble', `M${x + 5} ${y + from}h${length}`);
  const text = isSmall
    ? [24, 31, 38].filter((line) => line < height - 3).map((line, index) => scribble(line, width - (index === 2 ? 30 : 12)))
    : lines.map((line, index) => words('tiny', x + 8, y + 36 + index * 15, line));
  const face = look === 'open' ? [words('tiny strong', x + (isSmall ? 5 : 8), y + (isSmall ? 14 : 18), subject), ...text] : [];
  return group(`letter ${look}`, [paper, ...face, ...(look === 'back' ? [scribble(height / 2, width - 10)] : [])]);
}

/** The report: a sheet with its name, and below it what became of it; struck where it was kept from its way. */
export function drawReport({ width, height, report }: DrawnReport, phone: boolean, says: Words<'stage'>['stage']['report']): Shape[] {
  const [x, y] = [-width / 2, -height / 2];
  const rules = [20, 28, 36].filter((line) => line < height - 4);
  return [
    path('paper', `M${x} ${y}h${width}v${height}h${-width}z`),
    words('tiny strong', x + 5, y + 13, says.name),
    ...rules.map((line) => path('scribble', `M${x + 5} ${y + line}h${width - 14}`)),
    ...(report.fate === 'lost' ? [path('strike', `M${x - 3} 0H${3 - x}`)] : []),
    words('small', phone ? -x : 0, y + height + 15, says[report.fate], phone ? 'end' : 'middle'),
  ];
}

export function drawClock(point: Point, size: number, turn?: Shape['attach']): Shape {
  const hand = { ...path('', `M0 ${-size * 0.62}V0L${size * 0.45} ${size * 0.3}`), attach: turn };
  return group('clock', [{ tag: 'circle', attributes: { r: size } }, hand], { transform: at(point) });
}
