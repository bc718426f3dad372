// The experiments of free play: what most expect does not come, what is said to come does, and every one has words and rests on its way.
import { expect, it } from 'vitest';
import { formatFragment, parseFragment } from '#src/address/route.ts';
import { presets } from '#src/features/player/play-presets.ts';
import { endsAs, experimentNamed, experiments, restsOf, type Experiment } from '#src/features/play/experiments.ts';
import { isPreset } from '#src/features/player/play-presets.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { en } from '../../words/english.ts';

const all = Object.entries(experiments) as [keyof typeof experiments, Experiment][];

function play({ route: { scenario, sender, attack = 'none', moves = [] } }: Experiment) {
  const world: ScenarioInput = scenario !== undefined && isPreset(scenario) ? presets[scenario] : {};
  return simulate({ ...world, ...(sender && { sender }), attack }, moves);
}

it('there are at least eight, each with words', () => {
  expect(all.length).toBeGreaterThanOrEqual(8);
  expect(Object.keys(en.pages.play.experiments.list)).toEqual(Object.keys(experiments));
  expect(Object.keys(en.pages.experiments.why)).toEqual(Object.keys(experiments));
});

it.each(all)('%s: what is expected does not come, and what comes is what the simulator says', (_, experiment) => {
  const session = play(experiment);
  expect(session.refused).toEqual([]);
  expect(endsAs(experiment.comes, session)).toBe(true);
  expect(endsAs(experiment.expects, session)).toBe(false);
  // Of one thing, the letter or the report.
  expect(Object.keys(experiment.expects)).toEqual(Object.keys(experiment.comes));
});

it.each(all)('%s: every move touches its event, and the stage rests before the first', (_, experiment) => {
  const { events } = play(experiment);
  const start = events.findIndex(({ id }) => id === experiment.from);
  expect(start).toBeGreaterThanOrEqual(0);
  for (const { event } of experiment.route.moves ?? []) expect(events.find(({ id }) => id === event)?.tampered?.by).toBe('move');
  const touched = events.findIndex(({ tampered }) => tampered);
  if (touched >= 0) expect(touched).toBeGreaterThan(start);
});

it.each(all)('%s: it rests where something is done, where it is decided, and at the end', (_, experiment) => {
  const session = play(experiment);
  const rests = restsOf(session, experiment);
  expect(rests.length).toBeGreaterThan(1);
  expect([...rests].sort((a, b) => a - b)).toEqual(rests);
  expect(rests).toContain(session.events.findIndex(({ id }) => id === session.outcome.deciding));
  const last = session.events[rests.at(-1)!]!;
  if ('letter' in experiment.comes) expect(['delivered', 'deferred', 'bounced']).toContain(last.explains);
  else expect(last).toBe(session.events.at(-1));
});

it('an address names one, and keeps the name; other words are none', () => {
  expect(parseFragment('#experiment=old-id&step=connect')).toEqual({ route: { experiment: 'old-id', step: 'connect' }, problems: [] });
  expect(formatFragment({ experiment: 'old-id', step: 'connect' })).toBe('experiment=old-id&step=connect');
  expect(parseFragment('#experiment=<b>').problems).toHaveLength(1);
  expect(experimentNamed('toString')).toBeUndefined();
  expect(experimentNamed('testing')).toBe('testing');
});
