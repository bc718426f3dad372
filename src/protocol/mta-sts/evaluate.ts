// A whole delivery as one value (RFC 8461 sections 3.3 to 6): which policy applies, what is fetched, how every MX is judged, which one
// gets the message, what is reported. The steps stand in discovery.ts and judge-mx.ts; this file only puts them in a row.
import type { ResultType } from '../tlsrpt/result-type.ts';
import type { CachedPolicy, FetchFailure } from './cache.ts';
import { afterFetch, afterTxt, cachedPolicy, type FetchResult, type PolicyInForce, type TxtAnswer } from './discovery.ts';
import { judgeMx, type MxFacts, type MxJudgement } from './judge-mx.ts';
import type { Mode, PolicyRules } from './policy.ts';
import { resultTypeOfFetch, type FetchFailureName } from './response.ts';

/** What the policy host would answer. */
export type FetchOutcome = { readonly result: 'ok'; readonly policy: PolicyRules } | { readonly result: FetchFailureName };

/** One delivery as a sender sees it. Times are seconds since 1970. */
export interface DecisionInput {
  readonly now: number;
  readonly domain: string;
  readonly cache: CachedPolicy | null;
  readonly lastFetchFailure: FetchFailure | null;
  readonly dns: TxtAnswer;
  /** null where it will not be asked; asked all the same, it counts as unreachable. */
  readonly https: FetchOutcome | null;
  /** Whether the recipient domain has a usable TLSRPT record: only then is anything reported. */
  readonly tlsrpt: boolean;
  /** The candidates in the order in which they are tried. */
  readonly mx: readonly MxFacts[];
}

export interface MxDecision extends MxJudgement {
  readonly host: string;
  readonly reported: boolean;
}

export interface Decision {
  readonly policy: { readonly source: PolicyInForce['source']; readonly mode: Mode | null };
  readonly httpsFetched: boolean;
  readonly policyFailure: { readonly resultType: ResultType; readonly reported: boolean } | null;
  /** Every candidate, judged as if it were reached. */
  readonly mx: readonly MxDecision[];
  /** Deferred, never bounced: nothing is permanent before the TXT record was checked for a new id (section 5). */
  readonly message: 'delivered' | 'deferred';
  readonly via: string | null;
  readonly cacheAfter: 'empty' | 'unchanged' | 'replaced';
}

/** What a sender does with the delivery. Never throws; `domain` is only carried, as the DNS answer is already there. */
export function evaluate(input: DecisionInput): Decision {
  const { now, tlsrpt } = input;
  const memory = { cached: input.cache, lastFailure: input.lastFetchFailure };
  const step = afterTxt(input.dns, memory, now);
  const { inForce, failure } = step.do === 'fetch' ? afterFetch(step.id, fetchResult(input.https), memory, now) : step;
  const mx = input.mx.map((facts) => decideMx(inForce.policy, facts, tlsrpt));
  const kept = cachedPolicy(input.cache, now).policy ? 'unchanged' : 'empty';
  const via = mx.find(({ action }) => action !== 'refuse')?.host ?? null;
  return {
    policy: { source: inForce.source, mode: inForce.policy?.mode ?? null },
    httpsFetched: step.do === 'fetch',
    policyFailure: failure && { resultType: failure.resultType, reported: failure.reportable && tlsrpt },
    mx,
    message: via === null ? 'deferred' : 'delivered',
    via,
    cacheAfter: inForce.source === 'fresh' ? 'replaced' : kept,
  };
}

/** Without a place to report to, a failure that is not enforced leaves no trace (RFC 8460 section 3). */
function decideMx(policy: PolicyRules | null, facts: MxFacts, tlsrpt: boolean): MxDecision {
  const { action, resultType } = judgeMx(policy, facts);
  const reported = tlsrpt && resultType !== null;
  return { host: facts.host, action: action === 'deliver-and-report' && !reported ? 'deliver' : action, resultType, reported };
}

function fetchResult(outcome: FetchOutcome | null): FetchResult {
  if (outcome?.result === 'ok') return { policy: outcome.policy };
  return { resultType: resultTypeOfFetch(outcome?.result ?? 'connect-error') };
}
