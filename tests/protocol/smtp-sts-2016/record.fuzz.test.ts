// 100,000 inputs for the record of the 2016 draft: no exception, spans within the text, what is read is what the oracle
// reads, what is written is read again, and a one-click fix mends what it says and nothing else.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Edit, Finding } from '#src/protocol/finding.ts';
import { formatRecord2016, parseRecord2016, selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import type { Policy2016 } from '#src/protocol/smtp-sts-2016/policy.ts';
import { fuzz, runs } from '../../fuzz/mutate.ts';
import { readDraft2016 } from '../../oracles/draft-2016.ts';

const corpus = JSON.parse(readFileSync(new URL('../../corpus/draft-2016.json', import.meta.url), 'utf8')) as {
  cases: { input: string[][] }[];
};
const seeds = corpus.cases.map(({ input }) => input.map((strings) => strings.join('')).join('\n'));
const timeout = 60_000 + runs;

/** A text of several lines stands for several records, in most runs; a line feed within a record is a case of its own. */
const recordsOf = (text: string, next: () => number): string[][] => (next() < 0.9 ? text.split('\n').map((line) => [line]) : [[text]]);

const countCodes = (findings: readonly Finding[]) =>
  findings.reduce((counts, { code }) => counts.set(code, (counts.get(code) ?? 0) + 1), new Map<string, number>());
const apply = (text: string, edits: readonly Edit[]) =>
  edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);

function checkFixes(text: string): void {
  const before = parseRecord2016(text).findings;
  const counts = countCodes(before);
  if (counts.has('draft-findings-limit')) return;
  for (const { code, fix } of before) {
    if (!fix) continue;
    const after = countCodes(parseRecord2016(apply(text, fix)).findings);
    const isMended = (after.get(code) ?? 0) < counts.get(code)!;
    // While an error stands, advice on the whole policy is not given: only then may it appear.
    const added = [...after].filter(
      ([other, count]) => count > (counts.get(other) ?? 0) && !/-(missing|nowhere|trailing-space)$/.test(other),
    );
    if (!isMended || added.length > 0) throw new Error(`fix of ${code}: ${JSON.stringify(added)}`);
  }
}

it('agrees with the oracle on mutated records', { timeout }, () => {
  let valid = 0;
  fuzz(seeds, (input, next) => {
    const records = recordsOf(input, next);
    const { status, value, findings } = selectRecord2016(records);
    const says = readDraft2016(records);
    if (JSON.stringify({ status, ...value }) !== JSON.stringify(says)) expect({ status, ...value }).toEqual(says);
    for (const { span, record = 0, code } of findings) {
      const end = records[record]![0]!.length;
      if (span && !(span.start >= 0 && span.start <= span.end && span.end <= end))
        throw new Error(`${code}: span ${span.start}-${span.end}`);
    }
    if (value) {
      valid += 1;
      expect(parseRecord2016(formatRecord2016(value)).value).toEqual(value);
    }
    checkFixes(input);
  });
  expect(valid).toBeGreaterThan(runs / 20);
});

it('agrees with the oracle on any text behind the version', { timeout }, () => {
  const pieces = fc.constantFrom(
    '; ',
    ';',
    '=',
    ' ',
    '\t',
    ',',
    '!',
    'to=true',
    'mx',
    'a',
    'c',
    'e',
    'rua',
    'webpki',
    'tlsa',
    'dnssec',
    ':',
    '//',
    '/',
    '[::1]',
    '@',
    '?',
    '#',
    '%41',
    '%',
    '*.',
    '.',
    '-',
    'x',
    'k',
    '18446744073709551615',
    '0',
    'é',
    '\0',
  );
  const text = fc.array(pieces, { maxLength: 14 }).map((parts) => `v=STS1; to=true; ${parts.join('')}`);
  fc.assert(
    fc.property(text, (input) => {
      const { status, value } = selectRecord2016([[input]]);
      return JSON.stringify({ status, ...value }) === JSON.stringify(readDraft2016([[input]]));
    }),
    { numRuns: runs },
  );
});

it('reads what it writes', { timeout }, () => {
  const label = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
  const pattern = fc
    .tuple(fc.boolean(), fc.array(label, { minLength: 1, maxLength: 3 }))
    .map(([wild, labels]) => `${wild ? '*.' : ''}${labels.join('.')}`);
  const uri = fc
    .stringMatching(/^[a-z]{1,6}:(\/\/[a-z.]{0,9})?(\/[a-zA-Z0-9%20:@.~_-]{0,9})?$/)
    .filter((text) => !/%(?!20)/.test(text) && !/^[a-z]+:\/\/$/.test(text));
  const target = fc.tuple(uri, fc.constantFrom('', '!1', '!20m', '!18446744073709551615T')).map(([text, limit]) => text + limit);
  const policy: fc.Arbitrary<Policy2016> = fc.record({
    to: fc.boolean(),
    mx: fc.option(fc.array(pattern, { minLength: 1, maxLength: 3 })),
    a: fc.option(fc.oneof(fc.constant('dnssec'), uri)),
    c: fc.constantFrom('webpki', 'tlsa', null),
    e: fc.option(fc.nat(999_999)),
    rua: fc.option(fc.array(target, { minLength: 1, maxLength: 3 })),
  });
  const check = (value: Policy2016) => {
    expect(parseRecord2016(formatRecord2016(value)).value).toEqual(value);
  };
  fc.assert(fc.property(policy, check), { numRuns: Math.ceil(runs / 20) });
});
