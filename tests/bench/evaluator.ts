// Our parsers with findings on against mailauth's strict ones, which give none; and the worst inputs at two lengths.
import { createRequire } from 'node:module';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import { parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { parseTlsa } from '#src/protocol/dane/tlsa.ts';
import { selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { readReport } from '#src/protocol/tlsrpt/report.ts';
import { nanoseconds, nanosecondsAsync, time } from './stopwatch.ts';

const mailauth = createRequire(import.meta.url)('mailauth/lib/mta-sts.js') as {
  parsePolicy(body: string, options: { strict: boolean }): unknown;
  validateMx(mx: string, policy: unknown, options: { strict: boolean }): unknown;
  resolvePolicy(domain: string, options: { strict: boolean; resolver: () => Promise<string[][]> }): Promise<unknown>;
};
const strict = { strict: true };

const policyOf = (patterns: readonly string[]) =>
  `version: STSv1\nmode: enforce\n${patterns.map((mx) => `mx: ${mx}\n`).join('')}max_age: 604800\n`;
const plain = (count: number) => Array.from({ length: count }, (_, index) => `mx${index}.example.com`);
const mixed = (count: number) => plain(count).map((name, index) => (index % 3 ? name : `*.mail${index}.example.net`));

/** The policy of 103 lines names mx0 to mx99 of one domain. Where their lengths differ, mailauth is faster, and ours as before: no aim there. */
const policies = [
  ['policy of 6 lines', mixed(3), 2],
  ['policy of 103 lines', plain(100), 40],
  ['the same, a third with a wildcard', mixed(100), undefined],
] as const;

type Shape = (length: number) => string;
const long =
  (unit: string, head = ''): Shape =>
  (length) =>
    head + unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const worst: Readonly<Record<string, [(text: string) => unknown, readonly Shape[]]>> = {
  policy: [
    parsePolicy,
    [
      long('a: '),
      long(' '),
      long('a:b\n'),
      long('mx: *.a.example\n'),
      long('mx: a.'),
      long('mxx: a\n', 'version: STSv1\n'),
      long('\u2028'),
      long('a: x '),
    ],
  ],
  record: [
    (text) => parseRecords([[text]]),
    [long(' ', 'v=STSv1;'), long('a=b;', 'v=STSv1;'), long('idd=b;', 'v=STSv1;'), long('a', 'v=STSv1; id=')],
  ],
  tlsrpt: [
    (text) => parseTlsrptRecords([[text]]),
    [long('mailto:a@example.com,', 'v=TLSRPTv1;rua='), long('rua=a:,;', 'v=TLSRPTv1;'), long('%41', 'v=TLSRPTv1;rua=mailto:')],
  ],
  draft: [
    (text) => selectRecord2016([[text]]),
    [long(' ', 'v=STS1; to=true;'), long('*.a.example,', 'v=STS1; to=true; mx='), long('mailto:a@example.com,', 'v=STS1; to=true; rua=')],
  ],
  tlsa: [parseTlsa, [long('ab', '3 1 1 '), long(' ', '3 1 1 ')]],
  report: [readReport, [long('[', ''), long('{"a":1},', '{"policies":['), long('\\u0061', '{"report-id":"')]],
};

/** Ours against mailauth 7.1.0 strict: lines of text. */
export async function againstMailauth(): Promise<string[]> {
  const rows: string[] = [];
  const row = (name: string, [ours, theirs]: readonly number[], wanted?: number) =>
    rows.push(
      `${name.padEnd(34)} ours ${time(ours!).padStart(9)}  mailauth ${time(theirs!).padStart(9)}  ratio ${(theirs! / ours!).toFixed(1).padStart(6)}${wanted ? ` (wanted >= ${wanted})` : ''}`,
    );
  for (const [name, patterns, wanted] of policies) {
    const body = policyOf(patterns);
    row(name, nanoseconds([() => parsePolicy(body), () => mailauth.parsePolicy(body, strict)]), wanted);
  }
  for (const [count, host, wanted] of [
    [3, 'mx2.example.com', 5],
    [100, 'mx.elsewhere.example', 100],
  ] as const) {
    const mx = mixed(count);
    const policy = mailauth.parsePolicy(policyOf(mx), strict);
    const isCovered = preparePatterns(mx);
    const what = `MX match of ${count} patterns, ${count === 3 ? 'hit' : 'miss'}`;
    row(what, nanoseconds([() => isCovered(host), () => mailauth.validateMx(host, policy, strict)]), wanted);
  }
  // mailauth reads a record only behind an asynchronous look-up: ours is given the same one.
  const records = [['v=STSv1; id=20160831085700Z;']];
  const resolver = () => Promise.resolve(records);
  const question = { ...strict, resolver };
  const theirs = () => mailauth.resolvePolicy('example.com', question);
  row('record', await nanosecondsAsync([async () => parseRecords(await resolver()), theirs]), 2);
  return rows;
}

/** 64 KiB of the worst input against 3.2 KiB of it, for every parser; linear time is 20. */
export function worstInputs(): string[] {
  return Object.entries(worst).map(([name, [parse, shapes]]) => {
    const ratios = shapes.map((shape) => {
      const [short, long] = [shape(3277), shape(65_536)];
      const [slow, fast] = nanoseconds([() => parse(long), () => parse(short)]);
      return slow / fast;
    });
    return `${name.padEnd(10)} 64 KiB / 3.2 KiB, worst of ${shapes.length} shapes: ${Math.max(...ratios).toFixed(1)} (wanted <= 20)`;
  });
}
