// What a sender keeps between deliveries: the policy last fetched, and the last fetch that failed (RFC 8461 sections 3.3, 5.1).
// Times are seconds since 1970, durations seconds. Nothing here looks at a clock.
import type { PolicyRules } from './policy.ts';

/** A policy as it was fetched, under the id that the TXT record had at that time. */
export interface CachedPolicy {
  readonly id: string;
  readonly fetchedAt: number;
  readonly policy: PolicyRules;
}

/** The last HTTPS fetch that failed, under the id that asked for it. */
export interface FetchFailure {
  readonly id: string;
  readonly at: number;
}

/** How long a sender waits before it asks again for the same id: the five minutes that section 3.3 suggests. */
export const backOffSeconds = 300;

/** How often a sender looks for a newer policy on its own: the day that section 3.3 suggests. */
export const refreshSeconds = 86_400;

/** Whether the age has not exceeded max_age (section 5.1). The last second still counts, and so does an age below zero. */
export function isFresh(cached: CachedPolicy, now: number): boolean {
  return now - cached.fetchedAt <= cached.policy.maxAge;
}

/** Seconds for which the policy may still be applied; 0 in its last second, negative when it has expired. */
export function secondsLeft(cached: CachedPolicy, now: number): number {
  return cached.fetchedAt + cached.policy.maxAge - now;
}

/**
 * Whether the policy should be fetched again without waiting for a new id, so that it does not run out (sections 3.3, 10.2):
 * once a day, or at half of a shorter max_age.
 */
export function isDueForRefresh(cached: CachedPolicy, now: number): boolean {
  return now - cached.fetchedAt >= Math.min(refreshSeconds, cached.policy.maxAge / 2);
}

/** Whether a fetch for this id has to wait (section 3.3). Ids are compared exactly; another id may be fetched at once. */
export function isBackingOff(id: string, last: FetchFailure | null, now: number): boolean {
  return last !== null && last.id === id && now - last.at < backOffSeconds;
}
