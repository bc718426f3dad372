import { describe, expect, it, test } from 'vitest';
import { depthLimit, readJsonTree } from '#src/protocol/tlsrpt/json-tree.ts';
import { readReport } from '#src/protocol/tlsrpt/report.ts';
import { summariseReport } from '#src/protocol/tlsrpt/report-summary.ts';
import { resultTypes } from '#src/protocol/tlsrpt/result-type.ts';
import { isEventKind } from '#src/simulator/session/event-kinds.ts';

const report = (change: string) => `{"organization-name":"Sender Example","report-id":"1","contact-info":"a@sender.example",
 "date-range":{"start-datetime":"2026-05-20T00:00:00Z","end-datetime":"2026-05-20T23:59:59Z"},${change}}`;

/** For each code: a text that raises it, the problem's name, and the stretch it points at. */
const causes: readonly [code: string, problem: string, at: string, text: string][] = [
  ['report-not-json', 'not-json', '{,}', '{,}'],
  ['report-not-object', 'not-object', '[]', '[]'],
  ['report-bom', 'bom', '\ufeff', `\ufeff${report('"policies":[]')}`],
  ['report-duplicate-key', 'duplicate-key', '"x"', report('"x":1,"policies":[], "x" :2')],
  ['report-missing', 'missing:contact-info', '{"policies":[]}', '{"policies":[]}'],
  ['report-wrong-type', 'wrong-type:policies[]', '7', report('"policies":[7]')],
  ['report-not-array', 'not-array:policies', '{}', report('"policies": {} ')],
  ['report-empty', 'empty:policies', '[ ]', report('"policies":[ ]')],
  ['report-unknown', 'unknown:policy-type', '"dane"', report('"policies":[{"policy":{"policy-type":"dane"}}]')],
  ['report-u-label', 'u-label:policy-domain', '"é.example"', report('"policies":[{"policy":{"policy-domain":"é.example"}}]')],
  [
    'report-date-no-zone',
    'date-no-zone:start-datetime',
    '"2026-05-20T00:00:00"',
    '{"policies":[],"date-range":{"start-datetime":"2026-05-20T00:00:00"}}',
  ],
  [
    'report-date-format',
    'date-format:start-datetime',
    '"2026-05-20 00:00:00Z"',
    '{"policies":[],"date-range":{"start-datetime":"2026-05-20 00:00:00Z"}}',
  ],
  ['report-bad-date', 'bad-date:end-datetime', '"today"', '{"policies":[],"date-range":{"end-datetime":"today"}}'],
  [
    'report-count-as-string',
    'count-as-string:total-failure-session-count',
    '"0"',
    report('"policies":[{"summary":{"total-failure-session-count":"0"}}]'),
  ],
  [
    'report-bad-count',
    'bad-count:total-failure-session-count',
    '-1',
    report('"policies":[{"summary":{"total-failure-session-count":-1}}]'),
  ],
];

describe('problems', () => {
  it.each(causes)('%s is %s, at "%s"', (code, problem, at, text) => {
    const found = readReport(text).problems.find((each) => each.problem === problem);
    expect(found?.code).toBe(code);
    expect(found?.span && text.slice(found.span.start, found.span.end)).toBe(at);
  });
  it('a range that ends before it begins points at the range', () => {
    const range = '{"start-datetime":"2026-05-20T00:00:00Z","end-datetime":"2026-05-19T00:00:00Z"}';
    expect(readReport(`{"policies":[],"date-range":${range}}`).problems).toContainEqual(
      expect.objectContaining({ problem: 'range-reversed', code: 'report-range-reversed', span: { start: 28, end: 28 + range.length } }),
    );
  });
  it('are told once, with how often they were met', () => {
    const { problems } = readReport(report('"policies":[1,2,3]'));
    expect(problems).toMatchObject([{ problem: 'wrong-type:policies[]', values: { member: 'policies[]', times: '3' } }]);
  });
});

describe('limits', () => {
  it('more than 64 levels are too deep', () => {
    const nested = (levels: number) => `{"x":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)},"policies":[]}`;
    expect(readReport(nested(depthLimit)).valid).toBe(true);
    expect(readReport(nested(depthLimit + 1)).problems).toMatchObject([{ problem: 'too-deep' }]);
  });
  it('a million levels neither crash nor hide what the text is', () => {
    expect(readReport(`{"x":${'['.repeat(1e6)}`).problems).toMatchObject([{ problem: 'not-json' }]);
    expect(readReport('['.repeat(1e6) + ']'.repeat(1e6)).problems).toMatchObject([{ problem: 'not-object' }]);
  });
  it('more than 20 MB are not read, and the limit is named', () => {
    expect(readReport(' '.repeat(20 * 1024 * 1024 + 1)).problems).toMatchObject([{ problem: 'too-large', values: { limit: '20 MB' } }]);
  });
});

