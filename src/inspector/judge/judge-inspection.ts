// Pure judgement of what an inspection found: every check, and what they come to. Nothing here asks anybody anything.
import type { Inspection, MxHost } from '#src/inspector/inspection.ts';
import { addressesOf, type Observed, type HostObserved } from '#src/inspector/observed.ts';
import { formatTlsa } from '#src/protocol/dane/tlsa.ts';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import type { Policy } from '#src/protocol/mta-sts/policy.ts';
import { judgeDane } from './judge-dane.ts';
import { judgeCaa, judgeResolvers } from './judge-dns.ts';
import { judgeHosts } from './judge-hosts.ts';
import { judgePolicy } from './judge-policy.ts';
import { judgeMisplaced, judgeNeighbours, judgeOldRecord, judgeRecord, judgeTlsrpt } from './judge-record.ts';
import { judgeTogether } from './judge-together.ts';
import { sumUp } from './verdict.ts';

/** Judges what was found. `resolvers` and `questions` are the caller's to add. */
export function judgeInspection(observed: Observed): Omit<Inspection, 'resolvers' | 'questions'> {
  const record = judgeRecord(observed);
  const isAnnounced = record.status === 'valid';
  const policy = judgePolicy(observed, isAnnounced);
  const together = judgeTogether(observed, record, policy);
  const hosts = judgeHosts(observed);
  const dane = judgeDane(observed, isAnnounced && policy.policy?.mode === 'enforce');
  const tlsrpt = judgeTlsrpt(observed);
  const { verdict, answer } = sumUp(observed, { record, policy, hosts, together, dane });
  // A domain that does not exist has no records to put in order.
  const isThere = !(observed.mxKind === 'none' && observed.mx.state === 'no-name');
  const checks = [
    ...(isThere ? [...record.checks, ...together.record, ...policy.checks, ...together.policy] : []),
    ...(isAnnounced ? judgeCaa(observed) : []),
    ...together.names,
    ...hosts.checks,
    ...(isThere ? [...tlsrpt.checks, ...judgeOldRecord(observed), ...judgeMisplaced(observed), ...judgeNeighbours(observed)] : []),
    ...dane.checks,
    ...judgeResolvers(observed),
  ];
  const mx = observed.hosts.map((host) => mxHostOf(host, isAnnounced ? policy.policy : undefined));
  return {
    domain: observed.domain,
    verdict,
    answer,
    checks,
    record: record.shown,
    policy: policy.shown,
    tlsrpt: tlsrpt.shown,
    mx,
    lookAgainAt: lookAgainAt(observed),
    generatedAt: observed.now,
  };
}

/** When every resolver has dropped the answers that were judged: a change made now is seen everywhere by then. */
function lookAgainAt({ now, record, tlsrpt, mx }: Observed): number {
  return now + Math.max(0, ...[record, tlsrpt, mx].flatMap(({ answers }) => answers.map(({ ttl = 0 }) => ttl)));
}

function mxHostOf({ host, preference, a, aaaa, tlsa, seen }: HostObserved, policy: Policy | undefined): MxHost {
  const spoken = seen?.filter(({ state }) => !['blocked', 'no-answer', 'no-way', 'refused', 'turned-away', 'odd'].includes(state)) ?? [];
  const certificate = spoken.find((one) => one.certificate)?.certificate;
  return {
    host,
    preference,
    addresses: addressesOf({ a, aaaa }),
    matches: policy && policy.mode !== 'none' ? preparePatterns(policy.mx)(host) : null,
    tlsa: tlsa.records.map(formatTlsa),
    ...(spoken.length > 0 && {
      starttls: spoken.every(({ state }) => state === 'tls' || state === 'handshake-failed' || state === 'old-tls'),
    }),
    ...(certificate && { certificate }),
  };
}
