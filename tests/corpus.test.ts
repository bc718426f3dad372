// Every conformance case of our own, put to the engine as `mta-sts conformance` does it. Another reading is no pass.
import { describe, expect, test } from 'vitest';
import { judgeCase, type ConformanceCase } from '../src/cli/conformance-compare.ts';
import { subjects } from '../src/cli/conformance-subjects.ts';

interface Corpus {
  readonly subject: string;
  readonly cases: readonly ConformanceCase[];
}
const corpora = Object.values(import.meta.glob<Corpus>('./corpus/*.json', { eager: true, import: 'default' }));
/** How many cases each of these subjects has at least. */
const least: Readonly<Record<string, number>> = {
  'sts-record': 120,
  'sts-policy': 200,
  'mx-match': 75,
  'tlsrpt-record': 90,
  decision: 120,
};

describe.each(corpora.filter(({ subject }) => subject in least))('$subject', ({ subject, cases }) => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, each) =>
    expect([each.expect, judgeCase(subject, each, subjects[subject]!(each.input))]).toEqual([each.expect, 'agrees']),
  );
  test('has cases enough, each with a name and an input of its own, and a reason', () => {
    expect(cases.length).toBeGreaterThanOrEqual(least[subject]!);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(new Set(cases.map(({ input }) => JSON.stringify(input))).size).toBe(cases.length);
    expect(cases.filter(({ why }) => !/§|RFC/.test(why ?? ''))).toEqual([]);
  });
  test('the first reading is the ruling', () => {
    for (const { name, readings, expect: expected } of cases) if (readings) expect([name, readings[0]!.expect]).toEqual([name, expected]);
  });
});

test('no subject is missing', () => expect(corpora.map(({ subject }) => subject)).toEqual(expect.arrayContaining(Object.keys(least))));
