// Pure judgement of what an inspection found: every check, and what they come to. Nothing here asks anybody anything.
import { stsFinding } from '#src/protocol/mta-sts/codes.ts';
import { formatTlsa } from '#src/protocol/dane/tlsa.ts';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import type { Policy } from '#src/protocol/mta-sts/policy.ts';
import { checkOf } from './check.ts';
import { recordFix } from './fixes.ts';
import { addressesOf, type Found, type HostFound } from './found.ts';
import type { Check, Inspection, MxHost } from './inspection.ts';
import { judgeCaa, judgeDane, judgeResolvers } from './judge-dns.ts';
import { judgeHosts } from './judge-hosts.ts';
import { judgePolicy } from './judge-policy.ts';
import { judgeOldRecord, judgeRecord, judgeTlsrpt } from './judge-record.ts';
import { sumUp } from './verdict.ts';

/** Judges what was found. `resolvers` and `questions` are the caller's to add. */
export function judgeInspection(found: Found): Omit<Inspection, 'resolvers' | 'questions'> {
  const record = judgeRecord(found);
  const isAnnounced = record.status === 'valid';
  const policy = judgePolicy(found, isAnnounced);
  const hosts = judgeHosts(found, isAnnounced ? policy.policy : undefined);
  const dane = judgeDane(found);
  const tlsrpt = judgeTlsrpt(found);
  const { verdict, answer } = sumUp(found, { record, policy, hosts, dane });
  // A domain that does not exist has no records to put in order.
  const isThere = !(found.mxKind === 'none' && found.mx.state === 'no-name');
  const checks = [
    ...(isThere
      ? [...record.checks, ...judgePair(found, record.status, record.id, policy), ...policy.checks, ...(isAnnounced ? judgeCaa(found) : [])]
      : []),
    ...hosts.checks,
    ...(isThere ? [...tlsrpt.checks, ...judgeOldRecord(found)] : []),
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

/** Record and policy beside one another, and beside the last visit. */
function judgePair(found: Found, status: string, id: string | undefined, policy: ReturnType<typeof judgePolicy>): Check[] {
  const { domain, now, record, before } = found;
  const subject = record.question.name;
  if (status === 'none' && policy.policy) return [checkOf(stsFinding('policy-without-record'), subject, { fix: recordFix(domain, now) })];
  const body = policy.shown.body;
  if (!before || id === undefined || body === undefined || policy.status !== 'usable') return [];
  if (before.id === id && before.policy !== body)
    return [checkOf(stsFinding('record-id-unchanged', { values: { id } }), subject, { fix: recordFix(domain, now) })];
  return [];
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
