// Which policy is in force for a delivery (RFC 8461 sections 3.3, 5.1, 6): what the TXT answer asks for, and what the fetch changes.
// Two steps, because a sender (and the simulator) does something in between.
import type { ResultType } from '../tlsrpt/result-type.ts';
import { isBackingOff, isFresh, type CachedPolicy, type FetchFailure } from './cache.ts';
import type { PolicyRules } from './policy.ts';

/** What the TXT lookup gave; `temperror` is SERVFAIL or a timeout. */
export type TxtAnswer = { readonly txt: 'valid'; readonly id: string } | { readonly txt: 'none' | 'invalid' | 'multiple' | 'temperror' };

/** What a sender remembers of a domain. */
export interface SenderMemory {
  readonly cached: CachedPolicy | null;
  readonly lastFailure: FetchFailure | null;
}

/** The policy that counts for this delivery; `none` has no policy. */
export type PolicyInForce =
  { readonly source: 'none'; readonly policy: null } | { readonly source: 'cache' | 'fresh'; readonly policy: PolicyRules };

/** The policy was looked for and not had. `reportable`: for a domain that asks for reports (section 6). */
export interface PolicyFailure {
  readonly resultType: ResultType;
  readonly reportable: boolean;
}

/** What to do after the TXT answer. `waiting`: a fetch is due, but not before the back-off is over (section 3.3). */
export type TxtStep =
  | { readonly do: 'fetch'; readonly id: string }
  | { readonly do: 'go-on'; readonly inForce: PolicyInForce; readonly failure: PolicyFailure | null; readonly waiting: boolean };

/** What a fetch came to: rules, or the type that a report would give. */
export type FetchResult = { readonly policy: PolicyRules } | { readonly resultType: ResultType };

export interface FetchStep {
  readonly inForce: PolicyInForce;
  readonly failure: PolicyFailure | null;
  /** What the sender remembers from now on; a policy that has run out is forgotten. */
  readonly memory: SenderMemory;
}

const noPolicy: PolicyInForce = { source: 'none', policy: null };

/**
 * What the sender does once the TXT answer is there. Without a valid record an unexpired cached policy applies all the same (section 3.1),
 * and that there was none is a fetch failure worth reporting, unless the cached mode is none (section 6).
 */
export function afterTxt(answer: TxtAnswer, memory: SenderMemory, now: number): TxtStep {
  const { cached, lastFailure } = memory;
  const inForce = cachedPolicy(cached, now);
  if (answer.txt !== 'valid') {
    const missed = inForce.policy !== null && inForce.policy.mode !== 'none';
    return { do: 'go-on', inForce, failure: missed ? { resultType: 'sts-policy-fetch-error', reportable: true } : null, waiting: false };
  }
  if (inForce.policy !== null && cached?.id === answer.id) return { do: 'go-on', inForce, failure: null, waiting: false };
  if (isBackingOff(answer.id, lastFailure, now)) return { do: 'go-on', inForce, failure: null, waiting: true };
  return { do: 'fetch', id: answer.id };
}

/**
 * What the fetch for `id` changes. A policy replaces what was cached and applies at once. A failure leaves an unexpired cached policy
 * in force (section 3.3), else there is none; it is reportable whatever the cached mode, for a valid record announced it (section 6).
 */
export function afterFetch(id: string, result: FetchResult, memory: SenderMemory, now: number): FetchStep {
  if ('policy' in result) {
    const cached = { id, fetchedAt: now, policy: result.policy };
    return { inForce: { source: 'fresh', policy: result.policy }, failure: null, memory: { cached, lastFailure: null } };
  }
  const cached = memory.cached !== null && isFresh(memory.cached, now) ? memory.cached : null;
  return {
    inForce: cachedPolicy(cached, now),
    failure: { resultType: result.resultType, reportable: true },
    memory: { cached, lastFailure: { id, at: now } },
  };
}

/** The cached policy if it has not expired (section 5.1), else none. */
export function cachedPolicy(cached: CachedPolicy | null, now: number): PolicyInForce {
  return cached !== null && isFresh(cached, now) ? { source: 'cache', policy: cached.policy } : noPolicy;
}
