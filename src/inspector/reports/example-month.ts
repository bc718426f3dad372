// An invented month, for whoever has no reports at hand: four reporters on harbour.example in November 2026, an expired certificate, a
// policy host that answers 404, a host that no mx line names. The same numbers each time. The texts are read as any file is.
import { writeReport, type FailureTally, type PolicyTally } from '#src/protocol/tlsrpt/report-writer.ts';

const domain = 'harbour.example';
const policyString = ['version: STSv1', 'mode: testing', `mx: mx1.${domain}`, 'max_age: 86400'];
const days = 28;
/** Midnight before 1 November 2026, a Sunday, in seconds since 1970. */
const eve = Date.UTC(2026, 9, 31) / 1000;

interface Reporter {
  readonly name: string;
  readonly daily: number;
  readonly from: number;
  readonly sendingMtaIp: string;
  readonly reason: string;
  /** Days without a report. */
  readonly misses: (day: number) => boolean;
}

const reporters: readonly Reporter[] = [
  { name: 'reporter-a.example', daily: 520, from: 1, sendingMtaIp: '198.51.100.12', reason: 'mx-mismatch', misses: () => false },
  {
    name: 'reporter-b.example',
    daily: 260,
    from: 1,
    sendingMtaIp: '203.0.113.80',
    reason: 'MX_HOSTS_MISMATCH',
    misses: (day) => day === 27,
  },
  { name: 'reporter-c.example', daily: 46, from: 1, sendingMtaIp: '198.51.100.77', reason: '', misses: (day) => day >= 12 && day <= 14 },
  { name: 'reporter-d.example', daily: 9, from: 6, sendingMtaIp: '203.0.113.9', reason: '', misses: (day) => day % 7 === 1 || day === 21 },
];

/** The JSON texts of its reports, with the names of their files. */
export function exampleMonth(): { name: string; text: string }[] {
  const next = steps(20261129);
  return reporters.flatMap((reporter) =>
    Array.from({ length: days }, (_, index) => index + 1)
      .filter((day) => day >= reporter.from && !reporter.misses(day))
      .map((day) => reportOn(reporter, day, next)),
  );
}

function reportOn(reporter: Reporter, day: number, next: () => number): { name: string; text: string } {
  const isWeekend = day % 7 <= 1;
  const all = Math.max(2, Math.round(reporter.daily * (isWeekend ? 0.42 : 1) * (0.82 + 0.36 * next())));
  const failures = failuresOn(reporter, day, all, next);
  const failed = failures.reduce((sum, { count }) => sum + count, 0);
  const start = eve + day * 86_400;
  const policy: PolicyTally = { type: 'sts', domain, policyString, mxHosts: [`mx1.${domain}`], successful: all - failed, failed, failures };
  const { json, fileName } = writeReport({
    organization: reporter.name,
    contact: `tls@${reporter.name}`,
    reportId: `${new Date(start * 1000).toISOString().slice(0, 10)}_${domain}`,
    ...{ start, end: start + 86_399, submitter: reporter.name, domain, policies: [policy] },
  });
  return { name: fileName.replace(/\.gz$/, ''), text: json };
}

function failuresOn(reporter: Reporter, day: number, all: number, next: () => number): FailureTally[] {
  const { daily, sendingMtaIp, reason } = reporter;
  const failure = (resultType: FailureTally['resultType'], share: number, more: Partial<FailureTally>): FailureTally => {
    return { resultType, count: Math.max(1, Math.round(all * share)), sendingMtaIp, ...more };
  };
  const mx1 = { receivingMxHostname: `mx1.${domain}`, receivingIp: '192.0.2.25' };
  const mx2 = { receivingMxHostname: `mx2.${domain}`, receivingIp: '192.0.2.26', ...(reason && { failureReasonCode: reason }) };
  const isLarge = daily > 40;
  const skips = reporter.name.includes('-c') && day % 3 > 0;
  return [
    ...((day === 3 || day === 4) && isLarge ? [failure('certificate-expired', day === 3 ? 0.31 : 0.12, mx1)] : []),
    ...(day === 11 && daily < 50 ? [failure('sts-policy-fetch-error', 0.15, { failureReasonCode: 'bad http response code: 404' })] : []),
    ...(day >= 19 && isLarge && !skips ? [failure('validation-failure', 0.055 + 0.04 * next(), mx2)] : []),
    ...(day === 28 && !isLarge ? [failure('starttls-not-supported', 0.3, mx1)] : []),
  ];
}

/** Numbers from 0 to 1, the same ones each time. */
function steps(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
