// The sender's steps of the 2016 draft (section 3.5), as functions from one state to the next, so that a
// caller can do the looking up and connecting between them. Plain data; times are seconds since 1970.
//   begin -> [fetch -> receive] -> judge each MX -> when all refuse: exhaust -> [refetch -> receive -> judge each MX again]
import { judgeMx2016, type MxJudgement2016, type MxSeen2016 } from './validation.ts';
import type { CertificateMethod2016, Policy2016 } from './policy.ts';

/** A policy that a sender holds. `validated`: an MX has conformed to it at least once; until then it refuses nothing. */
export interface Cached2016 {
  readonly policy: Policy2016;
  /** The TXT record, joined. */
  readonly text: string;
  readonly fetchedAt: number;
  /** The TTL of the DNS answer, in seconds. */
  readonly ttl: number;
  readonly validated: boolean;
}

/** Where the sender stands. fetch, refetch: look up the TXT record now. try: connect to the MXs. failed: do not deliver. */
export interface Application2016 {
  readonly step: 'fetch' | 'try' | 'refetch' | 'failed';
  /** What is held at the end, if nothing else happens; null: no policy, deliver as without STS. */
  readonly cached: Cached2016 | null;
  /** After the one re-fetch: the new, authenticated policy on its first use. */
  readonly candidate: Cached2016 | null;
}

export interface Tried2016 {
  /** refuse: not to this MX. The others deliver; "-and-report" when the policy names a place for reports. */
  readonly action: 'deliver' | 'deliver-and-report' | 'refuse';
  readonly judgement: MxJudgement2016;
  /** Whether the failures go into a report. */
  readonly reported: boolean;
  readonly application: Application2016;
}

/** The last second at which a policy is in force: `e` seconds and the DNS TTL after the fetch (section 3.2). */
export function expiresAt2016({ policy, fetchedAt, ttl }: Cached2016): number {
  return fetchedAt + (policy.e ?? 0) + ttl;
}

/** Step 1: an unexpired cached policy is used as it is, otherwise the newest is to be fetched. */
export function begin2016(cached: Cached2016 | null, now: number): Application2016 {
  const live = cached !== null && now <= expiresAt2016(cached) ? cached : null;
  return { step: live ? 'try' : 'fetch', cached: live, candidate: null };
}

/**
 * Takes what a fetch gave: the policy with `authenticated` (by authentication.ts), or null for none or an unusable one.
 * After `fetch` any policy is trusted, on first use. After `refetch` only an authenticated one that differs starts step 1 again.
 */
export function receive2016(
  application: Application2016,
  fetched: (Omit<Cached2016, 'validated'> & { readonly authenticated: boolean }) | null,
): Application2016 {
  if (application.step === 'fetch') {
    const cached = fetched && {
      policy: fetched.policy,
      text: fetched.text,
      fetchedAt: fetched.fetchedAt,
      ttl: fetched.ttl,
      validated: false,
    };
    return { step: 'try', cached, candidate: null };
  }
  if (application.step !== 'refetch') return application;
  if (!fetched?.authenticated || fetched.text === application.cached?.text) return { ...application, step: 'failed' };
  const { policy, text, fetchedAt, ttl } = fetched;
  return { ...application, step: 'try', candidate: { policy, text, fetchedAt, ttl, validated: false } };
}

/**
 * Steps 2 to 4 for one MX. `methods`: the certificate methods that the sender can use. A policy that never once validated
 * refuses nothing; but where a validated one stands behind a re-fetched policy that fails too, the refusal stands.
 */
export function tryMx2016(application: Application2016, mx: MxSeen2016, methods: readonly CertificateMethod2016[] = ['webpki']): Tried2016 {
  const held = application.candidate ?? application.cached;
  if (!held) return { action: 'deliver', judgement: { conforms: true, failure: null, failures: [] }, reported: false, application };
  const judgement = judgeMx2016(held.policy, mx, methods);
  if (judgement.conforms) {
    return {
      action: 'deliver',
      judgement,
      reported: false,
      application: { ...application, cached: { ...held, validated: true }, candidate: null },
    };
  }
  const reported = held.policy.rua !== null;
  const mayRefuse = held.validated || (application.candidate !== null && application.cached?.validated === true);
  if (held.policy.to && mayRefuse) return { action: 'refuse', judgement, reported, application };
  const next = application.candidate ? { ...application, cached: held, candidate: null } : application;
  return { action: reported ? 'deliver-and-report' : 'deliver', judgement, reported, application: next };
}

/** Step 4, when every MX was refused: look once for a new authenticated policy; the second time the delivery has failed. */
export function exhaust2016(application: Application2016): Application2016 {
  return application.candidate ? { ...application, step: 'failed', candidate: null } : { ...application, step: 'refetch' };
}
