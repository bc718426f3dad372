// What the sender tells the domain afterwards: a TLS report (RFC 8460) if the domain asks for one and the sender writes them, or the
// 2016 draft's XML. The tallies come from the run, the text from protocol/tlsrpt and protocol/smtp-sts-2016.
import { formatTlsa } from '#src/protocol/dane/tlsa.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { buildReport, type FailureTally, type PolicyTally, type ReportTallies } from '#src/protocol/tlsrpt/report-writer.ts';
import { writeReport2016 } from '#src/protocol/smtp-sts-2016/report.ts';
import { lookUp } from '#src/simulator/network/lookup.ts';
import { textsOf } from '#src/simulator/mechanism/policy-lookup.ts';
import { decide, type NotedFailure, type Run } from '#src/simulator/sender/run.ts';
import { domainOf } from '#src/simulator/world/world.ts';

const day = 86_400;

/** Asks where reports go and writes the report; undefined when nobody gets one, or there is nothing to tell. */
export function reportOn(run: Run): unknown {
  const { sender } = run.scenario;
  const nothing = run.failures.length === 0 && run.succeeded.length === 0;
  if (nothing) return undefined;
  if (sender.sts2016) return reportBy2016(run);
  if (!sender.tlsReports) return unreported(run);
  run.answers.clear();
  const kinds = ['tlsrpt-query', 'tlsrpt-answer', 'tlsrpt-absent'] as const;
  const answer = lookUp(run, { name: `_smtp._tls.${run.domain}`, type: 'TXT', phase: 'afterwards', kinds });
  const { value: record } = parseTlsrptRecords(textsOf(answer));
  if (!record) return unreported(run);
  noteFailures(run);
  const report = buildReport(talliesOf(run));
  const text = `to ${record.rua.join(', ')}\n${JSON.stringify(report, null, 2)}`;
  run.journal.add({ ...about, id: 'report', to: 'receiver', channel: 'report', text, explains: 'report-sent' });
  return report;
}

const about = { from: 'sender', phase: 'afterwards' } as const;

function unreported(run: Run): undefined {
  if (run.failures.length > 0) decide(run, 'failure-not-reported', { phase: 'afterwards' });
  return undefined;
}

/** One event for each kind of failure at each host. */
function noteFailures(run: Run): void {
  for (const { failure, count } of grouped(run.failures)) {
    const text = `${failure.type2016 ?? failure.resultType} at ${failure.host}${count > 1 ? `, ${count} times` : ''}`;
    const id = `failure/${failure.resultType}/${failure.host}`;
    run.journal.add({ ...about, id, to: 'sender', channel: 'report', text, explains: 'failure-noted', host: failure.host });
  }
}

function grouped(failures: readonly NotedFailure[]): { failure: NotedFailure; count: number }[] {
  const groups = new Map<string, { failure: NotedFailure; count: number }>();
  for (const failure of failures) {
    const key = `${failure.host} ${failure.resultType} ${failure.type2016 ?? ''}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { failure, count: 1 });
  }
  return [...groups.values()];
}

function talliesOf(run: Run): ReportTallies {
  const start = Math.floor(run.scenario.now / day) * day;
  const submitter = domainOf(run.scenario.message.from) || run.scenario.sender.host;
  return {
    organization: submitter,
    contact: `tls-reports@${submitter}`,
    reportId: `${start}.${run.domain}@${submitter}`,
    start,
    end: start + day - 1,
    submitter,
    domain: run.domain,
    policies: policiesOf(run),
  };
}

/** The lines of a policy; none for none. Equal lines, equal policies. */
function linesOf(policy: PolicyRules | null): string[] {
  return policy ? ['version: STSv1', `mode: ${policy.mode}`, ...policy.mx.map((mx) => `mx: ${mx}`), `max_age: ${policy.maxAge}`] : [];
}

/**
 * The policies that sessions were judged by, each with its own sessions: from attempt to attempt the policy may be another. The policy
 * domain is the recipient's, for DANE the TLSA base domain, which is the server's name (RFC 8460 section 1.1). Where no policy was found,
 * or no TLSA record could be had, the RFC's word is no-policy-found.
 */
function policiesOf(run: Run): PolicyTally[] {
  const byDane = run.failures.filter(({ by }) => by === 'dane');
  const byPolicy = run.failures.filter(({ by }) => by === 'policy');
  const kinds: PolicyTally[] = [];
  const add = (about: Omit<PolicyTally, 'domain' | 'failed' | 'failures'> & { domain?: string }, failures: readonly NotedFailure[]) =>
    kinds.push({
      domain: run.domain,
      ...about,
      failed: failures.length,
      failures: grouped(failures).map((each) => tallyOf(run, each)),
    });
  const isUnder = (lines: readonly string[]) => (policy: PolicyRules | null) => linesOf(policy).join('\n') === lines.join('\n');
  const succeededUnder = (lines: readonly string[]): number => run.succeeded.filter(({ policy }) => isUnder(lines)(policy)).length;
  for (const [domain, records] of run.tlsa) {
    const successful = run.succeeded.filter(({ host }) => host === domain).length;
    const failures = byDane.filter(({ host }) => host === domain);
    add({ type: 'tlsa', domain, policyString: records.map(formatTlsa), mxHosts: [], successful }, failures);
  }
  const met = [...byPolicy.map(({ policy }) => policy), ...run.succeeded.map(({ policy }) => policy), run.inForce.policy];
  for (const policy of new Map(met.map((each) => [linesOf(each).join('\n'), each])).values()) {
    if (!policy) continue;
    const policyString = linesOf(policy);
    const failures = byPolicy.filter((failure) => isUnder(policyString)(failure.policy));
    add({ type: 'sts', policyString, mxHosts: policy.mx, successful: succeededUnder(policyString) }, failures);
  }
  const rest = [...byDane.filter(({ host }) => !run.tlsa.has(host)), ...byPolicy.filter(({ policy }) => policy === null)];
  const successful = succeededUnder([]);
  if (kinds.length === 0 || rest.length > 0 || (run.tlsa.size === 0 && successful > 0))
    add({ type: 'no-policy-found', policyString: [], mxHosts: [], successful }, rest);
  return kinds;
}

function tallyOf({ scenario }: Run, { failure, count }: { failure: NotedFailure; count: number }): FailureTally {
  const { resultType, host, address, about: what } = failure;
  const session = what === 'session' ? { receivingMxHostname: host, ...(address && { receivingIp: address }) } : {};
  const reason = failure.reason === undefined ? {} : { failureReasonCode: failure.reason };
  return { resultType, count, sendingMtaIp: scenario.sender.address, ...session, ...reason };
}

function reportBy2016(run: Run): unknown {
  const policy = run.failed2016;
  const { organization, contact: email, reportId, start, end, domain } = talliesOf(run);
  const failures = grouped(run.failures).flatMap(({ failure: { type2016: failure, host, address }, count }) =>
    failure ? [{ failure, count, hostname: host, sourceIp: run.scenario.sender.address, ...(address && { connectedIp: address }) }] : [],
  );
  if (!policy?.rua) return unreported(run);
  const report = writeReport2016({ organization, email, reportId, start, end, domain, policy, enforced: true, failures });
  if (report === null) return undefined;
  noteFailures(run);
  const text = `to ${policy.rua.join(', ')}\n${report.trimEnd()}`;
  run.journal.add({ ...about, id: 'report', to: 'receiver', channel: 'report', text, explains: 'draft-report-sent' });
  return report;
}
