// What a domain publishes, judged together: the octets of a policy, what a policy with errors means, and fixes that hold for all parts.
import { describe, expect, test, vi } from 'vitest';
import { applyEdits } from '../../../src/protocol/apply-edits.ts';
import { withMendedRecord } from '../../../src/protocol/dns/txt-record.ts';
import { judgePublication, type Published } from '../../../src/protocol/mta-sts/judge-publication.ts';
import { policyRows, recordRows, txtRows } from './code-fixtures.ts';
import { policyTextOf, setRows } from './set-fixtures.ts';

// A loaded machine is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const text = 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n';
const now = 1_780_000_000;

const policyCodes = (given: Published) => judgePublication(given).policy!.findings.map(({ code }) => code);

test.each<[string, Published, string[]]>([
  ['a slip, and a host outside', { policy: text.replace('enforce', 'Enforce'), mx: ['mx.example.org'] }, ['mx-not-covered']],
  ['a host that the pattern meant covers', { policy: text.replace('.com', '.com.'), mx: ['mail.example.com'] }, []],
  ['a pattern under the wrong name', { policy: text.replace('mx:', 'nmx:'), mx: ['mail.example.com'] }, []],
  ['errors that nobody can mend', { policy: text.replace('enforce', 'on'), mx: ['mx.example.org'] }, []],
])('compares what a policy means: %s', (_, given, expected) => {
  const codes = policyCodes(given);
  expect(codes.filter((code) => code.startsWith('mx-not'))).toEqual(expected);
  expect(judgePublication(given).mx!.hosts.map(({ covered }) => covered)).toEqual([null]);
});

test('reads octets, also in an answer', () => {
  const bytes = Uint8Array.from(Array.from(`${text}note: \xe9\n`, (character) => character.charCodeAt(0)));
  expect(policyCodes({ policy: bytes })).toContain('policy-not-utf-8');
  expect(policyCodes({ policy: { result: 'answer', status: 200, contentType: 'text/plain', body: bytes } })).toContain('policy-not-utf-8');
});

describe('a fix removes its finding and adds none, whatever else is published', () => {
  const policies = [
    ...policyRows.flatMap(([, ...pair]) => pair).filter((body) => typeof body === 'string'),
    ...setRows.flatMap(([, ...pair]) => pair.map(policyTextOf)),
  ];
  const records = [...recordRows, ...txtRows].flatMap(([, ...pair]) => pair);
  const hosts = [undefined, ['mail.example.com'], ['mail.example.com', 'mx2.example.org'], ['a.b.example.com']];
  const given: readonly Published[] = hosts.flatMap((mx) => [
    ...policies.flatMap((policy) => [{ policy }, { policy, records: [['v=STSv1; id=20200101000000Z;']] }].map((one) => ({ ...one, mx }))),
    ...records.flatMap((one) =>
      [{ records: one }, { records: one, policy: text.replace('enforce', 'testing') }].map((each) => ({ ...each, mx })),
    ),
  ]) as readonly Published[];

  test('for every fixture with every list of hosts', () => {
    const broken: string[] = [];
    let fixes = 0;
    for (const one of given) {
      const { record, policy, counts } = judge(one);
      for (const finding of record)
        if (finding.fix) check(one, finding.code, counts, { records: withMendedRecord(one.records!, finding.fix, finding.record) });
      for (const { fix, code } of policy) if (fix) check(one, code, counts, { policy: applyEdits(one.policy as string, fix) });
    }
    expect(broken).toEqual([]);
    expect(fixes).toBeGreaterThan(500);

    function check(before: Published, code: string, counts: ReadonlyMap<string, number>, mended: Published) {
      fixes += 1;
      const after = judge({ ...before, ...mended }).counts;
      if ((after.get(code) ?? 0) >= counts.get(code)!) broken.push(`${code} stays`);
      for (const [other, count] of after) if (count > (counts.get(other) ?? 0)) broken.push(`${code} adds ${other}`);
    }
  });

  function judge(one: Published) {
    const { record, policy, mx } = judgePublication({ ...one, now });
    const counts = new Map<string, number>();
    for (const { code } of [record, policy, mx].flatMap((part) => part?.findings ?? [])) counts.set(code, (counts.get(code) ?? 0) + 1);
    return { record: record?.findings ?? [], policy: policy?.findings ?? [], counts };
  }
});
