// Whether a session's TLS report says what the world asks for: every failure with its sessions, once, and nothing else (RFC 8460
// sections 4.2 to 4.4, RFC 8461 section 6).
import type { TlsrptReport } from '#src/protocol/tlsrpt/report-writer.ts';
import type { Session } from '#src/simulator/session.ts';
import type { World } from './dimensions.ts';
import type { Expected } from './expected.ts';
import { followsDane } from './facts.ts';
import { domain } from './worlds.ts';

/** What is wrong with the failures of the outcome or with the report; undefined: nothing. */
export function sameReport(world: World, { outcome, report }: Session, expected: Expected): string | undefined {
  const found = outcome.failures.map(({ host, resultType }) => `${host} ${resultType}`);
  if (sorted(found) !== sorted([...expected.failures.keys()]))
    return `failures: ${sorted(found)}; should be: ${sorted([...expected.failures.keys()])}`;
  const heard = world.reports === 'asked' && !(followsDane(world) && world.tlsa === 'bogus');
  const something = expected.failures.size > 0 || expected.successes > 0;
  if (!heard || !something) return report === undefined ? undefined : 'a report that nobody asked for';
  if (report === undefined) return 'no report';
  return wrongWith(report as TlsrptReport, expected);
}

function wrongWith({ policies }: TlsrptReport, { failures, successes }: Expected): string | undefined {
  const details = new Map<string, number>();
  for (const { policy, summary, 'failure-details': listed = [] } of policies) {
    if (policy['policy-domain'] !== domain) return `a report on ${policy['policy-domain']}`;
    let sum = 0;
    const seen = new Set<string>();
    for (const failure of listed) {
      const count = failure['failed-session-count'];
      const what = `${failure['receiving-mx-hostname'] ?? `mta-sts.${domain}`} ${failure['result-type']}`;
      if (seen.has(what)) return `${what} stands twice under one policy`;
      seen.add(what);
      details.set(what, (details.get(what) ?? 0) + count);
      sum += count;
    }
    if (summary['total-failure-session-count'] !== sum) return `total ${summary['total-failure-session-count']}, details ${sum}`;
    if (summary['total-successful-session-count'] !== successes)
      return `${summary['total-successful-session-count']} successful sessions; should be ${successes}`;
  }
  const [told, wanted] = [details, failures].map((counts) => sorted([...counts].map(([what, count]) => `${what}: ${count}`)));
  return told === wanted ? undefined : `reported: ${told}; should be: ${wanted}`;
}

function sorted(items: readonly string[]): string {
  return [...items].sort().join(', ') || 'nothing';
}
