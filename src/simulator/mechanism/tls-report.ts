// The TLS report of a session (RFC 8460): where the domain wants it, and what is in it. The tallies come from the outcome, their form
// from protocol/tlsrpt. Each policy stands with its own sessions: from attempt to attempt the policy may be another.
import { formatTlsa } from '#src/protocol/dane/tlsa.ts';
import type { Finding } from '#src/protocol/finding.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { buildReport, type FailureTally, type PolicyTally, type ReportTallies } from '#src/protocol/tlsrpt/report-writer.ts';
import { lookUpTxt } from '#src/simulator/network/lookup.ts';
import type { NotedFailure } from '#src/simulator/session/outcome.ts';
import type { Run } from '#src/simulator/session/run.ts';
import { domainOf } from '#src/simulator/world/world.ts';
import type { DueReport, Promised, TlsaGoneBy } from './mechanism.ts';

const day = 86_400;

/** The report, under what was promised last; null where the sender writes none, or the domain asks for none. */
export function tlsReport(run: Run, promised: Promised, tlsa: TlsaGoneBy = new Map()): DueReport | null {
  if (!run.world.scenario.sender.tlsReports) return null;
  run.world.forgetAnswers();
  const kinds = ['tlsrpt-query', 'tlsrpt-answer', 'tlsrpt-absent'] as const;
  const judge = (found: string[][]): readonly Finding[] => parseTlsrptRecords(found).findings;
  const { texts } = lookUpTxt(run, `_smtp._tls.${run.domain}`, kinds, { phase: 'afterwards', judge });
  const { value: record } = parseTlsrptRecords(texts);
  if (!record) return null;
  const report = buildReport({ ...reportFrame(run), policies: policiesOf(run, promised, tlsa) });
  return { to: record.rua, report, text: JSON.stringify(report, null, 2), kind: 'report-sent' };
}

/** Who reports on whom, and for which day. */
export function reportFrame({ world, domain }: Run): Omit<ReportTallies, 'policies'> {
  const { now, message, sender } = world.scenario;
  const start = Math.floor(now / day) * day;
  const submitter = domainOf(message.from) || sender.host;
  return {
    organization: submitter,
    contact: `tls-reports@${submitter}`,
    reportId: `${start}.${domain}@${submitter}`,
    start,
    end: start + day - 1,
    submitter,
    domain,
  };
}

/** Equal failures at the same host together, each kind with how often it came. */
export function groupFailures(failures: readonly NotedFailure[]): { failure: NotedFailure; count: number }[] {
  const groups = new Map<string, { failure: NotedFailure; count: number }>();
  for (const failure of failures) {
    const key = `${failure.host} ${failure.resultType} ${failure.ownType ?? ''}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { failure, count: 1 });
  }
  return [...groups.values()];
}

/**
 * The policies that sessions were judged by. The policy domain is the recipient's, for DANE the TLSA base domain, which is the server's
 * name (RFC 8460 section 1.1). Where no policy was found, or no TLSA record could be had, the RFC's word is no-policy-found.
 */
function policiesOf(run: Run, promised: Promised, tlsa: TlsaGoneBy): PolicyTally[] {
  const { failures, successes } = run.outcome;
  const byPolicy = failures.filter(({ by }) => by === 'policy');
  const kinds = [...tlsaPolicies(run, tlsa), ...stsPolicies(run, promised)];
  const isLeft = ({ by, host, policy }: NotedFailure) => (by === 'dane' ? !tlsa.has(host) : policy === null);
  const rest = [...failures.filter((each) => each.by === 'dane' && isLeft(each)), ...byPolicy.filter(isLeft)];
  const successful = successes.filter(({ policy }) => policy === null).length;
  if (kinds.length === 0 || rest.length > 0 || (tlsa.size === 0 && successful > 0))
    kinds.push(tallyOf(run, { type: 'no-policy-found', domain: run.domain, policyString: [], mxHosts: [], successful }, rest));
  return kinds;
}

function tlsaPolicies(run: Run, tlsa: TlsaGoneBy): PolicyTally[] {
  const { failures, successes } = run.outcome;
  return [...tlsa].map(([domain, records]) => {
    const successful = successes.filter(({ host }) => host === domain).length;
    const own = failures.filter(({ by, host }) => by === 'dane' && host === domain);
    return tallyOf(run, { type: 'tlsa', domain, policyString: records.map(formatTlsa), mxHosts: [], successful }, own);
  });
}

function stsPolicies(run: Run, promised: Promised): PolicyTally[] {
  const { failures, successes } = run.outcome;
  const byPolicy = failures.filter(({ by }) => by === 'policy');
  const met = [...byPolicy.map(({ policy }) => policy), ...successes.map(({ policy }) => policy), promised.rules];
  const different = new Map(met.flatMap((policy) => (policy ? [[linesOf(policy).join('\n'), policy] as const] : [])));
  return [...different].map(([lines, rules]) => {
    const isUnder = ({ policy }: { readonly policy: PolicyRules | null }) => policy !== null && linesOf(policy).join('\n') === lines;
    const successful = successes.filter(isUnder).length;
    const about = { type: 'sts', domain: run.domain, policyString: linesOf(rules), mxHosts: rules.mx, successful } as const;
    return tallyOf(run, about, byPolicy.filter(isUnder));
  });
}

/** Equal lines, equal policies. */
function linesOf({ mode, mx, maxAge }: PolicyRules): string[] {
  return ['version: STSv1', `mode: ${mode}`, ...mx.map((host) => `mx: ${host}`), `max_age: ${maxAge}`];
}

function tallyOf(run: Run, about: Omit<PolicyTally, 'failed' | 'failures'>, failures: readonly NotedFailure[]): PolicyTally {
  const sendingMtaIp = run.world.scenario.sender.address;
  const details = groupFailures(failures).map(({ failure, count }): FailureTally => {
    const { resultType, host, address, about: what, reason } = failure;
    const session = what === 'session' ? { receivingMxHostname: host, ...(address && { receivingIp: address }) } : {};
    return { resultType, count, sendingMtaIp, ...session, ...(reason !== undefined && { failureReasonCode: reason }) };
  });
  return { ...about, failed: failedConnections(failures), failures: details };
}

/**
 * How many connections failed. A send attempt can meet several failures of different types, and each type counts it (RFC 8460 section 4);
 * the connection counts once (section 4.2.2). Where no connection of an attempt failed, its failure to have the policy is one.
 */
function failedConnections(failures: readonly NotedFailure[]): number {
  const attempts = new Set(failures.map(({ attempt }) => attempt));
  const failedIn = (attempt: number): number => failures.filter((each) => each.attempt === attempt && each.about === 'session').length;
  return [...attempts].reduce((sum, attempt) => sum + Math.max(1, failedIn(attempt)), 0);
}
