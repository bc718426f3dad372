// What a policy host did when it was asked for the policy, judged as a sender must (RFC 8461 section 3.3), and what would be
// reported of it (RFC 8460 section 4.3.2.2). Fetching is the caller's: redirects must not be followed, caches not used.
import type { Finding, Judgement } from '../finding.ts';
import type { ResultType } from '../tlsrpt/result-type.ts';
import type { Policy, PolicyOptions } from './policy.ts';

/** Why no answer came: the name, the connection, the certificate of the policy host, or the answer's end. */
export const responseFailures = [
  'dns-error',
  'connect-error',
  'timeout',
  'incomplete',
  'too-large',
  'tls-error',
  'tls-untrusted',
  'tls-expired',
  'tls-name-mismatch',
] as const;
export type ResponseFailure = (typeof responseFailures)[number];

/** An HTTP answer, first line to body; `contentType` and `location` as in the header fields, null where there is none. */
export interface PolicyAnswer {
  readonly result: 'answer';
  readonly status: number;
  readonly contentType: string | null;
  readonly location?: string | null;
  readonly body: string | Uint8Array;
}

export type PolicyResponse = PolicyAnswer | { readonly result: ResponseFailure };

/** The same in one word each, as a decision is told what the policy host would do. */
export type FetchFailureName =
  ResponseFailure | 'not-found' | 'server-error' | 'redirect' | 'http-203' | 'wrong-media-type' | 'syntax-error';

/**
 * What a report says of a failed fetch (RFC 8460 section 4.3.2.2): the certificate of the policy host, the text of the policy, or else
 * the fetch. Size and media type belong to fetching. A handshake that failed for another reason than the certificate does, too.
 */
export function resultTypeOfFetch(failure: FetchFailureName): ResultType {
  if (failure === 'syntax-error') return 'sts-policy-invalid';
  return certificateFailures.has(failure) ? 'sts-webpki-invalid' : 'sts-policy-fetch-error';
}

const certificateFailures: ReadonlySet<FetchFailureName> = new Set(['tls-untrusted', 'tls-expired', 'tls-name-mismatch']);

/** The policy host of a domain (section 3.3). */
export function policyHost(domain: string): string {
  return `mta-sts.${domain}`;
}

/** The address of a domain's policy (section 3.2). */
export function policyUrl(domain: string): string {
  return `https://${policyHost(domain)}/.well-known/mta-sts.txt`;
}

/** Judges what the policy host did. `resultType` is what a report would say; it is absent when the policy can be used. */
export function judgeResponse(
  response: PolicyResponse,
  options: PolicyOptions = {},
): Judgement<Policy> & { readonly resultType?: ResultType } {
  void response;
  void options;
  return { findings: [], resultType: 'sts-policy-fetch-error' };
}

/** Judges an address at which a policy was found or put: is it the one at which senders look (section 3.2)? Takes any text. */
export function judgeLocation(domain: string, url: string): readonly Finding[] {
  void domain;
  void url;
  return [];
}
