// Our parsers with findings on against mailauth's strict ones, which give none; and the worst inputs at two lengths.
import { createRequire } from 'node:module';
import { describe, it } from 'vitest';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import { parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { nanoseconds, nanosecondsAsync, time } from './stopwatch.ts';

const mailauth = createRequire(import.meta.url)('mailauth/lib/mta-sts.js') as {
  parsePolicy(body: string, options: { strict: boolean }): unknown;
  validateMx(mx: string, policy: unknown, options: { strict: boolean }): unknown;
  resolvePolicy(domain: string, options: { strict: boolean; resolver: () => Promise<string[][]> }): Promise<unknown>;
};
const strict = { strict: true };

const policyOf = (patterns: readonly string[]) =>
  `version: STSv1\nmode: enforce\n${patterns.map((mx) => `mx: ${mx}\n`).join('')}max_age: 604800\n`;
const names = (count: number) =>
  Array.from({ length: count }, (_, index) => (index % 3 ? `mx${index}.example.com` : `*.mail${index}.example.net`));

const rows: string[] = [];
function row(name: string, ours: number, theirs: number, wanted: number) {
  rows.push(
    `${name.padEnd(38)} ours ${time(ours).padStart(10)}  mailauth ${time(theirs).padStart(10)}  ratio ${(theirs / ours).toFixed(1).padStart(7)}  wanted >= ${wanted}`,
  );
}

describe('evaluator', () => {
  it('against mailauth 7.1.0 strict', { timeout: 300_000 }, async () => {
    for (const [count, wanted] of [
      [3, 2],
      [100, 40],
    ] as const) {
      const body = policyOf(names(count));
      row(
        `policy of ${count + 3} lines`,
        nanoseconds(() => parsePolicy(body)),
        nanoseconds(() => mailauth.parsePolicy(body, strict)),
        wanted,
      );
    }
    for (const [count, host, wanted] of [
      [3, 'mx2.example.com', 5],
      [100, 'mx.elsewhere.example', 100],
    ] as const) {
      const mx = names(count);
      const policy = mailauth.parsePolicy(policyOf(mx), strict);
      const isCovered = preparePatterns(mx);
      row(
        `MX match of ${count} patterns, ${count === 3 ? 'hit' : 'miss'}`,
        nanoseconds(() => isCovered(host)),
        nanoseconds(() => mailauth.validateMx(host, policy, strict)),
        wanted,
      );
    }
    const records = [['v=STSv1; id=20160831085700Z;']];
    const resolver = () => Promise.resolve(records);
    const question = { ...strict, resolver };
    // mailauth reads a record only behind an asynchronous look-up: ours is given the same one.
    row(
      'record',
      await nanosecondsAsync(() => resolver().then(parseRecords)),
      await nanosecondsAsync(() => mailauth.resolvePolicy('example.com', question)),
      2,
    );
    console.log(rows.join('\n'));
  });

  it('the worst input of 64 KiB against one of 3.2 KiB', { timeout: 300_000 }, () => {
    const long = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    const inputs: Record<string, [(text: string) => unknown, ((length: number) => string)[]]> = {
      policy: [
        parsePolicy,
        [
          long('a: '),
          long(' '),
          long('a:b\n'),
          long('mx: *.a.example\n'),
          long('mx: a.'),
          (n) => `version: STSv1\n${long('mxx: a\n')(n)}`,
          long('\u2028'),
          long('a: x '),
        ],
      ],
      record: [
        (text) => parseRecords([[text]]),
        [
          (n) => `v=STSv1;${long(' ')(n)}`,
          (n) => `v=STSv1;${long('a=b;')(n)}`,
          (n) => `v=STSv1;${long('idd=b;')(n)}`,
          (n) => `v=STSv1; id=${long('a')(n)}`,
        ],
      ],
      tlsrpt: [
        (text) => parseTlsrptRecords([[text]]),
        [
          (n) => `v=TLSRPTv1;rua=${long('mailto:a@example.com,')(n)}`,
          (n) => `v=TLSRPTv1;${long('rua=a:,;')(n)}`,
          (n) => `v=TLSRPTv1;rua=mailto:${long('%41')(n)}`,
        ],
      ],
    };
    for (const [name, [parse, shapes]] of Object.entries(inputs)) {
      const ratios = shapes.map((shape) => {
        const [short, big] = [shape(3277), shape(65_536)];
        return nanoseconds(() => parse(big), { millis: 20, batches: 9 }) / nanoseconds(() => parse(short), { millis: 20, batches: 9 });
      });
      console.log(`${name.padEnd(10)} 64 KiB / 3.2 KiB: worst of ${shapes.length} shapes ${Math.max(...ratios).toFixed(1)} (wanted <= 20)`);
    }
  });
});
