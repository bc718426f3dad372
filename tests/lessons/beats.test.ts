// The beats of each lesson fit its sessions and have all their words: what is named is there, what is asked has one answer, what is to be
// brought about can be, and no text is too long. Read the difference of a golden text before you accept it: it is what is seen and heard.
import { describe, expect, test } from 'vitest';
import '#src/explanations/english.ts';
import { explainTerm } from '#src/explanations/index.ts';
import { namesIn } from './beat-marks.ts';
import { plainText, type ProseNode } from '#src/explanations/prose.ts';
import { actByName, beatById, mainBeats, restOf, runAt, runOf, startOf } from '#src/features/lesson/beat-path.ts';
import { framesBetween } from '#src/features/player/stage/frames.ts';
import { sceneAt } from '#src/features/player/stage/scene-at.ts';
import { pileId, thingsOf } from '#src/features/lesson/sorting.svelte.ts';
import { dials, fitting } from '#src/features/lesson/days/days-world.ts';
import { playedDays } from '#src/features/lesson/days/played-days.ts';
import type { Beat, LessonBeats, Pile, Run, Settings } from '#src/lessons/beat.ts';
import { lessonBySlug, lessons, loadLesson } from '#src/lessons/index.ts';
import { holds, isMet, placeOf, type Played } from '#src/simulator/session/goal.ts';
import { holdsDays } from '#src/simulator/days-goal.ts';
import { simulate } from '#src/simulator/simulate.ts';

const told = await Promise.all(
  lessons.flatMap((lesson) =>
    lesson.languages.map(async (language) => {
      const { says } = await loadLesson(lesson, language);
      return { lesson, beats: lesson.beats, language, says, name: `${lesson.slug}, ${language}` };
    }),
  ),
);
const count = (nodes: readonly ProseNode[]) => plainText(nodes).split(/\s+/).filter(Boolean).length;
const single = (index: number) => ({ from: index, to: index, folds: false });

