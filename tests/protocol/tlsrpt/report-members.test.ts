// Single members of a report: what is read, what stands for "the report does not say", and which problem is told (RFC 8460 section 4.4).
import { describe, expect, test } from 'vitest';
import { readReport } from '#src/protocol/tlsrpt/report.ts';

/** A report that lacks nothing, with these members put in its one policy. */
const day = '"date-range":{"start-datetime":"2026-05-20T00:00:00Z","end-datetime":"2026-05-20T23:59:59Z"}';
const reportOf = (policies: string) =>
  `{"organization-name":"S","report-id":"1","contact-info":"a@s.example",${day},"policies":${policies}}`;
const policyOf = (inner: string, type = 'no-policy-found', rest = '') =>
  `[{"policy":{"policy-type":"${type}","policy-domain":"r.example"${inner}},"summary":{"total-successful-session-count":1,"total-failure-session-count":0}${rest}}]`;
const read = (text: string) => {
  const { report, problems } = readReport(text);
  return { policy: report?.policies[0], problems: problems.map(({ problem }) => problem) };
};

test('a report that lacks nothing has no problem', () => {
  expect(readReport(reportOf(policyOf('')))).toEqual({
    valid: true,
    report: {
      ...{ organization: 'S', reportId: '1', contact: 'a@s.example', start: '2026-05-20T00:00:00Z', end: '2026-05-20T23:59:59Z' },
      policies: [{ type: 'no-policy-found', domain: 'r.example', policyString: [], mxHosts: [], successful: 1, failed: 0, failures: [] }],
    },
    problems: [],
  });
});

describe('a count', () => {
  const countOf = (count: string) => {
    const { policy, problems } = read(reportOf(policyOf('').replace('-count":1', `-count":${count}`)));
    return [policy!.successful, ...problems.map((problem) => problem.split(':', 1)[0])];
  };
  test.each<[string, ...unknown[]]>([
    ['0', 0],
    ['-0', 0],
    ['0.0', 0],
    ['0e5', 0],
    ['10', 10],
    ['1.0', 1],
    ['1.50e1', 15],
    ['15e-1', null, 'bad-count'],
    ['150e-1', 15],
    ['150E-1', 15],
    ['1e+3', 1000],
    ['1.5', null, 'bad-count'],
    ['-1', null, 'bad-count'],
    ['999999999999999', 999_999_999_999_999],
    ['1000000000000000', 1e15],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740992', null, 'bad-count'],
    ['9007199254740993', null, 'bad-count'],
    ['1.00000000000000000001', null, 'bad-count'],
    ['1e15', 1e15],
    ['1e16', null, 'bad-count'],
    ['1e400', null, 'bad-count'],
    ['90071992547409910e-1', Number.MAX_SAFE_INTEGER],
    ['"12"', 12, 'count-as-string'],
    ['"007"', 7, 'count-as-string'],
    ['"1e3"', null, 'bad-count'],
    ['"-1"', null, 'bad-count'],
    ['"x1"', null, 'bad-count'],
    ['" 1"', null, 'bad-count'],
    ['true', null, 'wrong-type'],
    ['[1]', null, 'wrong-type'],
    ['null', null, 'missing'],
    ['""', null, 'missing'],
  ])('%s', (text, ...expected) => expect(countOf(text)).toEqual(expected));
});

describe('strings', () => {
  const patterns = (json: string, type = 'no-policy-found') => {
    const { policy, problems } = read(reportOf(policyOf(`,"mx-host":${json}`, type)));
    return [policy!.mxHosts, problems.filter((problem) => !problem.includes('policy-string'))];
  };
  test.each<[string, string[], string[]]>([
    ['["a.example","*.b.example"]', ['a.example', '*.b.example'], []],
    ['"a.example"', ['a.example'], ['not-array:mx-host']],
    ['["a.example",1,""]', ['a.example'], ['wrong-type:mx-host[]']],
    ['[]', [], []],
    ['{}', [], ['wrong-type:mx-host']],
    ['["b\u00fccher.example"]', ['b\u00fccher.example'], ['u-label:mx-host']],
    ['["a\u007f.example"]', ['a\u007f.example'], []],
    ['null', [], []],
  ])('%s', (json, hosts, problems) => expect(patterns(json)).toEqual([hosts, problems]));
  test.each([
    ['sts', ['missing:policy-string', 'missing:mx-host']],
    ['tlsa', ['missing:policy-string']],
    ['no-policy-found', []],
    ['dane', ['unknown:policy-type']],
  ])('those that a policy of type %s needs', (type, problems) => expect(read(reportOf(policyOf('', type))).problems).toEqual(problems));
});

