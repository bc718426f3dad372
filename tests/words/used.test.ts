// No words that nothing shows: each name in a file of words is spoken of somewhere in the sources, as a property or as a text that names
// one. A name that two places have in common hides one of them; this finds what is left behind when a part goes.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const src = new URL('../../src/', import.meta.url);
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:ts|svelte)$/.test(path) && !/^words\/(?:en|de)\//.test(path))
  .map((path) => readFileSync(new URL(path, src), 'utf8'))
  .join('\n');
const spoken = new Set(sources.match(/\w+/g));
const isSpoken = (name: string) => (/^\w+$/.test(name) ? spoken.has(name) : sources.includes(name));

/** All names in it, with the way to them. */
const namesIn = (words: object): [way: string, name: string][] =>
  Object.entries(words).flatMap(([name, value]) => [
    [name, name] as [string, string],
    ...(value && typeof value === 'object' && !Array.isArray(value)
      ? namesIn(value as object).map(([way, inner]): [string, string] => [`${name}.${way}`, inner])
      : []),
  ]);

const files = import.meta.glob<{ readonly default?: object }>('../../src/words/en/*.ts', { eager: true });
describe.each(Object.entries(files).map(([path, { default: words = {} }]) => [path.split('/').at(-1)!, words] as const))(
  '%s',
  (_, words) => {
    test('each of its words is shown', () => {
      expect(namesIn(words).flatMap(([way, name]) => (isSpoken(name) ? [] : [way]))).toEqual([]);
    });
  },
);
