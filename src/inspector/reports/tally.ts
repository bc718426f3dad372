// What one report says of one domain, in as little room as the picture of a month needs (RFC 8460 section 4.4). Domains are never mixed;
// only a DANE policy that a report gives for a host below its one domain counts for that domain. Foreign text is made harmless to look at
// here.
import { visible } from '#src/protocol/visible.ts';
import type { ReadPolicy, ReadReport } from '#src/protocol/tlsrpt/report-model.ts';
import { quotedPolicy } from '#src/protocol/mta-sts/report-evidence.ts';
import { causesUnder, hostOf, type Cause } from './cause.ts';

export interface Tally {
  readonly domain: string;
  /** Empty if the report does not say. */
  readonly reporter: string;
  readonly reportId: string;
  /** Days since 1970, UTC: the day in which the middle of the range lies. */
  readonly day: number;
  readonly ok: number;
  readonly failed: number;
  /** Whether a policy is MTA-STS, and how many sessions failed under such. */
  readonly isSts: boolean;
  readonly failedSts: number;
  /** The MTA-STS policy as the report quotes it, a line a line; empty without one. */
  readonly quoted: string;
  readonly mode: string;
  /** The hosts that the policy names, patterns included. */
  readonly patterns: readonly string[];
  readonly rows: readonly FailureRow[];
}

/** Sessions that failed alike. */
export interface FailureRow {
  readonly cause: Cause;
  readonly type: string;
  readonly count: number;
  readonly host: string;
  readonly to: string;
  readonly from: string;
  readonly reason: string;
}

const daySeconds = 86_400;
/** So many rows of a report are kept apart; what is beyond is added to one row a cause. */
const rowLimit = 500;

/** The day of a report, undefined if it says no time that can be read. */
export function dayOf({ start, end }: Pick<ReadReport, 'start' | 'end'>): number | undefined {
  const times = [start, end].flatMap((time) => (time === null ? [] : [Date.parse(time.replace(':60Z', ':59Z')) / 1000]));
  if (times.length === 0) return undefined;
  const [from, to] = [Math.min(...times), Math.max(...times)];
  // Some end at the midnight that begins the next day.
  return Math.floor((from + to) / 2 / daySeconds);
}

/** One tally a domain. */
export function tallyReport(report: ReadReport, day: number): Tally[] {
  const domains = new Map<string, ReadPolicy[]>();
  for (const policy of report.policies) {
    const domain = domainOf(policy, report.policies);
    domains.set(domain, [...(domains.get(domain) ?? []), policy]);
  }
  return [...domains].map(([domain, policies]) => tallyDomain(report, day, domain, policies));
}

function domainOf(policy: ReadPolicy, all: readonly ReadPolicy[]): string {
  const domain = hostOf(policy.domain) ?? '';
  if (policy.type !== 'tlsa') return domain;
  return all.map((other) => hostOf(other.domain) ?? '').find((above) => above !== '' && domain.endsWith(`.${above}`)) ?? domain;
}

function tallyDomain(report: ReadReport, day: number, domain: string, policies: readonly ReadPolicy[]): Tally {
  const sts = policies.filter(({ type }) => type === 'sts');
  const quoted = sts.find(({ policyString }) => policyString.length > 0);
  const lines =
    quoted?.policyString
      .flatMap((line) => line.split(/\r\n|\n|\\n/))
      .map((line) => visible(line.trim()))
      .filter(Boolean)
      .join('\n') ?? '';
  const sum = (of: readonly ReadPolicy[], count: (policy: ReadPolicy) => number) => of.reduce((total, policy) => total + count(policy), 0);
  return {
    domain: visible(domain),
    reporter: visible(report.organization?.trim() ?? ''),
    reportId: visible(report.reportId ?? ''),
    day,
    ok: sum(policies, ({ successful }) => successful ?? 0),
    failed: sum(policies, failedOf),
    isSts: sts.length > 0,
    failedSts: sum(sts, failedOf),
    quoted: lines,
    mode: (quoted && quotedPolicy(quoted).mode) ?? '',
    patterns: quoted ? quotedPolicy(quoted).lines.map(({ pattern }) => visible(pattern)) : [],
    rows: foldRows(policies.flatMap(rowsOf)),
  };
}

/** As the report says it; what its entries sum up to where it does not. */
function failedOf({ failed, failures }: ReadPolicy): number {
  return failed ?? failures.reduce((total, { count }) => total + (count ?? 0), 0);
}

function rowsOf(policy: ReadPolicy): FailureRow[] {
  const failed = failedOf(policy);
  if (policy.failures.length === 0 && failed > 0) {
    return [{ cause: { kind: '', host: null }, type: '', count: failed, host: '', to: '', from: '', reason: '' }];
  }
  const causeOf = causesUnder(policy);
  return policy.failures.map((failure) => ({
    cause: shown(causeOf(failure)),
    type: visible(failure.resultType ?? ''),
    // An entry is there because at least one session failed.
    count: failure.count ?? (policy.failures.length === 1 && failed > 0 ? failed : 1),
    host: visible(hostOf(failure.receivingMxHostname) ?? ''),
    to: visible(failure.receivingIp ?? ''),
    from: visible(failure.sendingMtaIp ?? ''),
    reason: visible([failure.failureReasonCode, failure.additionalInformation].filter(Boolean).join(', ')),
  }));
}

function shown({ kind, host, ...rest }: Cause): Cause {
  return { kind: visible(kind), host: host === null ? null : visible(host), ...rest };
}

/** Rows that say the same are one. */
function foldRows(rows: readonly FailureRow[]): FailureRow[] {
  const folded = new Map<string, FailureRow>();
  for (const row of rows) {
    const whole = [row.type, row.host, row.to, row.from, row.reason].join('\n');
    const isNew = !folded.has(whole);
    const key = isNew && folded.size >= rowLimit ? `${row.type}\n${row.host}` : whole;
    const known = folded.get(key);
    const kept = key === whole ? row : { ...row, to: '', from: '', reason: '' };
    folded.set(key, known ? { ...known, count: known.count + row.count } : kept);
  }
  return [...folded.values()];
}
