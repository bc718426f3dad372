// Reports of kinds that administrators met, each with the right reading (tests/cases/reports), by the command and by what the page reads.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportCommand } from '#src/cli/report.ts';
import { inspectExample } from '#src/inspector/invented/network.ts';
import { reportedNow } from '#src/inspector/report-now.ts';
import { judgeFailures } from '#src/protocol/mta-sts/report-evidence.ts';
import { readReport } from '#src/protocol/tlsrpt/report.ts';
import { testIo } from '../cli/io-for-tests.ts';

const fileOf = (name: string) => readFileSync(join(import.meta.dirname, 'reports', name));

async function read(file: Uint8Array | string, ...args: string[]) {
  const io = testIo({ file });
  const code = await reportCommand(['file', ...args], io);
  return { code, text: io.lines.join('\n') };
}

/** [file, exit code, what the text says, what it must not say]. */
const rows: readonly (readonly [file: string, code: number, says: readonly string[], not: readonly string[]])[] = [
  [
    'host-not-in-policy.json',
    1,
    [
      'mail.harbour.example is in no mx line of the policy [mx-not-covered; RFC 8461 §4.1]',
      'mx: harbour.example does not fit',
      'reason given: MX_HOSTS_MISMATCH; VALIDATION_FAILURE',
      'received at: 192.0.2.25',
      'mode: enforce',
      'https://mta-sts.harbour.example/.well-known/mta-sts.txt',
      'dig +short MX harbour.example',
      'validation-failure: 2 sessions at mail.harbour.example',
    ],
    ['The handshake is cut off', 'YOUR-DOMAIN', 'MX-HOST'],
  ],
  [
    'host-in-policy.json',
    1,
    [
      'mill.example is in the policy that the report quotes',
      'mode: testing',
      'received at: 192.0.2.26',
      'sent from: 203.0.113.9',
      'reason given: none',
      'handshake',
      'certificate',
      '-connect mill.example:25',
    ],
    ['name is not in the policy', 'in no mx line', 'Compare the MX records'],
  ],
  ['empty-fields.json', 1, ['reason given: no-policy-served', 'quarry.example'], ['received at', 'sent from', 'MX-HOST']],
  [
    'mx-mismatch.json',
    1,
    ['mx-mismatch: 3 sessions at mail2.orchard.example', 'mail2.orchard.example is in no mx line', 'unknown:result-type'],
    [],
  ],
  ['no-mx-host-all-well.json', 0, ['In all: 4 succeeded, 0 failed', 'missing:mx-host'], ['reason given']],
  ['two-policies-all-well.json', 0, ['4 sessions succeeded, 0 failed', '2 sessions succeeded, 0 failed', 'In all: 6 succeeded'], []],
  [
    'fetch-error-without-address.json',
    1,
    [
      'The policy host answered with status 403, not 200',
      'reason given: http status 403',
      'curl -sSi https://mta-sts.bakery.example/.well-known/mta-sts.txt',
      'sts-policy-fetch-error: 1 session The policy host',
    ],
    ['missing:sending-mta-ip', 'mta-sts. and your domain', 'No policy record is found'],
  ],
];

describe('reports', () => {
  it.each(rows)('%s', async (file, code, says, not) => {
    const answer = await read(fileOf(file));
    const text = answer.text.replace(/\n  +/g, ' ').replace(/ +/g, ' ');
    for (const words of says) expect(text).toContain(words);
    for (const words of not) expect(text).not.toContain(words);
    expect(answer.code).toBe(code);
  });

  it('evidence comes before advice', async () => {
    const { text } = await read(fileOf('host-not-in-policy.json'));
    expect(text.indexOf('in no mx line')).toBeLessThan(text.indexOf('RFC 8460 has no type'));
    expect(text.indexOf('MX_HOSTS_MISMATCH')).toBeLessThan(text.indexOf('RFC 8460 has no type'));
  });
});

const base = JSON.parse(fileOf('host-not-in-policy.json').toString()) as {
  policies: { policy: Record<string, unknown>; 'failure-details': Record<string, unknown>[] }[];
};

/** The one cause of the report with the policy's lines and the failure changed. */
function causeWith(lines: readonly string[], failure: Record<string, unknown>, policy: Record<string, unknown> = {}) {
  const [first] = base.policies;
  const changed = { policy: { ...first!.policy, 'policy-string': lines, ...policy }, summary: {}, 'failure-details': [failure] };
  const { report } = readReport(JSON.stringify({ ...base, policies: [changed] }));
  return judgeFailures(report!.policies)[0]!;
}

const enforce = ['version: STSv1', 'mode: enforce', 'max_age: 86400'];
const failure = (host: string, more: object = {}) => ({ 'result-type': 'validation-failure', 'receiving-mx-hostname': host, ...more });

