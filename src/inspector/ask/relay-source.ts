// The local relay as a source: it gives a page the policy file and the STARTTLS of an MX host as a mail server would meet them.
// Where it is not there, or fails, the page does what it can alone.
import type { CertificateSeen } from '#src/inspector/inspection.ts';
import type { MxAddressObserved, MxSource } from '#src/inspector/observed.ts';
import type { ResponseFailure } from '#src/protocol/mta-sts/response.ts';
import type { Fetch } from './doh.ts';
import { pagePolicySource, type PolicyObserved, type PolicySource } from './policy-fetch.ts';

/** Whether a relay answers at `base`: it refuses a question without a name in a way that no static site does. */
export async function hasRelay(base: string, fetch: Fetch): Promise<boolean> {
  try {
    const response = await fetch(`${base}/policy`, { cache: 'no-store' });
    return response.status === 400 && (response.headers.get('content-type') ?? '').startsWith('application/json');
  } catch {
    return false;
  }
}

/** Asks the local relay at `base` (same origin), which connects for the page. Falls back to the page's own ladder when it is not there. */
export function relayPolicySource(base: string): PolicySource {
  return async (domain, context) => {
    try {
      const response = await context.fetch(`${base}/policy?domain=${encodeURIComponent(domain)}`, { signal: context.signal });
      if (!response.ok) return await pagePolicySource(domain, context);
      return fromRelay((await response.json()) as RelayPolicy);
    } catch {
      return context.signal.aborted ? { how: 'unreachable', failure: 'timeout' } : pagePolicySource(domain, context);
    }
  };
}

/** What `GET /relay/policy` answers. `bytes` is base64, there when the body is no UTF-8, so that none is lost. */
export interface RelayPolicy {
  readonly status: number | null;
  readonly contentType: string | null;
  readonly body: string | null;
  readonly bytes?: string;
  readonly redirect?: string;
  readonly certificate: CertificateSeen | null;
  readonly dead?: readonly string[];
  /** `unreachable`, `no-way`, `unknown-here`: nothing is said about the policy host. Its resolver may not know the name. */
  readonly error?: { readonly code: ResponseFailure | 'unreachable' | 'no-way' | 'unknown-here'; readonly detail: string };
}

/** Asks the relay to look at an MX host; undefined where it cannot. */
export function relayMxSource(base: string, fetch: Fetch): MxSource {
  return async (host, _addresses, signal) => {
    try {
      const response = await fetch(`${base}/mx?host=${encodeURIComponent(host)}`, { signal });
      return response.ok ? ((await response.json()) as { readonly addresses: readonly MxAddressObserved[] }).addresses : undefined;
    } catch {
      return undefined;
    }
  };
}

function fromRelay({ status, contentType, body, bytes, redirect, certificate, error, dead }: RelayPolicy): PolicyObserved {
  if (error || status === null) {
    return { how: 'relay', ...failureOf(error?.code), detail: error?.detail ?? '', certificate };
  }
  const octets = bytes === undefined ? (body ?? '') : Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
  return { how: 'relay', status, contentType, location: redirect ?? null, body: octets, certificate, ...(dead && { dead }) };
}

function failureOf(code: NonNullable<RelayPolicy['error']>['code'] = 'connect-error'): Partial<PolicyObserved> {
  if (code === 'no-way') return { noWay: true };
  if (code === 'unknown-here') return { unknownHere: true };
  return code === 'unreachable' ? {} : { failure: code };
}
