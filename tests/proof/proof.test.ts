// Every invariant in every world of a sample that is the same each time; with PROVE=all in every world of the full product.
// Each world has a session of its own; how many of them differ is counted and printed.
import { expect, test } from 'vitest';
import { allWorlds, drawnWorlds, nearWorlds, productSize } from './dimensions.ts';
import { describeViolation, search } from './search.ts';

const isWhole = process.env['PROVE'] === 'all';

function* sampledWorlds() {
  yield* nearWorlds();
  yield* drawnWorlds(80_000);
}

function* everyWorld() {
  yield* nearWorlds();
  yield* allWorlds();
}

test(isWhole ? `the full product of ${productSize} worlds` : 'a sample of worlds', { timeout: 12 * 3_600_000 }, () => {
  const before = process.cpuUsage();
  const report = (worlds: number, distinct: number) => {
    const seconds = process.cpuUsage(before).user / 1e6;
    console.log(`${worlds} worlds, ${distinct} distinct sessions, ${seconds.toFixed(0)} s of processor time`);
  };
  const { worlds, distinct, broken, smallest } = search(isWhole ? everyWorld() : sampledWorlds(), undefined, isWhole ? report : undefined);
  report(worlds, distinct);
  const found = smallest.map((violation) => `${describeViolation(violation)}\n  so in ${broken.get(violation.invariant)} worlds`);
  expect(found.join('\n\n')).toBe('');
  expect(distinct).toBeGreaterThanOrEqual(50_000);
});
