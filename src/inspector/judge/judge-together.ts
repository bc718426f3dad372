// Record, policy, MX names and the last visit, judged against one another by the protocol core, as checks.
import { policyFix, recordFix } from '#src/inspector/advise/fixes.ts';
import type { Check } from '#src/inspector/inspection.ts';
import type { Observed } from '#src/inspector/observed.ts';
import type { CachedPolicy } from '#src/protocol/mta-sts/cache.ts';
import { judgeSet } from '#src/protocol/mta-sts/judge-set.ts';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import { parsePolicy, type Policy } from '#src/protocol/mta-sts/policy.ts';
import { check, checkOf } from './check.ts';
import type { PolicyJudged } from './judge-policy.ts';
import type { RecordJudged } from './judge-record.ts';

/** Checks by what they are about, and the hosts that the policy leaves out. */
export interface Together {
  readonly record: readonly Check[];
  readonly policy: readonly Check[];
  readonly names: readonly Check[];
  readonly uncovered: readonly string[];
}

/** Judges what one part alone cannot show. Without a record the policy counts for nothing, so nothing is held against it. */
export function judgeTogether(observed: Observed, record: RecordJudged, policy: PolicyJudged): Together {
  const { domain, now, mxKind } = observed;
  const hosts = mailHosts(observed);
  const isCompared = record.status === 'valid' && (mxKind === 'listed' || mxKind === 'implicit');
  const set = judgeSet({
    ...(record.judged && { record: { judged: record.judged, texts: record.shown?.texts ?? [] } }),
    ...(policy.policy &&
      (record.status === 'valid' || record.status === 'none') && { policy: { value: policy.policy, text: policy.shown.body ?? '' } }),
    ...(isCompared && { mx: hosts }),
    history: historyOf(observed),
    now,
  });
  const value = record.status === 'valid' ? policy.policy : undefined;
  const isAsked = isCompared && value !== undefined && value.mode !== 'none';
  const covers = preparePatterns(value?.mx ?? []);
  const uncovered = isAsked ? hosts.filter((host) => !covers(host)) : [];
  const covered = isAsked ? hosts.filter(covers).map((host) => check('check-mx-covered', 'pass', host)) : [];
  return {
    record: set.record.map((finding) => checkOf(finding, observed.record.question.name, { fix: recordFix(domain, now) })),
    policy: [...covered, ...set.policy.map((finding) => policyCheck(finding, observed, hosts, value))],
    names: mxKind === 'listed' ? set.mx.map((finding) => checkOf(finding, hosts[finding.record ?? 0]!)) : [],
    uncovered,
  };
}

/** The names that senders would compare: those of the MX records, or the domain's own. */
function mailHosts({ domain, mx, mxKind }: Observed): string[] {
  return mxKind === 'implicit' ? [domain] : [...new Set(mx.records.map(({ exchange }) => exchange))].filter((name) => name !== '.');
}

function policyCheck(
  finding: Parameters<typeof checkOf>[0],
  { domain, now }: Observed,
  hosts: readonly string[],
  policy: Policy | undefined,
): Check {
  const { code, values } = finding;
  if (code === 'policy-without-record') return checkOf(finding, `_mta-sts.${domain}`, { fix: recordFix(domain, now) });
  const subject = values?.['host'] ?? values?.['pattern'] ?? domain;
  const mend =
    code.startsWith('mx-') && code !== 'mx-pattern-unused' && policy ? policyFix(domain, hosts, policy.mode, policy.maxAge) : undefined;
  // While the policy only watches, a host outside it costs no mail.
  const isMilder = finding.severity === 'error' && policy?.mode === 'testing';
  return checkOf(finding, subject, { ...(isMilder && { verdict: 'warn' }), ...(mend && { fix: mend }) });
}

function historyOf({ before }: Observed): CachedPolicy[] {
  const policy = before && parsePolicy(before.policy).value;
  return before && policy ? [{ id: before.id, fetchedAt: before.at, policy }] : [];
}