describe.each(told)('$name', ({ lesson, beats, says, language }) => {
  const worldOf = ({ world }: Run) => (world === undefined ? lesson.scenario : beats.worlds![world]!);
  const sessions = new Map<string, ReturnType<typeof simulate>>();
  const play = (run: Run) => {
    const key = JSON.stringify([run.world, run.moves]);
    if (!sessions.has(key)) sessions.set(key, simulate(worldOf(run), run.moves ?? []));
    return sessions.get(key)!;
  };
  const sessionOf = (id: string) => play(runAt(beats, id));
  const main = mainBeats(beats);
  const played = (run: Run): Played => ({ world: run.world, session: play(run), moves: run.moves ?? [] });
  const fits = (pile: Pile, run: Run) => (typeof pile === 'string' ? placeOf(play(run).outcome) === pile : holds(pile.when, played(run)));
  const has = (run: Run, at: string | readonly string[]) => [at].flat().some((id) => play(run).events.some((event) => event.id === id));

  test('the beats name each other, their events and their words', () => {
    const ids = beats.beats.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const events = new Set(lessons.flatMap(({ scenario }) => simulate(scenario).events.map(({ id }) => id)));
    for (const beat of beats.beats) {
      expect(beat.id).toMatch(/^[a-z0-9-]+$/);
      expect(events, 'a beat with the id of an event would take its note').not.toContain(beat.id);
      expect(has(runAt(beats, beat.id), beat.at), `${beat.id} rests at ${String(beat.at)}`).toBe(true);
      const words = says.beats[beat.id]!;
      for (const act of beat.acts ?? []) {
        expect(ids).toContain(act.to);
        expect(plainText(words.acts[act.id]?.label ?? []).length, `${beat.id}: the act ${act.id} has no label`).toBeGreaterThan(1);
        expect(play(runOf(act)).refused, `${beat.id}/${act.id}`).toEqual([]);
      }
      expect(Object.keys(words.acts).sort()).toEqual((beat.acts ?? []).map(({ id }) => id).sort());
      expect(Object.keys(words.places).sort()).toEqual([...(beat.guess ?? [])].sort());
      expect([...namesIn(words.body, 'if')].sort()).toEqual(Object.keys(beat.ifs ?? {}).sort());
      for (const [id, whatIf] of Object.entries(beat.ifs ?? {})) {
        expect(play(whatIf).refused, id).toEqual([]);
        if (whatIf.at !== undefined) expect(has(whatIf, whatIf.at), `${id} rests at ${whatIf.at}`).toBe(true);
      }
      expect(Object.keys(words.cards).sort()).toEqual((beat.board?.cards ?? []).map(({ id }) => id).sort());
      expect(Object.keys(words.piles).sort()).toEqual((beat.board?.piles ?? []).map(pileId).sort());
      expect(Object.keys(words.steps).sort()).toEqual((beat.sequence?.steps ?? []).map(({ id }) => id).sort());
      expect(Object.keys(words.presets).sort()).toEqual((beat.days?.presets ?? []).map(({ id }) => id).sort());
      expect(words.number !== undefined).toBe(beat.number !== undefined);
      const asides = [...Object.keys(beat.ifs ?? {}), ...thingsOf(beat)];
      expect(new Set(asides).size, `${beat.id}: two have the same id`).toBe(asides.length);
    }
    expect(main.at(-1)?.ending).toBe(true);
    expect(main.length).toBeGreaterThanOrEqual(7);
    expect(main.length).toBeLessThanOrEqual(12);
  });

  test('what is sorted has its place: a card with a session where that ends, an order in which each state holds', () => {
    const runs = (beat: Beat) => [...(beat.board?.cards ?? []), ...(beat.sequence?.steps ?? [])].flatMap(({ run }) => run ?? []);
    for (const beat of beats.beats) {
      for (const run of runs(beat)) {
        expect(play(run).refused, beat.id).toEqual([]);
        if (run.at !== undefined) expect(has(run, run.at), `${beat.id} rests at ${run.at}`).toBe(true);
      }
      const { piles, cards } = beat.board ?? { piles: [], cards: [] };
      for (const { id, pile, run } of cards) {
        expect(piles.map(pileId), id).toContain(pile);
        if (run) expect(piles.filter((each) => fits(each, run)).map(pileId), `${beat.id}, ${id}`).toEqual([pile]);
      }
      const { steps, when } = beat.sequence ?? { steps: [] };
      expect(steps.length === 0 || steps.length > 2).toBe(true);
      for (const { id, run } of steps) if (run && when) expect(holds(when, played(run)), `${beat.id}, ${id}`).toBe(true);
      for (const thing of thingsOf(beat)) {
        const { label, says: why } = (says.beats[beat.id]!.cards[thing] ?? says.beats[beat.id]!.steps[thing])!;
        expect(count(label), thing).toBeGreaterThan(0);
        expect(count(why), `${beat.id}: ${thing} says why`).toBeGreaterThan(2);
      }
      const { number } = beat;
      if (!number) continue;
      expect(number.right).toBeGreaterThanOrEqual(number.least);
      expect(number.right).toBeLessThanOrEqual(number.most);
      expect(count(says.beats[beat.id]!.number!.says)).toBeGreaterThan(2);
    }
  });

  test('there is something to do before the third beat', () => {
    expect(main.slice(0, 2).some(({ acts, guess, number, board, sequence }) => acts ?? guess ?? number ?? board ?? sequence)).toBe(true);
  });

  test('what is asked is open when it is asked, and has one answer among the places', () => {
    for (const [index, beat] of main.entries()) {
      if (!beat.guess) continue;
      const after = sessionOf(main[index + 1]!.id);
      expect(beat.guess).toContain(placeOf(after.outcome));
      expect(new Set(beat.guess).size).toBe(beat.guess.length);
      const session = sessionOf(beat.id);
      expect(sceneAt(session.events, single(restOf(beat, session))).verdict).toBeUndefined();
      for (const place of beat.guess) expect(count(says.beats[beat.id]!.places[place]!.says), place).toBeGreaterThan(2);
    }
  });

  test('each mission is open at first, is won by being shown, and has words for what stops a try', () => {
    for (const mission of beats.missions ?? []) {
      const { id = '', goal, show, tries = [], from } = mission;
      const words = says.missions[id]!;
      expect(count(words.goal)).toBeGreaterThan(1);
      expect(count(words.won)).toBeGreaterThan(1);
      expect(Object.keys(words.tries).sort()).toEqual(tries.map((each) => each.id).sort());
      if (from !== undefined) expect(beatById(beats, from)).toBeDefined();
      if ('sorted' in goal) {
        const beat = beatById(beats, goal.sorted);
        expect(beat && thingsOf(beat).length).toBeGreaterThanOrEqual(goal.least ?? 1);
        expect(show).toBe(goal.sorted);
        continue;
      }
      if ('strip' in goal) {
        const { days } = beatById(beats, goal.strip)!;
        const isReached = (set: Settings = {}) => {
          const { counts, settings } = playedDays(days!, set);
          return holdsDays(goal, counts, settings);
        };
        expect(show).toBe(goal.strip);
        expect(isReached(), 'open as it is given').toBe(false);
        expect(isReached(mission.sets), 'reached by what is shown').toBe(true);
        expect(Object.keys(mission.sets ?? {}).filter((name) => !days!.dials.includes(name))).toEqual([]);
        continue;
      }
      expect(isMet(goal, [played(runAt(beats, main[0]!.id))])).toBe(false);
      const shown = [show].flat().map((name) => actByName(beats, name)?.act);
      expect(shown).not.toContain(undefined);
      expect(
        isMet(
          goal,
          shown.map((act) => played(runOf(act!))),
        ),
      ).toBe(true);
    }
  });

  test('a strip of days has dials that there are, stands at values that they have, and sets what they can', () => {
    for (const { days, id } of beats.beats) {
      if (!days) continue;
      const known = dials[days.of];
      expect(Object.keys(known)).toEqual(expect.arrayContaining([...days.dials]));
      for (const set of [days.given, ...(days.presets ?? []).map((preset) => preset.set)])
        for (const [name, value] of Object.entries(set)) expect(known[name]?.values, `${id}, ${name}`).toContain(value);
      expect(fitting(days.of, days.given)).toEqual(days.given);
    }
  });

  test('titles, sentences and texts are as long as they may be', () => {
    for (const { id, ending, guess, number } of beats.beats) {
      const { title, say, body, citations } = says.beats[id]!;
      expect(title.length, id).toBeGreaterThan(5);
      expect(title.length, title).toBeLessThanOrEqual(45);
      expect(say.length, id).toBeGreaterThan(10);
      expect(say.length, say).toBeLessThanOrEqual(120);
      expect(count(body), id).toBeLessThanOrEqual(70);
      if (!ending && !guess && !number) expect(citations.length, `${id} rests on nothing`).toBeGreaterThan(0);
    }
    const all = Object.values(says.beats).flatMap(({ body, places, cards, steps, asks, keep, number }) => [
      body,
      ...[
        ...[places, cards, steps].flatMap((each) => Object.values(each)),
        ...asks,
        ...[keep, number].filter((one) => one !== undefined),
      ].flatMap(({ label, says: more }) => [label, more]),
    ]);
    expect(all.reduce((sum, nodes) => sum + count(nodes), 0)).toBeLessThanOrEqual(900);
    for (const nodes of all) {
      expect(plainText(nodes)).not.toMatch(/\b(decide|attempt-\d|ehlo-\d|starttls-\d|tls-\d|message-\d|cache|txt|mx|a)\/[a-z]/);
      if (language === 'en') expect([...namesIn(nodes, 'term')].filter((term) => !explainTerm(term))).toEqual([]);
      for (const path of namesIn(nodes, 'page')) {
        expect(
          ['play/', 'evaluate/', 'inspect/', 'reports/', 'matrix/', 'glossary/'].includes(path) || lessonBySlug(path.slice(6, -1)),
          path,
        ).toBeTruthy();
      }
    }
  });

  test('what is seen and heard', async () => {
    await expect(transcript(beats, says, play)).toMatchFileSnapshot(`../golden/beats/${lesson.slug}.${language}.txt`);
  });
});