describe('kinds beside them', () => {
  it.each<[string, readonly string[], string, 'listed' | 'unlisted' | 'unknown', string[]]>([
    ['a star covers one label', ['mx: *.mill.example'], 'a.b.mill.example', 'unlisted', ['mx-not-covered', 'mx-star-too-shallow']],
    ['a star does not cover its base', ['mx: *.mill.example'], 'mill.example', 'unlisted', ['mx-not-covered', 'mx-star-not-its-base']],
    ['a slip of the hand', ['mx: mial.mill.example'], 'mail.mill.example', 'unlisted', ['mx-not-covered', 'mx-nearly-covered']],
    ['another number is another host', ['mx: mx1.mill.example'], 'mx2.mill.example', 'unlisted', ['mx-not-covered']],
    ['a star that covers', ['mx: *.mill.example'], 'A.Mill.Example.', 'listed', []],
    ['all lines in one string', ['mode: testing\r\nmx: a.mill.example\r\nmx: b.mill.example'], 'b.mill.example', 'listed', []],
    [
      'line ends written out',
      ['version: STSv1\\nmx: a.mill.example'],
      'b.mill.example',
      'unlisted',
      ['mx-not-covered', 'mx-nearly-covered'],
    ],
    ['no policy quoted', [], 'a.mill.example', 'unknown', []],
    ['an address in place of a name', ['mx: a.mill.example'], '192.0.2.1', 'unknown', []],
  ])('%s', (_, lines, host, name, codes) => {
    const cause = causeWith([...enforce.slice(0, 1), ...lines], failure(host));
    expect([cause.name, cause.findings.map(({ code }) => code)]).toEqual([name, codes]);
  });

  it('mx-host speaks where no policy is quoted', () => {
    expect(causeWith([], failure('b.mill.example'), { 'mx-host': ['*.mill.example'] }).name).toBe('listed');
    expect(causeWith([], failure('mill.example'), { 'mx-host': '*.mill.example' }).findings[1]!.code).toBe('mx-star-not-its-base');
  });

  it.each([
    ['http status 403', 'response-status', '403'],
    ['HTTP/1.1 503 Service Unavailable', 'response-server-error', '503'],
    ['404 Not Found', 'response-not-found', '404'],
    ['unexpected status code: 301', 'response-redirect', '301'],
    ['The requested URL returned error: 500', 'response-server-error', '500'],
  ])('%s is an answer', (reason, code, status) => {
    const told = { 'result-type': 'sts-policy-fetch-error', 'failure-reason-code': reason };
    expect(causeWith(enforce, told).findings).toMatchObject([{ code, values: { status } }]);
    expect(causeWith(enforce, { 'result-type': 'sts-policy-fetch-error', 'additional-information': reason }).findings[0]!.code).toBe(code);
  });

  it.each(['timed out after 443 ms', 'port 443', 'HTTP 200', 'connect to 192.0.2.80:443 failed'])('%s is none', (reason) => {
    expect(causeWith(enforce, { 'result-type': 'sts-policy-fetch-error', 'failure-reason-code': reason }).findings).toEqual([]);
  });

  it('a name that is no name stands in no command', async () => {
    const told = JSON.stringify({
      ...base,
      policies: [{ ...base.policies[0], 'failure-details': [failure('x;rm -rf ~', { 'result-type': 'certificate-expired' })] }],
    });
    const { text } = await read(told);
    expect(text).toContain('-connect MX-HOST:25');
  });
});

describe('what is published now', () => {
  const now = 1_796_000_000;
  const at = async (host: string, lines: readonly string[], domain = 'harbour.example') =>
    reportedNow(causeWith([...enforce, ...lines], failure(host)), await inspectExample(domain, { now: () => now }));
  it('is joined in', async () => {
    const inspected = await inspectExample('harbour.example', { now: () => now });
    const listed = inspected.policy.mx!;
    const [covered] = listed;
    const uncovered = inspected.mx.map(({ host }) => host).find((host) => !listed.includes(host))!;
    expect((await at(covered!, ['mx: other.harbour.example'])).answer).toBe('listed-now');
    expect((await at(uncovered, ['mx: other.harbour.example'])).answer).toBe('still-unlisted');
    expect((await at('gone.harbour.example', ['mx: other.harbour.example'])).answer).toBe('no-mx-now');
    expect((await at(covered!, [`mx: ${covered!}`])).answer).toBe('policy-changed');
    expect((await at(covered!, ['mx: x.harbour.example'], 'lighthouse.example')).policy).toBeDefined();
  });

  it('--ask asks once a domain, and says so', async () => {
    const io = testIo({ file: fileOf('host-not-in-policy.json') });
    const inspected = await inspectExample('harbour.example', { now: () => now });
    const code = await reportCommand(['file', '--ask'], io, async (causes) => causes.map((cause) => reportedNow(cause, inspected)));
    expect(io.lines.join('\n')).toContain('  now: mail.harbour.example is not an MX of harbour.example now.');
    expect(io.lines.join('\n')).toContain('MX now: mx1.harbour.example, mx2.harbour.example');
    expect(code).toBe(1);
  });
});
