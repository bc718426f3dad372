// Pictures as data, over all lessons and the whole table of senders and attacks, on a phone, a usual and a wide screen: everything has its
// place inside the scene, and what moves ends where it is drawn.
import { describe, expect, test } from 'vitest';
import { lessons } from '#src/lessons/index.ts';
import { drawPicture } from '#src/features/player/stage/draw-picture.ts';
import { framesOf } from '#src/features/player/stage/frames.ts';
import { layOut } from '#src/features/player/stage/geometry.ts';
import { pictureOf, type Picture } from '#src/features/player/stage/picture.ts';
import { sceneAt } from '#src/features/player/stage/scene-at.ts';
import type { Shape } from '#src/features/player/stage/shape.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import { useWords } from '#src/ui/words.ts';

const sessions = [
  ...lessons.flatMap(({ scenario, suggested = [] }) => [simulate(scenario), simulate(scenario, suggested)]),
  ...[...attacks, ...mistakes].flatMap((attack) => senders.map((sender) => simulate({ sender, attack }))),
];
const en = useWords<'stage' | 'player'>();
const needs = { dns: true, policy: true, bench: true, switch: true };
const drawing = { mail: 'Subject: The price\n\nOur last word is 41 500.', isSwitch: true, hasBench: true, isAsking: false, ghosts: true };

const all = (shapes: readonly Shape[]): Shape[] =>
  shapes.flatMap((shape) => [shape, ...(Array.isArray(shape.content) ? all(shape.content as Shape[]) : [])]);

describe.each([320, 390, 700, 1100])('%i wide', (width) => {
  const geometry = layOut(width, needs);

  test('every number is one, and every slip lies inside the scene', () => {
    for (const { events, outcome } of sessions) {
      let before: Picture | undefined;
      for (const frame of framesOf(events)) {
        const picture = pictureOf(sceneAt(events, frame, outcome.report), geometry, { isSwitch: true }, before);
        const text = JSON.stringify(
          all(drawPicture(picture, en, { ...drawing, moves: before !== undefined })).map(({ attributes }) => attributes),
        );
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
        for (const drawn of [picture.slip, picture.fallen]) {
          if (!drawn) continue;
          const { way, paper } = drawn;
          expect(way.to.x - paper.width / 2, drawn.slip.words).toBeGreaterThanOrEqual(-1);
          expect(way.to.x + paper.width / 2, drawn.slip.words).toBeLessThanOrEqual(width + 1);
          expect(way.to.y - paper.height / 2, drawn.slip.words).toBeGreaterThanOrEqual(-1);
          expect(way.to.y + paper.height / 2, drawn.slip.words).toBeLessThanOrEqual(geometry.height + 1);
        }
        before = picture;
      }
    }
  });

  test('the height is the same with and without what is in it, and follows the needs', () => {
    expect(layOut(width, {}).height).toBeLessThan(geometry.height);
    expect(layOut(width, { dns: true }).height).toBe(layOut(width, { policy: true }).height);
  });
});

test('going back, and with no motion, nothing comes from anywhere', () => {
  const { events } = simulate({ sender: 'opportunistic', attack: 'strip-starttls' });
  const geometry = layOut(700, {});
  const picture = pictureOf(sceneAt(events, { from: 11, to: 11, folds: false }), geometry, {});
  const shapes = all(drawPicture(picture, en, { ...drawing, isSwitch: false, moves: false, ghosts: false }));
  expect(shapes.filter(({ attach }) => attach)).toEqual([]);
});

test('a line that is dropped is caught and falls; one that is held falls from the hands', () => {
  const { events } = simulate({ extends: 'no-policy', sender: 'opportunistic', attack: 'eavesdrop' }, [
    { event: 'ehlo-1/250-STARTTLS', do: 'drop' },
  ]);
  const at = events.findIndex(({ tampered }) => tampered);
  const geometry = layOut(700, {});
  const scene = sceneAt(events, { from: at, to: at, folds: false });
  const flying = pictureOf(scene, geometry, {});
  expect(flying.fallen?.way).toMatchObject({ via: { x: 350, y: geometry.wire }, turn: -4, ms: 900 });
  const held = pictureOf({ ...scene, slips: [{ ...scene.slips[0]!, action: undefined }] } as unknown as typeof scene, geometry, {
    holds: true,
  });
  expect(held.hands).toMatchObject({ grip: true, gap: 19 });
  expect(pictureOf(scene, geometry, {}, held).fallen?.way).toMatchObject({ from: { x: 350, y: geometry.wire }, ms: 450 });
});

test('a forged MX turns the switch', () => {
  const { events } = simulate({ sender: 'opportunistic', attack: 'forge-mx' });
  const geometry = layOut(1100, needs);
  const at = events.findIndex(({ explains }) => explains === 'mx-answer');
  const scenes = [at - 1, at].map((index) => sceneAt(events, { from: index, to: index, folds: false }));
  const before = pictureOf(scenes[0]!, geometry, { isSwitch: true });
  const after = pictureOf(scenes[1]!, geometry, { isSwitch: true }, before);
  expect(before.arm?.turn).toBeLessThan(0);
  expect(after.arm).toMatchObject({ turned: before.arm!.turn, ms: 320 });
  expect(after.arm?.turn).toBeGreaterThan(0);
});

test('the clock goes round when the sender tries again; a report that is kept falls from the hands, one that arrives lies at a door', () => {
  const { events, outcome } = simulate({ sender: 'opportunistic', attack: 'break-handshake' });
  const geometry = layOut(700, {});
  const pictureAt = (index: number, fate = outcome.report) =>
    pictureOf(sceneAt(events, { from: index, to: index, folds: false }, fate), geometry, {});
  const again = pictureAt(events.findIndex(({ explains }) => explains === 'try-again'));
  expect([again.clockTurns, again.letter.clock === undefined]).toEqual([true, false]);
  const left = events.length - 1;
  const before = pictureAt(left - 1);
  const read = pictureOf(sceneAt(events, { from: left, to: left, folds: false }, outcome.report), geometry, {}, before);
  expect(read.report).toMatchObject({ report: { fate: 'read' }, way: { ms: 560 } });
  expect(read.hands.grip).toBe(true);
  const taken = simulate({ sender: 'opportunistic', attack: 'break-handshake' }, [{ event: 'report', do: 'drop' }]);
  const at = { from: left, to: left, folds: false };
  const lost = pictureOf(sceneAt(taken.events, at, taken.outcome.report), geometry, {}, before);
  expect(lost.report).toMatchObject({ report: { fate: 'lost', isCaught: true }, way: { via: { x: 350 }, turn: -4, ms: 900 } });
  const nobody = pictureOf(sceneAt(events, at, { status: 'lost' }), geometry, {}, before);
  expect([nobody.report?.way.via, nobody.hands.grip]).toEqual([undefined, false]);
});