describe('failures', () => {
  const detail = '{"result-type":"certificate-expired","failed-session-count":2,"sending-mta-ip":"192.0.2.1"}';
  const withFailures = (failed: string, json: string) =>
    read(
      reportOf(
        policyOf('', 'no-policy-found', json && `,"failure-details":${json}`).replace(
          'failure-session-count":0',
          `failure-session-count":${failed}`,
        ),
      ),
    );
  test.each<[string, string, string, number, string[]]>([
    ['none of none', '0', '', 0, []],
    ['an empty list of none', '0', '[]', 0, []],
    ['one', '2', `[${detail}]`, 1, []],
    ['one without a list', '2', detail, 1, ['not-array:failure-details']],
    ['none of two', '2', '', 0, ['missing:failure-details']],
    ['an empty list of two', '2', '[]', 0, ['missing:failure-details']],
    ['none of nobody knows how many', '"x"', '', 0, ['bad-count:total-failure-session-count']],
    ['words', '2', '["x"]', 0, ['wrong-type:failure-details[]']],
  ])('%s', (_, failed, json, count, problems) => {
    const { policy, problems: told } = withFailures(failed, json);
    expect([policy!.failures.length, told]).toEqual([count, problems]);
  });
  test('are read member by member', () => {
    const all = `{"result-type":"new","failed-session-count":2,"sending-mta-ip":"192.0.2.1","receiving-mx-hostname":"a","receiving-mx-helo":"b",
      "receiving-ip":"c","additional-information":"d","failure-reason-code":"e"}`;
    const { policy, problems } = withFailures('2', `[${all},{}]`);
    const none = {
      receivingMxHostname: null,
      receivingMxHelo: null,
      receivingIp: null,
      additionalInformation: null,
      failureReasonCode: null,
    };
    expect(policy!.failures).toEqual([
      {
        ...{ resultType: 'new', count: 2, sendingMtaIp: '192.0.2.1', receivingMxHostname: 'a', receivingMxHelo: 'b' },
        ...{ receivingIp: 'c', additionalInformation: 'd', failureReasonCode: 'e' },
      },
      { resultType: null, count: null, sendingMtaIp: null, ...none },
    ]);
    expect(problems).toEqual(['unknown:result-type', 'missing:result-type', 'missing:failed-session-count', 'missing:sending-mta-ip']);
  });
});

test('an object that is missing is told once, and nothing inside it', () => {
  expect(readReport('{"policies":[{}]}').problems.map(({ problem }) => problem)).toEqual([
    ...['missing:organization-name', 'missing:report-id', 'missing:contact-info', 'missing:date-range'],
    ...['missing:policy', 'missing:summary'],
  ]);
  expect(read(reportOf('[{"policy":"x","summary":[]}]')).problems).toEqual(['wrong-type:policy', 'wrong-type:summary']);
});

test.each<[string, string]>([
  ['', 'not-json'],
  ['1', 'not-object'],
  ['\ufeff[]', 'not-object'],
  ['{}', 'missing:policies'],
  ['{"policies":null}', 'missing:policies'],
  ['{"policies":"x"}', 'wrong-type:policies'],
  ['{"policies":1}', 'wrong-type:policies'],
  [`\ufeff \t\r\n{"x":${'['.repeat(64)}${']'.repeat(64)}}`, 'too-deep'],
  [`x{"x":${'['.repeat(64)}${']'.repeat(64)}}`, 'not-json'],
  [`[{"x":${'['.repeat(64)}${']'.repeat(64)}}]`, 'not-object'],
])('is no report: %#', (text, problem) => {
  const { valid, report, problems } = readReport(text);
  expect([valid, report, problems.map((each) => each.problem), problems[0]!.span]).toEqual([
    false,
    undefined,
    [problem],
    { start: 0, end: text.length },
  ]);
});

test.each([
  ['"2026-05-20T00:00:00Z"', '"2026-05-19T23:59:59Z"', ['range-reversed']],
  ['"2026-05-20T00:00:00Z"', '"2026-05-20T00:00:00Z"', []],
  ['"x"', '"2026-05-19T23:59:59Z"', ['bad-date:start-datetime']],
  ['1', '"2026-05-19T23:59:59Z"', ['wrong-type:start-datetime']],
])('the range %s to %s', (start, end, problems) =>
  expect(read(reportOf('[]').replace('"2026-05-20T00:00:00Z"', start).replace('"2026-05-20T23:59:59Z"', end)).problems).toEqual([
    ...['empty:policies'],
    ...problems,
  ]),
);
