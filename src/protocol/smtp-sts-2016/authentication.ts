// Whether a freshly fetched policy may take the place of a cached one (2016 draft, section 3.3): by the
// method that the CACHED policy names. Without an unexpired cached policy there is nothing to ask: trust on first use.
import type { Policy2016 } from './policy.ts';

/** How a DNS answer stands: validated, from an unsigned zone (or nobody validated), or failing to validate. */
export type DnsSecurity2016 = 'secure' | 'insecure' | 'bogus';

/** What `a=` of the cached policy asks the sender to do before it believes a new one. */
export type AuthenticationPlan2016 =
  | { readonly method: 'first-use' }
  | { readonly method: 'dnssec' }
  | { readonly method: 'webpki'; readonly uri: string }
  | { readonly method: 'impossible'; readonly reason: 'no-method' | 'unknown-method' | 'not-https' | 'foreign-host' };

/** The answer of the policy's HTTPS address. ok: status 200 over TLS with a valid certificate for the URI's host. */
export interface HttpsAnswer2016 {
  readonly ok: boolean;
  readonly body: string;
}

export type Authentication2016 =
  | { readonly authenticated: true; readonly by: 'first-use' | 'dnssec' | 'webpki' }
  | {
      readonly authenticated: false;
      readonly reason: 'no-method' | 'unknown-method' | 'not-https' | 'foreign-host' | 'not-dnssec-secure' | 'not-served' | 'text-differs';
    };

/**
 * Plans the authentication of a replacement. `cached` is the unexpired cached policy or null. The URI's host must be the
 * recipient domain or inside it; a policy that names no method, or one that the draft does not know, cannot be replaced
 * before it expires.
 */
export function planAuthentication2016(cached: Policy2016 | null, domain: string): AuthenticationPlan2016 {
  if (!cached) return { method: 'first-use' };
  if (cached.a === null) return { method: 'impossible', reason: 'no-method' };
  if (cached.a.toLowerCase() === 'dnssec') return { method: 'dnssec' };
  if (!/^webpki:/i.test(cached.a)) return { method: 'impossible', reason: 'unknown-method' };
  const uri = cached.a.slice('webpki:'.length);
  const host = /^https:\/\/([a-z0-9.-]+)(?::\d*)?(?:[/?#]|$)/i.exec(uri)?.[1];
  if (host === undefined) return { method: 'impossible', reason: 'not-https' };
  return isWithin(host, domain) ? { method: 'webpki', uri } : { method: 'impossible', reason: 'foreign-host' };
}

/**
 * Judges a fetched policy by the plan. `text` is the TXT record as joined, `dns` the state of its answer, `https` what the
 * plan's URI gave (null: not fetched). The body must equal the record to the last character.
 */
export function authenticate2016(
  plan: AuthenticationPlan2016,
  text: string,
  dns: DnsSecurity2016,
  https: HttpsAnswer2016 | null,
): Authentication2016 {
  if (plan.method === 'first-use') return { authenticated: true, by: 'first-use' };
  if (plan.method === 'impossible') return { authenticated: false, reason: plan.reason };
  if (plan.method === 'dnssec')
    return dns === 'secure' ? { authenticated: true, by: 'dnssec' } : { authenticated: false, reason: 'not-dnssec-secure' };
  if (!https?.ok) return { authenticated: false, reason: 'not-served' };
  return https.body === text ? { authenticated: true, by: 'webpki' } : { authenticated: false, reason: 'text-differs' };
}

function isWithin(host: string, domain: string): boolean {
  const [inner, outer] = [host, domain].map((name) => name.toLowerCase().replace(/\.$/, ''));
  return outer !== '' && (inner === outer || inner!.endsWith(`.${outer}`));
}
