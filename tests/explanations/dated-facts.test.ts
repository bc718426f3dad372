// Facts that age: each has a source and the day of its last look-up, each is told somewhere, and what was looked up 180 days ago or more
// is named in a warning that fails nothing.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { datedFacts, providers, type DatedFact } from '#src/explanations/dated-facts.ts';

const all = Object.entries<DatedFact>(datedFacts);
const day = 86_400_000;

test.each(all)('%s has both languages, a source and days that are days', (_, { says, of, source, lookedUp }) => {
  expect(says.en.length).toBeGreaterThan(5);
  expect(says.de.length).toBeGreaterThan(5);
  expect(source.url).toMatch(/^https:\/\/\S+$/);
  expect(source.by.length).toBeGreaterThan(2);
  expect(lookedUp).toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const date of [of, source.on]) if (date !== undefined) expect(date).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
});

test('each is told: in the table of providers, or by a text that draws on it', () => {
  const src = new URL('../../src/', import.meta.url);
  const texts = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:md|ts|svelte)$/.test(path));
  const told = new Set([
    ...texts.flatMap((path) =>
      [...readFileSync(new URL(path, src), 'utf8').matchAll(/\{(?:fact|source):([\w-]+)\}/g)].map(([, key]) => key!),
    ),
    ...providers.flatMap(({ honours, publishes, reports, dane }) => [honours, publishes, reports, dane]),
  ]);
  expect(all.filter(([key]) => !told.has(key)).map(([key]) => key)).toEqual([]);
});

test('old look-ups are named', () => {
  const old = all.filter(([, { lookedUp }]) => Date.now() - Date.parse(lookedUp) >= 180 * day);
  if (old.length > 0) console.warn(`Looked up 180 days ago or more, so look again: ${old.map(([key]) => key).join(', ')}`);
  expect(all.length).toBeGreaterThan(15);
});