/** Beat by beat: what a screen reader hears, where the stage rests, what plays on the way, which lines fold, what becomes of the letter. */
function transcript(beats: LessonBeats, says: (typeof told)[number]['says'], play: (run: Run) => ReturnType<typeof simulate>): string {
  return beats.beats
    .map((beat) => {
      const { events } = play(runAt(beats, beat.id));
      const rest = restOf(beat, { events });
      const start = Math.min(startOf(beats, beat.id, { events }) + 1, rest);
      const film = framesBetween(events, start, rest).map(({ from, to, folds }) =>
        folds
          ? `  ${to - from + 1} ordinary: ${events[from]!.id} … ${events[to]!.id}`
          : `  ${events[to]!.id}${events[to]!.tampered ? ` [${events[to]!.tampered.action}]` : ''}`,
      );
      const scene = sceneAt(events, single(rest));
      const words = says.beats[beat.id]!;
      const buttons = [words.acts, words.places, words.piles, words.cards, words.steps, words.presets]
        .flatMap((each) => Object.values(each))
        .map(({ label }) => `  [${plainText(label)}]`);
      const ends = ({ outcome }: ReturnType<typeof simulate>) => `${placeOf(outcome)}, decided at ${outcome.deciding}`;
      const acts = (beat.acts ?? []).map((act) => `  ${act.id} -> ${act.to}: ${ends(play(runOf(act)))}`);
      const asides = Object.entries(beat.ifs ?? {}).map(([id, whatIf]) => `  if ${id}: ${ends(play(whatIf))}`);
      const days = beat.days ? [`  days, ${JSON.stringify(beat.days.given)}: ${JSON.stringify(playedDays(beat.days).counts)}`] : [];
      const cards = (beat.board?.cards ?? []).map(({ id, pile, run }) => `  card ${id} -> ${pile}${run ? `: ${ends(play(run))}` : ''}`);
      return [
        `${beat.id}${beat.branch ? ' (branch)' : ''}: ${words.title}`,
        `  says: ${words.say}`,
        ...film,
        `  letter: ${scene.letter}; verdict: ${scene.verdict ?? 'open'}; thought: ${scene.thought ?? 'none'}`,
        ...buttons,
        ...acts,
        ...asides,
        ...cards,
        ...days,
      ].join('\n');
    })
    .join('\n\n');
}
