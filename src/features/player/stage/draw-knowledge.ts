// What the sender knows: its memory, a drawer under its house, and the names that it compares.
import type { Words } from '#src/words/en.ts';
import { drawClock } from './draw-papers.ts';
import type { Geometry } from './geometry.ts';
import type { Bench, Memory } from './scene.ts';
import { group, path, words, type Shape } from './shape.ts';

/** Dashed when there is nothing, or no longer; on a phone one line, `spare` short of the scene's width. */
export function drawMemory(
  { mode, to, mx, seconds, over }: Memory,
  { phone, foot, house, width }: Geometry,
  domain: string,
  spare: number,
  all: Words<'frame' | 'stage'>,
): Shape {
  const { memory: says } = all.stage;
  const kind = mode && !over ? 'memory' : 'memory empty';
  const left = seconds === undefined ? '' : all.time(seconds);
  const time = over ? says.over : left;
  if (phone) {
    const room = (width - 18 - spare) / 6.2;
    const rule = to ? `to=${to}` : mode;
    const parts = [[rule, mx, time], [rule, time], [rule]].map((some) => says.line(some.filter(Boolean).join(', ')));
    const line = mode ? (parts.find(({ length }) => length < room) ?? parts.at(-1)!) : says.nothingOf(domain);
    return group(kind, [path('', `M1 ${foot + 27}h${width - 2 - spare}v27H1z`), words('small', 9, foot + 45, line)]);
  }
  const wide = Math.max(house - 1, 212);
  const clock = time ? [drawClock({ x: wide - 67, y: foot + 37 }, 7), words('small', wide - 55, foot + 41, time)] : [];
  // Each standard in its own terms.
  const lines = to ? [`to=${to}`, `mx=${mx}`] : [`mode: ${mode}`, `mx: ${mx}`];
  const held = [...lines.map((line, index) => words('mono', 13, foot + 40 + 18 * index, line)), ...clock];
  return group(kind, [
    path('', `M1 ${foot}h${wide}v${mode ? 70 : 54}h${-wide}z`),
    words('small', 13, foot + 20, says.of(domain)),
    ...(mode ? held : [words('mono', 13, foot + 42, says.nothing)]),
  ]);
}

const left = 76;

/** Letter over letter: one green rule where two names are equal, dashes under each letter that differs; a word says it again. */
export function drawBench(
  { wants: wanted, wanted: as, got: came, gotAs, verdict, issuer }: Bench,
  { sign }: Geometry,
  { stage }: Words<'stage'>,
): Shape[] {
  const { bench: says } = stage;
  // Of several names the one that fits, if there is one: that is the one that counts.
  const pick = (names: string, other: string) => names.split(', ').find((name) => name === other) ?? names;
  const wants = wanted === null ? null : pick(wanted, came);
  const got = pick(came, wanted ?? '');
  const card = (inset: number) => {
    const across = got.length * sign + 16 - 2 * inset;
    return `M${left - 8 + inset} ${24 + inset}h${across}v${24 - 2 * inset}h${-across}z`;
  };
  const said = verdict === 'invalid' ? says.invalid(issuer ?? '') : verdict && says[verdict];
  return [
    words('small', 0, 14, says.wanted[as]),
    words(wants === null ? 'mono quiet' : 'mono', left, 14, wants ?? says.noName),
    words('small', 0, 40, says.gotAs[gotAs]),
    words(got ? 'mono' : 'mono quiet', left, 40, got || says.otherKey),
    ...(gotAs === 'card' ? [path('card', card(0) + card(3))] : []),
    ...(wants !== null && got ? [rule(wants)] : []),
    ...(said ? [words('name', left, 66, said)] : []),
  ];

  function rule(name: string): Shape {
    const letters = Array.from({ length: Math.max(name.length, got.length) }, (_, index) => index);
    const differ = verdict === 'same' ? [] : letters.filter((index) => name[index] !== got[index]);
    const dashes = differ.map((index) => `M${left + index * sign + 1} ${gotAs === 'dns' ? 45 : 20}h${sign - 2}`).join('');
    return dashes ? path('differs', dashes) : path('agrees', `M${left} 20h${got.length * sign}`);
  }
}
