// What it all comes to: the verdict on the domain, and the sentence that says what happens to its mail under attack, and for which senders.
import type { DomainVerdict, Inspection } from '#src/inspector/inspection.ts';
import type { Observed } from '#src/inspector/observed.ts';
import type { Policy } from '#src/protocol/mta-sts/policy.ts';
import type { AnswerCode } from './check-codes.ts';
import type { DaneJudged } from './judge-dane.ts';
import type { HostsJudged } from './judge-hosts.ts';
import type { PolicyJudged } from './judge-policy.ts';
import type { RecordJudged } from './judge-record.ts';
import type { Together } from './judge-together.ts';

export interface Judged {
  readonly record: RecordJudged;
  readonly policy: PolicyJudged;
  readonly hosts: HostsJudged;
  readonly together: Together;
  readonly dane: DaneJudged;
}

type Sum = readonly [DomainVerdict, AnswerCode];

/** Sums up. The first thing that settles it counts: no mail at all, DNS that cannot be trusted, then record, policy, mail servers. */
export function sumUp(observed: Observed, judged: Judged): Pick<Inspection, 'verdict' | 'answer'> {
  const [verdict, code] = sum(observed, judged);
  const { uncovered } = judged.together;
  const { withoutGoodTls } = judged.hosts;
  const hosts = [uncovered, withoutGoodTls, judged.dane.mismatched].find(({ length }) => length > 0) ?? [];
  return { verdict, answer: { code, values: { domain: observed.domain, hosts: hosts.join(', ') } } };
}

function sum(observed: Observed, { record, policy, hosts, together, dane }: Judged): Sum {
  if (observed.mx.bogus || observed.record.bogus) return ['unknown', 'answer-dnssec-bogus'];
  if (observed.mxKind === 'unknown' || record.status === 'unknown') return ['unknown', 'answer-dns-failed'];
  if (observed.mxKind === 'none') return ['none', observed.mx.state === 'no-name' ? 'answer-no-such-domain' : 'answer-no-mail-server'];
  if (observed.mxKind === 'null') return ['none', 'answer-no-mail'];
  const isDane = dane.covers === 'all';
  if (record.status === 'none') return ['none', isDane ? 'answer-none-dane' : 'answer-none'];
  if (record.status !== 'valid') return ['broken', isDane ? 'answer-record-broken-dane' : 'answer-record-broken'];
  if (policy.status === 'unseen') return ['unknown', isDane ? 'answer-policy-unseen-dane' : 'answer-policy-unseen'];
  if (!policy.policy) return ['broken', isDane ? 'answer-policy-broken-dane' : 'answer-policy-broken'];
  const [verdict, answer] = sumOfPolicy(policy.policy, together.uncovered, hosts.withoutGoodTls, isDane);
  // MTA-STS never overrides a DANE validation that fails (RFC 8461 section 2).
  return verdict === 'enforced' && dane.mismatched.length > 0 ? ['broken', 'answer-dane-mismatch'] : [verdict, answer];
}

function sumOfPolicy({ mode }: Policy, uncovered: readonly string[], withoutGoodTls: readonly string[], isDane: boolean): Sum {
  if (mode === 'none') return ['none', isDane ? 'answer-mode-none-dane' : 'answer-mode-none'];
  const isReady = uncovered.length === 0 && withoutGoodTls.length === 0;
  if (mode === 'testing' && !isReady) return ['testing', 'answer-testing-not-ready'];
  if (mode === 'testing') return ['testing', isDane ? 'answer-testing-dane' : 'answer-testing'];
  if (uncovered.length > 0) return ['broken', 'answer-mx-not-covered'];
  if (withoutGoodTls.length > 0) return ['broken', 'answer-mx-tls-broken'];
  return ['enforced', isDane ? 'answer-enforced-dane' : 'answer-enforced'];
}
