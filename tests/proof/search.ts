// Goes through worlds, counts the sessions that differ, and boils a violation down to the smallest world that still shows it.
import { createHash } from 'node:crypto';
import type { Session } from '#src/simulator/session/session.ts';
import { describeWorld, deviationsOf, plainWorld, type Dimension, type World } from './dimensions.ts';
import { invariants, trialOf, type Invariant, type Trial } from './invariants.ts';

export interface Violation {
  readonly invariant: Invariant;
  readonly world: World;
  readonly what: string;
}

export interface Search {
  readonly worlds: number;
  /** Sessions that differ in more than the ids of their events. */
  readonly distinct: number;
  /** For each invariant that broke: how often. */
  readonly broken: ReadonlyMap<Invariant, number>;
  /** For each invariant that broke: the smallest world. */
  readonly smallest: readonly Violation[];
}

/** Plays every world and asks every invariant. `onProgress` hears of every 100,000th world. */
export function search(worlds: Iterable<World>, play = trialOf, onProgress?: (worlds: number, distinct: number) => void): Search {
  const prints = new Set<string>();
  const broken = new Map<Invariant, number>();
  const nearest = new Map<Invariant, World>();
  let count = 0;
  for (const world of worlds) {
    const trial = play(world);
    prints.add(printOf(trial.session));
    for (const invariant of invariants) {
      if (invariant.broken(trial) === undefined) continue;
      broken.set(invariant, (broken.get(invariant) ?? 0) + 1);
      const known = nearest.get(invariant);
      if (!known || deviationsOf(world).length < deviationsOf(known).length) nearest.set(invariant, world);
    }
    if (++count % 100_000 === 0) onProgress?.(count, prints.size);
  }
  const smallest = [...nearest].map(([invariant, world]) => smallestBelow(invariant, world, play));
  return { worlds: count, distinct: prints.size, broken, smallest };
}

/** The world with the fewest of this one's deviations that breaks the invariant. */
export function smallestBelow(invariant: Invariant, world: World, play: (world: World) => Trial = trialOf): Violation {
  const deviations = deviationsOf(world);
  for (let size = 0; size <= deviations.length; size++)
    for (const kept of choose(deviations, size)) {
      const smaller: World = { ...plainWorld, ...Object.fromEntries(kept.map((name) => [name, world[name]])) };
      const what = invariant.broken(play(smaller));
      if (what !== undefined) return { invariant, world: smaller, what };
    }
  throw new Error(`${describeWorld(world)}: played again, it keeps to the rule`);
}

function* choose(from: readonly Dimension[], size: number): Generator<Dimension[]> {
  if (size === 0) return yield [];
  for (const [index, first] of from.entries()) for (const rest of choose(from.slice(index + 1), size - 1)) yield [first, ...rest];
}

/** Equal for sessions that say the same, whatever their events are called. */
function printOf({ events, outcome, report }: Session): string {
  let said = '';
  for (const { at, from, to, text, explains, tampered } of events)
    said += `${at} ${from} ${to} ${explains} ${tampered?.action ?? ''} ${text}\n`;
  const { deciding: _deciding, ...ended } = outcome;
  // The report is among the events as text; a session without one has none.
  return createHash('sha1')
    .update(said + JSON.stringify(ended) + (report === undefined))
    .digest('base64');
}

/** A violation as a sentence or two, with the world's choices. */
export function describeViolation({ invariant: { name, citation }, world, what }: Violation): string {
  return `${citation.document} ${citation.section}: ${name}\n  world: ${describeWorld(world)}\n  found: ${what}`;
}