describe('the tree of a JSON text', () => {
  it.each(['null', ' true', 'false ', '-1.5e+7', '"\\u0041\\\\\\"\u2028"', '[]', '[ [ 1 , "" ] , {} ]', '{"":[{"a":null}],"\\n":2}'])(
    'of %s',
    (text) => {
      const plain = (node: Parameters<typeof JSON.stringify>[0]): unknown => {
        if (node.type === 'object') return Object.fromEntries([...node.members].map(([name, member]) => [name, plain(member)]));
        if (node.type === 'array') return node.items.map(plain);
        if (node.type === 'number') return Number(node.text);
        return node.type === 'null' ? null : node.value;
      };
      const tree = readJsonTree(text);
      expect(typeof tree === 'object' && plain(tree.root)).toEqual(JSON.parse(text));
    },
  );
});

describe('a report at a glance', () => {
  const failure = (resultType: string, count: number | null, host: string | null) => ({
    ...{ resultType, count, sendingMtaIp: null, receivingMxHostname: host, receivingMxHelo: null },
    ...{ receivingIp: null, additionalInformation: null, failureReasonCode: null },
  });
  const policy = (successful: number | null, failed: number | null, failures: ReturnType<typeof failure>[]) => ({
    ...{ type: 'sts', domain: 'receiver.example', policyString: [], mxHosts: [], successful, failed, failures },
  });
  const summary = () =>
    summariseReport({
      ...{ organization: null, contact: null, reportId: null, start: null, end: null },
      policies: [
        policy(10, 3, [failure('certificate-expired', 1, 'mx1.receiver.example'), failure('tlsa-invalid', 2, null)]),
        policy(null, 4, [failure('certificate-expired', 4, 'mx1.receiver.example'), failure('new-type', null, 'mx2.receiver.example')]),
      ],
    });
  it('adds up what is said', () => expect(summary().totals).toEqual({ successful: 10, failed: 7, complete: false }));
  it('counts by type, the most frequent first', () =>
    expect(summary().failuresByType).toMatchObject([
      { resultType: 'certificate-expired', count: 5, hosts: ['mx1.receiver.example'], causes: ['certificate-refused'] },
      { resultType: 'tlsa-invalid', count: 2, hosts: [] },
      { resultType: 'new-type', count: null, causes: [] },
    ]));
});

test.each([
  [[policyOf(1, 0)], true],
  [[policyOf(null, 0)], false],
  [[policyOf(1, null)], false],
  [[], true],
])('a summary is complete or not: %#', (policies, complete) => {
  const none = { organization: null, contact: null, reportId: null, start: null, end: null };
  expect(summariseReport({ ...none, policies }).totals.complete).toBe(complete);
});
function policyOf(successful: number | null, failed: number | null) {
  return { type: 'sts', domain: 'receiver.example', policyString: [], mxHosts: [], successful, failed, failures: [] };
}

it('a type that is listed has its section, and a failure without a type is counted too', () => {
  const failure = (resultType: string | null, count: number | null) => ({
    ...{ resultType, count, sendingMtaIp: null, receivingMxHostname: null, receivingMxHelo: null },
    ...{ receivingIp: null, additionalInformation: null, failureReasonCode: null },
  });
  const failures = [failure(null, 1), failure('tlsa-invalid', null), failure('tlsa-invalid', 3), failure('toString', 2)];
  const { failuresByType } = summariseReport({
    ...{ organization: null, contact: null, reportId: null, start: null, end: null },
    policies: [{ ...policyOf(null, null), failures }],
  });
  expect(failuresByType).toEqual([
    {
      ...{ resultType: 'tlsa-invalid', count: 3, hosts: [], causes: ['tlsa-mismatch'] },
      citation: { document: 'RFC 8460', section: '4.3.2.1' },
    },
    { resultType: 'toString', count: 2, hosts: [], causes: [] },
    { resultType: null, count: 1, hosts: [], causes: [] },
  ]);
});

it('every result type is caused by events that there are', () => {
  const causesOf = Object.values(resultTypes).map(({ causes: kinds }) => kinds);
  expect(causesOf).toHaveLength(11);
  expect(causesOf.filter((kinds) => kinds.length === 0 || !kinds.every(isEventKind))).toEqual([]);
});
