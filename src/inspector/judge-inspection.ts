// Pure judgement of what an inspection found: every check, and what they come to. Nothing here asks anybody anything.
import { formatTlsa } from '#src/protocol/dane/tlsa.ts';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import type { Policy } from '#src/protocol/mta-sts/policy.ts';
import { addressesOf, type Found, type HostFound } from './found.ts';
import type { Inspection, MxHost } from './inspection.ts';
import { judgeCaa, judgeDane, judgeResolvers } from './judge-dns.ts';
import { judgeHosts } from './judge-hosts.ts';
import { judgePolicy } from './judge-policy.ts';
import { judgeNeighbours, judgeOldRecord, judgeRecord, judgeTlsrpt } from './judge-record.ts';
import { judgeTogether } from './judge-together.ts';
import { sumUp } from './verdict.ts';

/** Judges what was found. `resolvers` and `questions` are the caller's to add. */
export function judgeInspection(found: Found): Omit<Inspection, 'resolvers' | 'questions'> {
  const record = judgeRecord(found);
  const isAnnounced = record.status === 'valid';
  const policy = judgePolicy(found, isAnnounced);
  const together = judgeTogether(found, record, policy);
  const hosts = judgeHosts(found);
  const dane = judgeDane(found);
  const tlsrpt = judgeTlsrpt(found);
  const { verdict, answer } = sumUp(found, { record, policy, hosts, together, dane });
  // A domain that does not exist has no records to put in order.
  const isThere = !(found.mxKind === 'none' && found.mx.state === 'no-name');
  const checks = [
    ...(isThere ? [...record.checks, ...together.record, ...policy.checks, ...together.policy] : []),
    ...(isAnnounced ? judgeCaa(found) : []),
    ...together.names,
    ...hosts.checks,
    ...(isThere ? [...tlsrpt.checks, ...judgeOldRecord(found), ...judgeNeighbours(found)] : []),
    ...dane.checks,
    ...judgeResolvers(found),
  ];
  const mx = found.hosts.map((host) => mxHostOf(host, isAnnounced ? policy.policy : undefined));
  return {
    domain: found.domain,
    verdict,
    answer,
    checks,
    record: record.shown,
    policy: policy.shown,
    tlsrpt: tlsrpt.shown,
    mx,
    lookAgainAt: lookAgainAt(found),
    generatedAt: found.now,
  };
}

/** When every resolver has dropped the answers that were judged: a change made now is seen everywhere by then. */
function lookAgainAt({ now, record, tlsrpt, mx }: Found): number {
  return now + Math.max(0, ...[record, tlsrpt, mx].flatMap(({ answers }) => answers.map(({ ttl = 0 }) => ttl)));
}

function mxHostOf({ host, preference, a, aaaa, tlsa, seen }: HostFound, policy: Policy | undefined): MxHost {
  const spoken = seen?.filter(({ state }) => !['blocked', 'no-answer', 'refused', 'odd'].includes(state)) ?? [];
  const certificate = spoken.find((one) => one.certificate)?.certificate;
  return {
    host,
    preference,
    addresses: addressesOf({ a, aaaa }),
    matches: policy && policy.mode !== 'none' ? preparePatterns(policy.mx)(host) : null,
    tlsa: tlsa.records.map(formatTlsa),
    ...(spoken.length > 0 && { starttls: spoken.every(({ state }) => state === 'tls' || state === 'handshake-failed') }),
    ...(certificate && { certificate }),
  };
}
