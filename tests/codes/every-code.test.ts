// The whole of the codes: what `mta-sts evaluate --codes` prints. Each is raised by the real judge, and a near miss does not raise it; each
// is a cause of its own; a one-click fix removes its finding and adds none.
import { describe, expect, test } from 'vitest';
import { codeGroups } from '#src/cli/code-table.ts';
import { inputPairs, resolverPairs } from '../inspector/code-pairs.ts';
import { inspectionPairs } from '../inspector/check-pairs.ts';
import { danePairs } from '../protocol/dane/code-pairs.ts';
import { dnsPairs } from '../protocol/dns/code-pairs.ts';
import { mtaStsPairs } from '../protocol/mta-sts/code-pairs.ts';
import { smtpPairs } from '../protocol/smtp/code-pairs.ts';
import { draftPairs } from '../protocol/smtp-sts-2016/code-pairs.ts';
import { tlsPairs } from '../protocol/tls/code-pairs.ts';
import { tlsrptPairs } from '../protocol/tlsrpt/code-pairs.ts';
import { simulatorPairs } from '../simulator/code-pairs.ts';
import { oneClick } from './one-click.ts';
import type { Pair, Raised } from './pairs.ts';

const pairs: readonly Pair[] = [
  ...mtaStsPairs,
  ...tlsrptPairs,
  ...draftPairs,
  ...danePairs,
  ...dnsPairs,
  ...smtpPairs,
  ...tlsPairs,
  ...simulatorPairs,
  ...inputPairs,
  ...resolverPairs,
  ...inspectionPairs,
];

interface Outcome {
  readonly code: string;
  readonly hit: Raised;
  readonly miss: Raised;
}
const put = async ({ code, raises, nearMiss }: Pair): Promise<Outcome> => ({ code, hit: await raises(), miss: await nearMiss() });
/** Not while the file is loaded, so that a tool can tell which test reaches which line. */
let all: Promise<readonly Outcome[]> | undefined;
const putAll = () => (all ??= Promise.all(pairs.map(put)));

describe('each code has one row, and each row a code', () => {
  const rows = pairs.map(({ code }) => code);
  test('none twice', () => expect(rows.filter((code, index) => rows.indexOf(code) < index)).toEqual([]));
  test('none unknown', () => {
    const known = new Set(codeGroups.flatMap(([, table]) => Object.keys(table)));
    expect(rows.filter((code) => !known.has(code))).toEqual([]);
  });
  test.each(codeGroups)('%s: none without', (_, table) => {
    expect(Object.keys(table).filter((code) => !rows.includes(code))).toEqual([]);
  });
});

test.each(pairs)('$code', async (pair) => {
  const { code, hit, miss } = await put(pair);
  expect(hit.codes).toContain(code);
  expect(miss.codes).not.toContain(code);
  expect([...hit.problems, ...miss.problems]).toEqual([]);
});

// Two codes that are always raised together would be two names for one cause: some fixture must tell them apart.
test.each(codeGroups)('%s: no two codes have the same cause', async (_, table) => {
  const fixtures = (await putAll()).flatMap(({ hit, miss }) => [hit, miss]);
  const codes = Object.keys(table);
  const causes = codes.map((code) => fixtures.flatMap((fixture, index) => (fixture.codes.includes(code) ? [index] : [])).join(' '));
  expect(codes.filter((_code, index) => causes.indexOf(causes[index]!) !== causes.lastIndexOf(causes[index]!))).toEqual([]);
});

// What is said in full: places, values, fixes. To be read when it changes. An inspection is made of the judges above it.
test.each(codeGroups.filter(([group]) => !group.endsWith('of an inspection')))('%s: findings as they were', async (group, table) => {
  const told = (await Promise.all(pairs.filter(({ code }) => code in table).map(put))).map(
    ({ code, hit, miss }) => `## ${code}\n${[...hit.told, ...miss.told].join('\n')}\n`,
  );
  await expect(told.join('\n')).toMatchFileSnapshot(`../golden/findings/${group.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}.txt`);
});

test('these come with a one-click fix', async () => {
  expect((await putAll()).flatMap(({ code, hit }) => (hit.fixed.includes(code) ? [code] : [])).sort()).toEqual(oneClick);
});
