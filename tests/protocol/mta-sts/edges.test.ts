// Records, policies and answers of policy hosts at the edges of RFC 8461 sections 3.1 to 3.3.
import { parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { judgeResponse, policyUrl, responseFailures, type PolicyResponse } from '#src/protocol/mta-sts/response.ts';
import { edgesOf } from '../../codes/edges.ts';

const long = (length: number) => 'n'.repeat(length);

const records = [
  'v=STSv1; id=a;',
  'v=STSv1;id=a',
  'v=STSv1;\tid=a\t;',
  'v=STSv1 ; id=a ; ',
  'v=STSv1; id=a  ',
  'v=STSv1;; id=a',
  'v=STSv1; ; id=a; ;',
  'v=STSv1; id =a',
  'v=STSv1; id= a',
  'v=STSv1; id=a b',
  'v=STSv1; id="a"',
  'v=STSv1; id=a=b',
  `v=STSv1; id=${long(32)}`,
  `v=STSv1; id=${long(33)}`,
  `v=STSv1; id=${long(31)}-`,
  `v=STSv1; id=${long(32)}-`,
  'v=STSv1; id=2024-01-31T10:00',
  'v=STSv1; id=-',
  'v=STSv1; ID=a',
  'v=STSv1; iD=; id=a',
  'v=STSv1; id=a; id=a',
  'v=STSv1; id=; id=a',
  'v=STSv1; id=a; v=STSv1',
  'v=STSv1; mode=enforce; mx=a.example; max_age=1; id=a',
  `v=STSv1; id=a; ${long(32)}=1; ${long(33)}=1`,
  'v=STSv1; id=a; 1x=1; x-y.z=1; _x=1; x_=1; -x=1; .x=1',
  'v=STSv1; id=a; x=!; y=~; z=<; w=>',
  'v=STSv1; id=a; x',
  'v=STSv1; id=a; =; =x',
  'v=STSv1\\; id=a\\;',
  '"v=STSv1; id=a;"',
  '"v=STSv1; id=a;',
  "v=STSv1; id='a'",
  'v=STSv1\u00a0; id=a',
  'v=STSv1; id=\u00e4',
  'v=STSv1; id=a\u0000',
  'v=STSv1;\u200bid=a',
  'v=stsv1; id=a',
  'v=STSv10; id=a',
  'v=STS1; to=true',
  'v=STSv1: id=a',
  'v=STSv1 id=a',
  'v =STSv1; id=a',
  '  v=STSv1; id=a',
  'id=a; v=STSv1',
  'v=TLSRPTv1; rua=mailto:a@b.example',
  '',
  'v=STS1',
  'v=STS1;',
  'v=STS1x; to=true',
  'xv=STS1; to=true',
  'v=STSv1; id=a--b',
  'v=STSv1; id=--',
  'v=STSv1; id=a\u007fb',
  'v=STSv1; id=a\u0080b',
  'v=STSv1; Id=x; iD=y',
  'v=STSv1; max_age=1; max_age=2; id=a',
].map((record) => [record]);

edgesOf('mta-sts-records', records, (record) => {
  const { value, status, findings } = parseRecords([record]);
  return { read: [status, value], findings };
});

const head = 'version: STSv1\n';
const rest = 'mx: a.example\nmax_age: 86400\n';
const good = `${head}mode: enforce\n${rest}`;
const withMx = (...values: string[]) => `${head}mode: enforce\n${values.map((value) => `mx: ${value}\n`).join('')}max_age: 86400\n`;
const withAge = (value: string, mode = 'enforce') => `${head}mode: ${mode}\nmx: a.example\nmax_age: ${value}\n`;
const withMode = (value: string) => `${head}mode: ${value}\n${rest}`;

const policies = [
  good,
  good.trimEnd(),
  good.replaceAll('\n', '\r\n'),
  good.replaceAll('\n', '\r'),
  good.replaceAll('\n', '\r\r\n'),
  good.replaceAll('\n', '\n\r'),
  good.replace('\n', '\r'),
  `${good}\n`,
  `${good}\n\n${good}`,
  `\n${good}`,
  ` ${good}`,
  `\ufeff${good}`,
  good.replaceAll(': ', ':'),
  good.replaceAll(': ', ' : '),
  good.replaceAll(': ', ':\t'),
  good.replaceAll(': ', ':  '),
  good.replaceAll(': ', '='),
  good.replaceAll('\n', ' \n'),
  good.replaceAll('\n', '\u00a0\n'),
  good.replaceAll('\n', '; '),
  good.replaceAll('\n', ', '),
  good.replaceAll('\n', ' '),
  good.replaceAll('\n', '\\n'),
  good.replaceAll('\n', '\\r\\n'),
  good.toUpperCase(),
  good.replace('STSv1', 'STSv2'),
  good.replace('STSv1', 'stsv1'),
  good.replace('STSv1', 'STSv1;'),
  good.replace('STSv1', '"STSv1"'),
  good.replace('version', 'Version'),
  good.replace('version', 'versoin'),
  good.replace('max_age', 'max-age'),
  good.replace('max_age', 'maxage'),
  good.replace('max_age', 'maxAge'),
  good.replace('mx:', 'MX:'),
  good.replace('mode', 'mod'),
  good.replace('mode', 'modes'),
  good.replace('mode: enforce\n', ''),
  good.replace('max_age: 86400\n', ''),
  good.replace('mx: a.example\n', ''),
  good.replace(head, ''),
  `mode: enforce\n${head}${rest}`,
  good + head,
  `${good}mode: none\n`,
  `${good}max_age: 5\n`,
  `${good}mx: a.example\nmx: A.example\n`,
  `${good}x: 1\nx: 2\nX: 3\n`,
  `${good}x: 1 2\ty\n`,
  `${good}x:\n`,
  `${good}: 1\n`,
  `${good}x\n`,
  `${good}# comment\n`,
  `${good}_x: 1\nx_: 1\nx.y-z: 1\n-x: 1\n`,
  `${good}${long(32)}: 1\n${long(33)}: 1\n`,
  `${good}x: \u00e4\n`,
  `${good}x: \u0001\n`,
  `${good}x: \ud800\n`,
  `${good}x: \ufffd\n`,
  withMode('testing'),
  withMode('none'),
  `${head}mode: none\nmax_age: 86400\n`,
  withMode('Enforce'),
  withMode('enforced'),
  withMode('report'),
  withMode('test'),
  withMode('enforce # now'),
  withMode('enforce testing'),
  withMode(''),
  ...[
    '0',
    '1',
    '86399',
    '86400',
    '604799',
    '604800',
    '604801',
    '1209599',
    '1209600',
    '31557600',
    '31557601',
    '9999999999',
    '10000000000',
  ].map((age) => withAge(age)),
  ...['0', '59', '86399', '86400', '7776000', '7776001', '31557600'].map((age) => withAge(age, 'testing')),
  ...['0', '86400', '31557600'].map((age) => withAge(age, 'none')),
  ...['007', '-1', '+1', '1.5', '1e5', '86 400', '86,400', '86400s', '1d', '2w', '12h', '', 'week'].map((age) => withAge(age)),
  ...[
    '*',
    '*.',
    '*.example',
    '.example',
    '*.*.example',
    'a.*.example',
    'a*.example',
    '*a.example',
    '*.a.example',
    'A.Example',
    'a.example.',
    'a..example',
    '-a.example',
    'a-.example',
    'a_b.example',
    '_a.example',
    'a.example:25',
    '10 a.example',
    'a.example, b.example',
    'a.example b.example',
    'a.example;',
    '"a.example"',
    '<a.example>',
    'https://a.example',
    'smtp:a.example',
    'bob@a.example',
    '192.0.2.1',
    '[192.0.2.1]',
    '2001:db8::1',
    '[IPv6:2001:db8::1]',
    'localhost',
    'b\u00fccher.example',
    'xn--bcher-kva.example',
    'xn--.example',
    `${long(63)}.example`,
    `${long(64)}.example`,
    `${`${long(49)}.`.repeat(5)}com`,
    `${`${long(49)}.`.repeat(5)}come`,
    'a.example # first',
    'a.123',
    '',
  ].map((value) => withMx(value)),
  withMx('a.example', '*.example', 'b.example'),
  withMx('a.b.example', '*.b.example', 'c.a.b.example', '*.a.b.example'),
  withMx('*.example.com', '*.example.com'),
  '',
  ' \n\n',
  '<!DOCTYPE html><html></html>',
  '\n  <html>',
  '{"version": "STSv1"}',
  '[]',
  'v=STSv1; id=a',
  '"v=STSv1; id=a"',
  'v = STSv1; id=a\nmore',
  `v\0e\0r\0s\0`,
  `\0v\0e\0r\0s`,
  'hello',
  'ver\0ion: STSv1\n',
  'v\0\0\0rsion: STSv1\n',
  've\0s\0on',
  'v\0rsion: STSv1\n',
  '\ufeff',
  '\ufeff<html>',
  '\ufeffv=STSv1; id=a\nmore',
  `\ufffd${good}`,
  `v=STSv1; id=${long(600)}\nmore`,
  '"\nv=STSv1',
  `\r${good}`,
  `${good}\r`,
  good.replaceAll('\n', '\n\r\n'),
  good.replaceAll('\n', '\r\r\n').replace('\r', ''),
  ...['; comment', '// comment', ' # comment', '/ x: 1', '/x: 1', 'x/: 1', 'x: /', ' : 1', ' x : 1'].map((line) => `${good}${line}\n`),
  ...['\u00a0\u00a0enforce', 'en\u200b\u200bforce', 'enforce\u00a0\u200b'].map(withMode),
  ...['max__age__', 'max___age__', 'm', 'mo', 'vresion', 'ver-sion', 'max-agee', 'mxx'].map((name) => `${good}${name}: 1\n`),
  ...['xSTSv1', 'STSv1x', 'STS-v1', 'STS_1.0', 'sts v1', 'stsxv1', "'STSv1'", 'STS.1', 'STS1.00', 'STSv1.0"'].map((version) =>
    good.replace('STSv1', version),
  ),
  `${good}x: ab\ud800c\n`,
  `${good}x: a\u0001\n`,
];
const ages = [
  ...['30 sec', '604800 second', '604800 seconds', '604800 secs', '10080 m', '10080 min', '10080 mins', '10080 minute', '10080 minutes'],
  ...['168h', '168 hr', '168 hrs', '168 hour', '168 hours', '7 d', '8 day', '8 days', '2W', '2 week', '2 weeks', '1Y', '1 year', '1 years'],
  ...['2 years', 'x7d', '7dx', '7  d', '7d ', '604800 s', '604 800', "604'800", '604_800', 'x604,800', '604,800x', '6048,00', '604,80'],
  ...['"604800"', "'604800'", '+604800', '604800.0', '604800.00', '604800.000', '604800"', '"604800', 'x604800', '604800x', '+6', '"6"'],
  ...['00000604800', '00031557600', '00031557601', '1,000,000,000', '1000000000d', '31557600.0', '31557601.0', '400d', '365d', '366d'],
];
for (const age of ages) policies.push(withAge(age));
for (const age of ['2 days', '86,400', '"86401"']) policies.push(withAge(age, 'none'));
const patterns = [
  ...['10  a.example', 'x10 a.example', '10 a.example b.example', '10 a_.example', 'a.example,, b.example', 'a.example, b_.example'],
  ...[
    '1smtp://a.example',
    '-smtp://a.example',
    'smtp://a.example/x',
    'smtp://a.example?x',
    'smtp://a.example#x',
    'a.example:25x',
    'x:25:1',
  ],
  ...[':25', 'a.example:', 'a.b*', '*a.*', 'a_.*.example', '*.a_b.example', '*.-a.example', '"a.example', "'a.example'", 'a.example>'],
  ...['a"b.example', 'a!b.example', '"a"b"', '!', '*.com', 'com', `*.${long(63)}.example`, `*.${long(64)}.example`, '*.192.0.2.1'],
  ...[`*.${`${long(49)}.`.repeat(4)}${long(47)}.com`, `*.${`${long(49)}.`.repeat(4)}${long(48)}.com`, 'b\u00fccher', '\u00e4.example'],
];
for (const value of patterns) policies.push(withMx(value));

const toAscii = (name: string) => (name === 'b\u00fccher.example' ? 'xn--bcher-kva.example' : undefined);

edgesOf('mta-sts-policies', policies, (text) => {
  const { value, findings } = parsePolicy(text, { toAscii });
  return { read: value, findings };
});

const answer = (more: Partial<Extract<PolicyResponse, { result: 'answer' }>>): PolicyResponse => ({
  result: 'answer',
  status: 200,
  contentType: 'text/plain',
  body: good,
  ...more,
});
const statuses = [
  100, 199, 200, 201, 204, 206, 299, 300, 301, 302, 307, 399, 400, 401, 403, 404, 405, 409, 410, 411, 418, 429, 499, 500, 503, 599,
];
const types = [
  null,
  '',
  ';charset=utf-8',
  'text/plain; charset=utf-8',
  'text/plain;charset=UTF-8',
  'text/plain; charset="utf-8"',
  'text/plain; charset=us-ascii',
  'text/plain; charset=utf8',
  'text/plain;\t charset=iso-8859-1',
  'text/plain; charset="UTF-16"; x=y',
  'text/plain; format=flowed; charset=latin1',
  'text/plain; xcharset=latin1',
  ' \ttext/plain',
  'text/plain ; x=y',
  'TEXT/Plain',
  'text/plain, text/plain',
  'text/plain x',
  'text/html',
  'Text/HTML; charset=utf-8',
  'text/markdown',
  'application/octet-stream',
  'text',
];
const filler = (octets: number) => `${good}${'#'.repeat(octets - good.length)}`;
const responses: readonly PolicyResponse[] = [
  ...responseFailures.map((result) => ({ result })),
  ...statuses.map((status) => answer({ status })),
  answer({ status: 302, location: 'https://www.example.com/' }),
  answer({ status: 301, location: '' }),
  answer({ status: 200, location: 'https://www.example.com/' }),
  ...types.map((contentType) => answer({ contentType })),
  answer({ body: '' }),
];

edgesOf('mta-sts-answers', responses, (response) => {
  const { value, resultType, findings } = judgeResponse(response);
  return { read: [resultType, value !== undefined], findings };
});

edgesOf('mta-sts-answer-sizes', [65_535, 65_536, 65_537], (size) => {
  const octets = new TextEncoder().encode(filler(size));
  const said = [filler(size), octets, filler(size - 2) + '\u00e4', filler(size - 1) + '\u00e4'].map((body) =>
    judgeResponse(answer({ body })),
  );
  return {
    read: said.map(({ resultType, findings }) => [resultType, ...findings.map(({ code }) => code)]),
    findings: said.flatMap(({ findings }) => findings.filter(({ code }) => code === 'response-too-large')),
  };
});

edgesOf('mta-sts-addresses', ['example.com', 'a.example.com'], (domain) => ({ read: policyUrl(domain), findings: [] }));
