// A policy that a sender has stored, as old as a test needs it.
import type { CachedPolicy } from '#src/protocol/mta-sts/cache.ts';
import type { PolicyRules } from '#src/protocol/mta-sts/policy.ts';

/** Seconds since 1970. */
export const now = 1_700_000_000;
export const rules: PolicyRules = { mode: 'enforce', maxAge: 1000, mx: ['mx.example.com'] };
/** `age` in seconds; it may be kept for 1000. */
export const cachedFor = (age: number, more: Partial<PolicyRules> = {}): CachedPolicy => ({
  id: 'a',
  fetchedAt: now - age,
  policy: { ...rules, ...more },
});
