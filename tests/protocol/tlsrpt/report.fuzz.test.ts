// 100,000 inputs for the reader of TLS reports, for its dates and for mails: no exception, problems in place and told once,
// "not JSON" exactly where JSON.parse says so; and whatever the writer writes is read again without a problem.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatReportDate, parseReportDate } from '#src/protocol/tlsrpt/report-date.ts';
import { findReportPart, isMail } from '#src/protocol/tlsrpt/report-mail.ts';
import { writeReport, type ReportTallies } from '#src/protocol/tlsrpt/report-writer.ts';
import { readReport } from '#src/protocol/tlsrpt/report.ts';
import { resultTypes, type ResultType } from '#src/protocol/tlsrpt/result-type.ts';
import { fuzz, runs } from '../../fuzz/mutate.ts';
import { reportMail } from './report-mail-samples.ts';

const corpus = JSON.parse(readFileSync(new URL('../../corpus/tls-report.json', import.meta.url), 'utf8')) as { cases: { input: string }[] };
const seeds = corpus.cases.map(({ input }) => input);
const timeout = 60_000 + runs;

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

it('any report', { timeout }, () => {
  let valid = 0;
  fuzz(seeds, (input) => {
    const { valid: isReport, report, problems } = readReport(input);
    if (isReport !== (report !== undefined)) throw new Error('valid without a report');
    if (isReport) valid += 1;
    else if (problems.length !== 1) throw new Error('no report, but not one reason');
    if (problems.some(({ problem }) => problem === 'not-json') === isJson(input)) throw new Error('not-json');
    if (new Set(problems.map(({ problem }) => problem)).size < problems.length) throw new Error('a problem twice');
    for (const { span, problem } of problems) {
      if (!span || !(span.start >= 0 && span.start <= span.end && span.end <= input.length)) throw new Error(`${problem}: span`);
    }
  });
  expect(valid).toBeGreaterThan(runs / 20);
});

it('any JSON value', { timeout }, () => {
  const names = [
    'policies',
    'policy',
    'summary',
    'date-range',
    'failure-details',
    'mx-host',
    'policy-type',
    'start-datetime',
    'failed-session-count',
    '__proto__',
  ];
  const key = fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 3 }));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, '', 'sts', '12', -1, 1.5, 1e300),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(value, (json) => {
      const { problems, valid } = readReport(JSON.stringify({ policies: [json], more: json }));
      return valid && !problems.some(({ problem }) => problem === 'duplicate-key');
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
});

it('any date', { timeout }, () => {
  const dates = [
    '2026-05-20T00:00:00Z',
    '2026-05-20 23:59:59+0530',
    '2016-12-31T23:59:60Z',
    '2028-02-29T24:00:00.000',
    '0000-01-01T00:00:00-23:59',
    '9999-12-31T23:59:59-00:01',
  ];
  fuzz(dates, (input) => {
    const date = parseReportDate(input);
    if (date && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date.utc)) throw new Error(date.utc);
    // Where JavaScript reads the text by its own RFC 3339 profile, both mean the same second.
    if (date && date.departures.length === 0 && !input.includes(':60')) {
      const theirs = new Date(input.toUpperCase().replace(/\.\d+/, '')).getTime();
      if (!Number.isNaN(theirs) && formatReportDate(theirs / 1000) !== date.utc) throw new Error(`${date.utc} is not ${theirs}`);
    }
  });
});

it('any mail', { timeout }, () => {
  const mails = [
    reportMail({ encoding: 'base64' }),
    reportMail({ encoding: 'quoted-printable' }),
    reportMail({ encoding: '7bit' }).replace(/\r/g, ''),
    'From x\nA: b\n\n{}',
  ];
  let found = 0;
  fuzz(mails, (input) => {
    isMail(input);
    if (findReportPart(input)) found += 1;
  });
  expect(found).toBeGreaterThan(runs / 20);
});

it('what is written is read again', { timeout }, () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9.-]{0,12}$/);
  const text = fc.string({ minLength: 1, maxLength: 6, unit: 'binary' });
  const time = fc.integer({ min: 0, max: 4_102_444_800 });
  const failure = fc.record(
    {
      resultType: fc.constantFrom(...(Object.keys(resultTypes) as ResultType[])),
      count: fc.maxSafeNat(),
      sendingMtaIp: text,
      receivingMxHostname: text,
      receivingMxHelo: text,
      receivingIp: text,
      additionalInformation: text,
      failureReasonCode: text,
    },
    { requiredKeys: ['resultType', 'count', 'sendingMtaIp'] },
  );
  const lists = { policyString: fc.array(text, { minLength: 1, maxLength: 3 }), mxHosts: fc.array(word, { minLength: 1, maxLength: 3 }) };
  const policy = fc
    .record({
      type: fc.constantFrom('sts', 'tlsa', 'no-policy-found'),
      domain: word,
      ...lists,
      successful: fc.maxSafeNat(),
      failures: fc.array(failure, { maxLength: 3 }),
    })
    .map((tally) => ({ ...tally, failed: tally.failures.length }));
  const tallies: fc.Arbitrary<ReportTallies> = fc
    .record({
      organization: text,
      contact: text,
      reportId: text,
      start: time,
      end: time,
      submitter: word,
      domain: word,
      policies: fc.array(policy, { minLength: 1, maxLength: 2 }),
    })
    .map((made) => ({ ...made, start: Math.min(made.start, made.end), end: Math.max(made.start, made.end) }));
  fc.assert(
    fc.property(tallies, (made) => {
      const { report, problems } = readReport(writeReport(made).json);
      expect(problems).toEqual([]);
      expect(report).toMatchObject({
        organization: made.organization,
        contact: made.contact,
        reportId: made.reportId,
        start: formatReportDate(made.start),
        end: formatReportDate(made.end),
        policies: made.policies as object[],
      });
    }),
    { numRuns: Math.ceil(runs / 50) },
  );
});
