// Our readers of a policy, a record and MX names, findings on, against mailauth's strict ones, which give none.
import { createRequire } from 'node:module';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import { parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { longPolicies, realPolicies, withExtension, withoutExtension } from './policies.ts';
import { time, timings, timingsAsync, type Timing } from './stopwatch.ts';

const mailauth = createRequire(import.meta.url)('mailauth/lib/mta-sts.js') as {
  parsePolicy(body: string, options: { strict: boolean }): unknown;
  validateMx(mx: string, policy: unknown, options: { strict: boolean }): unknown;
  resolvePolicy(domain: string, options: { strict: boolean; resolver: () => Promise<string[][]> }): Promise<unknown>;
};
const strict = { strict: true };

/** Lines of text. */
export async function againstMailauth(): Promise<string[]> {
  return [
    'Ours, findings on, against mailauth 7.1.0 strict: fastest (median); the ratio is that of the fastest.',
    ...policies('twelve policies as published', realPolicies, '>= 0.7 each'),
    ...policies('policies of 103 lines', longPolicies, '>= 1.5 each'),
    extension(),
    ...mxMatches(),
    await records(),
  ];
}

function policies(title: string, bodies: Readonly<Record<string, string>>, aim: string): string[] {
  const works = Object.values(bodies).flatMap((body) => [() => parsePolicy(body), () => mailauth.parsePolicy(body, strict)]);
  const taken = timings(works);
  const rows = Object.keys(bodies).map((name, index) => row(name, taken[2 * index]!, taken[2 * index + 1]!));
  const ratios = Object.keys(bodies).map((_, index) => taken[2 * index + 1]!.fastest / taken[2 * index]!.fastest);
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  return [`${title} (wanted ${aim}):`, ...rows, `  geometric mean ${mean.toFixed(2)}, least ${Math.min(...ratios).toFixed(2)}`];
}

/** What one harmless extension costs. */
function extension(): string {
  const [without, with_] = timings([() => parsePolicy(withoutExtension), () => parsePolicy(withExtension)]);
  return `one extension more: ${(100 * (with_.fastest / without.fastest - 1)).toFixed(0)} % (wanted <= 33 %)`;
}

/** Patterns that are prepared once and asked often, and patterns that are asked once. */
function mxMatches(): string[] {
  const mx = ['mx1.example.com', '*.mail.example.net', 'mx2.example.com'];
  const policy = mailauth.parsePolicy(
    `version: STSv1\nmode: enforce\n${mx.map((name) => `mx: ${name}\n`).join('')}max_age: 86400\n`,
    strict,
  );
  const isCovered = preparePatterns(mx);
  const host = 'mx2.example.com';
  const [prepared, once, theirs] = timings([
    () => isCovered(host),
    () => preparePatterns(mx)(host),
    () => mailauth.validateMx(host, policy, strict),
  ]);
  return [
    'MX name against 3 patterns (wanted >= 5 prepared, >= 0.7 asked once):',
    row('prepared', prepared, theirs),
    row('asked once', once, theirs),
  ];
}

/** mailauth reads a record only behind an asynchronous look-up: ours is given the same one. */
async function records(): Promise<string> {
  const answer = [['v=STSv1; id=20160831085700Z;']];
  const resolver = () => Promise.resolve(answer);
  const question = { ...strict, resolver };
  const works = [async () => parseRecords(await resolver()), () => mailauth.resolvePolicy('example.com', question)];
  const [ours, theirs] = await timingsAsync(works);
  return row('record, look-up included', ours!, theirs!);
}

function row(name: string, ours: Timing, theirs: Timing): string {
  const figures = ({ fastest, median }: Timing) => `${time(fastest).padStart(9)} (${time(median)})`.padEnd(22);
  return `  ${name.padEnd(26)} ours ${figures(ours)} mailauth ${figures(theirs)} ratio ${(theirs.fastest / ours.fastest).toFixed(2)}`;
}
