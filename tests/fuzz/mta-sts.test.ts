// 100,000 inputs for each parser of RFC 8461 and for the TLSRPT record: no exception, spans within the input, what is read
// is what the oracle reads, and a one-click fix mends what it says and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Edit, Judgement } from '#src/protocol/finding.ts';
import { matchMx, preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import { formatPolicy, parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { formatRecord, parseRecords } from '#src/protocol/mta-sts/record.ts';
import { formatTlsrptRecord, parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { readMatch, readPolicy, readRecords } from '../oracles/mta-sts.ts';
import { readTlsrptRecords } from '../oracles/tlsrpt.ts';
import { fuzz, runs } from './mutate.ts';

const corpus = (subject: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../corpus/${subject}.json`), 'utf8')) as { cases: { input: never }[] };
const recordSeeds = (subject: string) =>
  corpus(subject).cases.map(({ input }) => (input as string[][]).map((strings) => strings.join('')).join('\n'));
const policySeeds = corpus('sts-policy').cases.flatMap(({ input }) => (typeof input === 'string' ? [input as string] : []));
const minutes = (runs / 100_000) * 120_000;

function spansWithin({ findings }: Judgement<unknown>, lengthOf: (record: number) => number) {
  for (const { span, record = 0, code } of findings) {
    if (span && !(span.start >= 0 && span.start <= span.end && span.end <= lengthOf(record)))
      throw new Error(`${code}: span ${span.start}-${span.end}`);
  }
}

function apply(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
}

/** Every fix removes its own finding and adds no code that was not there. */
function fixesMend(text: string, judge: (text: string) => Judgement<unknown>) {
  const before = judge(text).findings;
  const codes = new Map<string, number>();
  for (const { code } of before) codes.set(code, (codes.get(code) ?? 0) + 1);
  for (const { code, fix } of before) {
    if (!fix) continue;
    const after = new Map<string, number>();
    for (const finding of judge(apply(text, fix)).findings) after.set(finding.code, (after.get(finding.code) ?? 0) + 1);
    if ((after.get(code) ?? 0) >= codes.get(code)!) throw new Error(`the fix of ${code} leaves it`);
    for (const [other, count] of after) if (count > (codes.get(other) ?? 0)) throw new Error(`the fix of ${code} adds ${other}`);
  }
}

/** Plain comparison: `expect` on every one of 100,000 inputs would be most of the time. */
function same(mine: unknown, theirs: unknown) {
  if (JSON.stringify(mine) !== JSON.stringify(theirs)) expect(mine).toEqual(theirs);
}

describe.each([
  ['sts-record', parseRecords, readRecords, formatRecord],
  ['tlsrpt-record', parseTlsrptRecords, readTlsrptRecords, formatTlsrptRecord],
] as const)('%s', (subject, parse, oracle, format) => {
  const seeds = recordSeeds(subject);

  it('agrees with the oracle', { timeout: minutes }, () => {
    fuzz(seeds, (input, next) => {
      const texts = next() < 0.8 ? [input] : input.split('\n');
      const records = texts.map((text) => (next() < 0.9 ? [text] : [text.slice(0, 7), text.slice(7)]));
      const { status, value, findings } = parse(records);
      const mine = { status, ...(value && ('id' in value ? { id: value.id } : { rua: value.rua })) };
      same(mine, oracle(records));
      spansWithin({ findings }, (record) => records[record]!.join('').length);
      if (value) same(parse([[(format as (value: unknown) => string)(value)]]).value, value);
    });
  });

  it('mends what a fix says it mends', { timeout: minutes }, () => {
    fuzz(seeds, (input) => fixesMend(input, (text) => parse([[text]])), runs / 5);
  });
});

describe('sts-policy', () => {
  it('agrees with the oracle', { timeout: minutes }, () => {
    fuzz(policySeeds, (input) => {
      const { value, findings } = parsePolicy(input);
      const mine = value
        ? {
            valid: true,
            version: value.version,
            mode: value.mode,
            maxAge: value.maxAge,
            mx: [...new Set(value.mx.map((name) => name.toLowerCase()))],
          }
        : { valid: false };
      same(mine, readPolicy(input));
      spansWithin({ findings }, () => input.length);
      if (value) same(parsePolicy(formatPolicy(value)).value, value);
    });
  });

  it('reads bytes as it reads their text, and refuses what is no UTF-8', { timeout: minutes }, () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fuzz(policySeeds, (input, next) => {
      const bytes = new TextEncoder().encode(input);
      for (let times = Math.floor(next() * 3); times > 0 && bytes.length > 0; times--)
        bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
      let text: string | undefined;
      try {
        text = strict.decode(bytes);
      } catch {
        // not UTF-8
      }
      same(parsePolicy(bytes).value ?? null, text === undefined ? null : (parsePolicy(text).value ?? null));
    });
  });

  it('mends what a fix says it mends', { timeout: minutes }, () => {
    fuzz(policySeeds, (input) => fixesMend(input, parsePolicy), runs / 5);
  });
});

describe('mx-match', () => {
  const seeds = corpus('mx-match').cases.map(
    ({ input }) => `${(input as { pattern: string }).pattern}\n${(input as { host: string }).host}`,
  );

  it('agrees with the oracle, one pattern at a time and prepared', { timeout: minutes }, () => {
    fuzz(seeds, (input) => {
      const [host = '', ...patterns] = input.split('\n').reverse();
      // U-labels become A-labels by a function that is passed in; the oracle does not know them.
      if (/[^\0-\x7f]/.test(input)) return;
      for (const pattern of patterns) same(matchMx(pattern, host), readMatch(pattern, host));
      same(
        preparePatterns(patterns)(host),
        patterns.some((pattern) => readMatch(pattern, host)),
      );
    });
  });
});
