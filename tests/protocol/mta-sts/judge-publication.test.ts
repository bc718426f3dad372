// What a domain publishes, judged together: the octets of a policy, what a policy with errors means, and fixes that hold for all parts.
import { describe, expect, test, vi } from 'vitest';
import { applyEdits } from '../../../src/protocol/apply-edits.ts';
import { withMendedRecord } from '../../../src/protocol/dns/txt-record.ts';
import { decide, judgePublication, type Published, type SenderDecision } from '../../../src/protocol/mta-sts/judge-publication.ts';
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

const record = [['v=STSv1; id=20260501;']];
const answer = { result: 'answer', status: 200, contentType: 'text/plain', body: text } as const;

test('says what is given, and nothing of the rest', () => {
  expect(judgePublication({})).toEqual({});
  const keys = (given: Published) => Object.keys(judgePublication(given));
  expect(keys({ records: record })).toEqual(['record']);
  expect(keys({ policy: text })).toEqual(['policy']);
  expect(keys({ mx: [] })).toEqual(['mx']);
  expect(judgePublication({ tlsrpt: [['v=TLSRPTv1; rua=mailto:tls@example.com']] })).toMatchObject({
    tlsrpt: { status: 'valid', value: { rua: ['mailto:tls@example.com'] } },
  });
});

test('tells each host once, and whether a policy that asks for something covers it', () => {
  const hosts = (policy: string) => judgePublication({ policy, mx: ['MAIL.example.com.', 'mail.example.com', 'b.example.net'] }).mx!.hosts;
  expect(hosts(text)).toEqual([
    { host: 'mail.example.com', covered: true },
    { host: 'b.example.net', covered: false },
  ]);
  expect(hosts(text.replace('enforce', 'none')).map(({ covered }) => covered)).toEqual([null, null]);
});

test('offers the mends of every part', () => {
  const given: Published = {
    records: [['v=STSv1; ID=20260501;']],
    policy: text.replace('enforce', 'Enforce'),
    mx: ['mail.example.com'],
    now,
  };
  const told = ({ record, policy, mx }: ReturnType<typeof judgePublication>) =>
    [record, policy, mx].map((part) => part!.findings.map(({ code, fix }) => [code, fix?.map((edit) => edit.text)]));
  const expected = [
    [
      ['record-id-case', ['id']],
      ['txt-field-unknown', undefined],
      ['record-id-missing', undefined],
    ],
    [
      ['policy-mode-case', ['enforce']],
      ['policy-without-record', undefined],
    ],
    [],
  ];
  expect(told(judgePublication(given)).map((part) => [...part].sort())).toEqual(expected.map((part) => [...part].sort()));
  expect(told(judgePublication({ ...given, policy: { ...answer, body: given.policy as string } }))).toEqual(told(judgePublication(given)));
});

test.each<[string, Published]>([
  ['it uncovers a repeated name', { policy: text.replace('max_age', 'nmx: mail.example.com\nmax_age') }],
  ['all parts together are too long to be judged again', { policy: text.replace('enforce', 'Enforce'), mx: ['x'.repeat(250_000)] }],
  [
    'the records are too long for it',
    { policy: text.replace('enforce', 'Enforce'), records: [['v=STSv1; id=a;', 'x'.repeat(125_000)], ['x'.repeat(125_000)]] },
  ],
])('withholds a mend where %s', (_, given) =>
  expect(judgePublication(given).policy!.findings.filter(({ fix, code }) => fix && /case|typo/.test(code))).toEqual([]),
);

test('places in a text that was mended to be understood are not told', () => {
  const { policy } = judgePublication({ policy: text.replace('enforce', 'Enforce'), mx: ['mial.example.com'] });
  expect(policy!.findings.map(({ code, span, fix, values }) => [code, span, fix !== undefined, values])).toEqual([
    ['policy-mode-case', { start: 21, end: 28 }, true, { value: 'Enforce' }],
    ['mx-nearly-covered', undefined, false, { host: 'mial.example.com', pattern: 'mail.example.com' }],
    ['mx-pattern-unused', undefined, false, { pattern: 'mail.example.com' }],
  ]);
});

test('however many hosts there are, the lists are short', () => {
  const { policy, mx } = judgePublication({ policy: text, mx: Array.from({ length: 60 }, (_, index) => `_${index}.example.net`) });
  const left = { code: 'policy-findings-limit', values: { left: '40' } };
  // Twenty errors of one kind, and the pattern that is idle.
  expect([policy!.findings.length, policy!.findings.at(-1)]).toMatchObject([22, left]);
  expect([mx!.findings.length, mx!.findings.at(-1)]).toMatchObject([21, left]);
});

test('the age of things counts where there is a clock', () => {
  const given = { records: [['v=STSv1; id=20250101;']], policy: text.replace('enforce', 'testing') };
  const codes = (more: Published) => policyCodes({ ...given, ...more }).filter((code) => code === 'policy-testing-for-ever');
  expect([codes({ now }), codes({})]).toEqual([['policy-testing-for-ever'], []]);
});

describe('what a sender that has nothing stored does', () => {
  const decision = (given: Published) => decide(judgePublication(given));
  const valid = { maxAge: 604_800, covered: [], uncovered: [] };
  test.each<[string, Published, SenderDecision]>([
    ['with nothing', {}, { kind: 'nothing' }],
    ['with hosts alone', { mx: ['mail.example.com'] }, { kind: 'nothing' }],
    ['with a record alone', { records: record }, { kind: 'to-fetch' }],
    ['without a record', { records: [], policy: text }, { kind: 'no-policy', status: 'none' }],
    ['with two records', { records: [...record, ...record], policy: text }, { kind: 'no-policy', status: 'multiple' }],
    ['with a bad record', { records: [['v=STSv1; id=;']], policy: text }, { kind: 'no-policy', status: 'invalid' }],
    ['with a bad policy', { records: record, policy: 'x' }, { kind: 'unusable' }],
    ['with an answer that is refused', { policy: { ...answer, status: 404 } }, { kind: 'unusable' }],
    ['with a policy alone', { policy: text }, { kind: 'enforce', ...valid, announced: false }],
    ['with an answer', { records: record, policy: answer }, { kind: 'enforce', ...valid, announced: true }],
    [
      'with everything',
      { records: record, policy: text, mx: ['mail.example.com', 'b.example.net'] },
      { kind: 'enforce', maxAge: 604_800, covered: ['mail.example.com'], uncovered: ['b.example.net'], announced: true },
    ],
    ['in mode none', { policy: text.replace('enforce', 'none'), mx: ['mail.example.com'] }, { kind: 'none', ...valid, announced: false }],
  ])('%s', (_, given, expected) => expect(decision(given)).toEqual(expected));
});
