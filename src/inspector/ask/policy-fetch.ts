// The policy file as a web page can get at it: read where the host lets pages read; else told apart, by a request whose answer
// nobody may look at, whether a server is there at all. Claims no more than that: a page is never told why a request failed.
// Sources are exchangeable: a page, Node (src/probe) and the relay give the same shape.
import type { CertificateSeen, Inspection } from '#src/inspector/inspection.ts';
import { policySizeLimit } from '#src/protocol/mta-sts/policy.ts';
import { policyUrl, type ResponseFailure } from '#src/protocol/mta-sts/response.ts';
import { readCapped } from './capped-body.ts';
import type { Fetch } from './doh.ts';

/** What was got of the policy file. Without `status` no HTTP answer was seen. */
export interface PolicyObserved {
  readonly how: Inspection['policy']['how'];
  readonly status?: number;
  readonly contentType?: string | null;
  readonly location?: string | null;
  readonly body?: string | Uint8Array;
  /** There was more than 64 KiB, and reading stopped. */
  readonly tooLarge?: boolean;
  /** Why there is no answer: known to Node and the relay; to a page only that time ran out. */
  readonly failure?: ResponseFailure;
  /** The machine that asked has no way to any of the addresses (no IPv6, say). */
  readonly noWay?: boolean;
  /** Its resolver knows no such name. That says nothing of the domain where other resolvers know it. */
  readonly unknownHere?: boolean;
  /** Addresses that nobody answered at, before one did. */
  readonly dead?: readonly string[];
  /** The failure in the words of the one who failed. */
  readonly detail?: string;
  /** null: it was asked for over TLS, and the certificate cannot be looked at from here. */
  readonly certificate?: CertificateSeen | null;
  /** The address that was connected to. */
  readonly address?: string;
}

/** Gets the policy. `addresses` are those that DNS gave for the policy host, for whoever connects by itself. Never rejects. */
export type PolicySource = (
  domain: string,
  context: { readonly fetch: Fetch; readonly signal: AbortSignal; readonly addresses: Promise<readonly string[]> },
) => Promise<PolicyObserved>;

const common = { cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' } as const;

/** The ladder of a page: read it; else learn whether a server is there; else say that it could not be reached. */
export const pagePolicySource: PolicySource = async (domain, { fetch, signal }) => {
  const url = policyUrl(domain);
  try {
    const response = await fetch(url, { ...common, redirect: 'manual', signal });
    return await readPolicyResponse(response, signal);
  } catch {
    if (signal.aborted) return { how: 'unreachable', failure: 'timeout' };
  }
  try {
    // Follows redirects, as nothing else works in this mode: so it proves a server for this name or for where it leads.
    await fetch(url, { ...common, mode: 'no-cors', signal });
    return { how: 'unreadable' };
  } catch {
    return signal.aborted ? { how: 'unreachable', failure: 'timeout' } : { how: 'unreachable' };
  }
};

async function readPolicyResponse(response: Response, signal: AbortSignal): Promise<PolicyObserved> {
  // The one thing that a page learns of a redirect: that there is one.
  if (response.type === 'opaqueredirect') return { how: 'read', status: 301, location: null };
  const { status, headers } = response;
  const answer = { how: 'read', status, contentType: headers.get('content-type'), location: headers.get('location') } as const;
  try {
    const { bytes, truncated } = await readCapped(response, policySizeLimit);
    return { ...answer, body: bytes, ...(truncated && { tooLarge: true }) };
  } catch {
    return { ...answer, failure: signal.aborted ? 'timeout' : 'incomplete' };
  }
}
