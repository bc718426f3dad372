// Whether a session's TLS report says what the world asks for: every failure with its sessions, once, under the policy that it broke,
// and nothing else (RFC 8460 sections 4.2 to 4.4, RFC 8461 section 6).
import type { TlsrptPolicy, TlsrptReport } from '#src/protocol/tlsrpt/report-writer.ts';
import type { Session } from '#src/simulator/session/session.ts';
import type { World } from './dimensions.ts';
import type { Count, Expected } from './expected.ts';
import { followsDane } from './facts.ts';
import { domain, firstMx, secondMx, strangeMx } from './worlds.ts';

const mailHosts = [firstMx, secondMx, strangeMx];

/** What is wrong with the failures of the outcome or with the report; undefined: nothing. */
export function wrongWithReport(world: World, { outcome, report }: Session, { counts }: Expected): string | undefined {
  const kinds = [...new Set([...counts.values()].flatMap(({ failures }) => [...failures.keys()]))];
  const found = outcome.failures.map(({ host, resultType }) => `${host} ${resultType}`);
  if (sorted(found) !== sorted(kinds)) return `failures: ${sorted(found)}; should be: ${sorted(kinds)}`;
  const isHeard = world.reports === 'asked' && !(followsDane(world) && world.tlsa === 'bogus');
  const hasContent = [...counts.values()].some(({ failures, successes }) => failures.size > 0 || successes > 0);
  if (!isHeard || !hasContent) return report === undefined ? undefined : 'a report that nobody asked for';
  return report === undefined ? 'no report' : wrongWithPolicies((report as TlsrptReport).policies, counts);
}

function wrongWithPolicies(policies: readonly TlsrptPolicy[], counts: Expected['counts']): string | undefined {
  const told = new Map<string, Map<string, number>>();
  const names = policies.map((each) => `${each.policy['policy-type']} ${each.policy['policy-domain']} ${nameOf(each)}`);
  if (new Set(names).size < names.length) return 'a policy stands twice';
  const isDane = policies.some(({ policy }) => policy['policy-type'] === 'tlsa');
  for (const policy of policies) {
    const name = nameOf(policy);
    const details = told.get(name) ?? new Map<string, number>();
    told.set(name, details);
    const wrong = addDetails(policy, details) ?? wrongFailed(policy, policies, counts) ?? wrongSuccesses(policy, policies, counts);
    if (wrong) return wrong;
  }
  for (const [name, { failures, successes }] of counts) {
    const [mine, right] = [told.get(name) ?? [], failures].map((each) => sorted([...each].map(([what, count]) => `${what}: ${count}`)));
    if (mine !== right) return `under "${name}": ${mine}; should be: ${right}`;
    if (successes > 0 && !told.has(name) && !(name === '' && isDane)) return `successful sessions under "${name}" are not told`;
  }
  const idle = [...told].find(([name, details]) => !counts.has(name) && details.size > 0);
  return idle && `failures under "${idle[0]}", which was not in force`;
}

/** As `nameOfRules`; what is no MTA-STS policy has no name. */
function nameOf({ policy }: TlsrptPolicy): string {
  if (policy['policy-type'] !== 'sts') return '';
  const mode = policy['policy-string']?.find((line) => line.startsWith('mode: '))?.slice(6);
  return `${mode} ${policy['mx-host']?.join(' ')}`;
}

function addDetails({ policy, 'failure-details': listed = [] }: TlsrptPolicy, details: Map<string, number>): string | undefined {
  // For DANE it is the TLSA base domain: the server's own name (RFC 8460 section 1.1).
  const about = policy['policy-domain'];
  const hosts = policy['policy-type'] === 'tlsa' ? listed.map((failure) => failure['receiving-mx-hostname']) : [];
  const isRight = policy['policy-type'] === 'tlsa' ? mailHosts.includes(about) && hosts.every((host) => host === about) : about === domain;
  if (!isRight) return `a report on ${about}`;
  const seen = new Set<string>();
  for (const failure of listed) {
    const count = failure['failed-session-count'];
    const what = `${failure['receiving-mx-hostname'] ?? `mta-sts.${domain}`} ${failure['result-type']}`;
    if (seen.has(what)) return `${what} stands twice under one policy`;
    seen.add(what);
    details.set(what, (details.get(what) ?? 0) + count);
  }
  return undefined;
}

/**
 * A connection that failed counts once, however many types it has (section 4.2.2); without one, a policy that could not be had is the
 * failure.
 */
function wrongFailed(told: TlsrptPolicy, policies: readonly TlsrptPolicy[], counts: Expected['counts']): string | undefined {
  const proved = new Set(policies.flatMap(({ policy }) => (policy['policy-type'] === 'tlsa' ? [policy['policy-domain']] : [])));
  const isDane = told.policy['policy-type'] === 'tlsa';
  const own = (counts.get(nameOf(told))?.failed ?? []).filter(({ host, byDane }) =>
    isDane ? byDane && host === told.policy['policy-domain'] : !byDane || !proved.has(host),
  );
  const attempts = [...new Set(own.map(({ at }) => at))];
  const connections = attempts.map((attempt) => own.filter(({ at, host }) => at === attempt && host !== `mta-sts.${domain}`).length);
  const wanted = connections.reduce((sum, failed) => sum + Math.max(1, failed), 0);
  const said = told.summary['total-failure-session-count'];
  return said === wanted ? undefined : `${said} failed connections; should be ${wanted}`;
}

/** Under DANE every connection counts, each at its server, whatever MTA-STS policy stood beside it. */
function wrongSuccesses(told: TlsrptPolicy, policies: readonly TlsrptPolicy[], counts: Expected['counts']): string | undefined {
  const all = [...counts.values()].reduce((sum: number, { successes }: Count) => sum + successes, 0);
  const isDane = told.policy['policy-type'] === 'tlsa';
  const wanted = isDane ? all : (counts.get(nameOf(told))?.successes ?? 0);
  const said = (isDane ? policies.filter(({ policy }) => policy['policy-type'] === 'tlsa') : [told]).reduce(
    (sum, { summary }) => sum + summary['total-successful-session-count'],
    0,
  );
  return said === wanted ? undefined : `${said} successful sessions; should be ${wanted}`;
}

function sorted(items: readonly string[]): string {
  return [...items].sort().join(', ') || 'nothing';
}
