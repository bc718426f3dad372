// What a policy host did when it was asked for the policy, judged as a sender must (RFC 8461 section 3.3), and what would be
// reported of it (RFC 8460 section 4.3.2.2). Fetching is the caller's: redirects must not be followed, caches not used.
import type { Finding, Judgement } from '../finding.ts';
import type { ResultType } from '../tlsrpt/result-type.ts';
import { utf8Length } from '../utf-8.ts';
import { stsFinding, type StsCode } from './codes.ts';
import { parsePolicy, policySizeLimit, type Policy, type PolicyOptions } from './policy.ts';

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

/** The path of every policy (section 3.2). */
export const policyPath = '/.well-known/mta-sts.txt';

/** The policy host of a domain (section 3.3). */
export function policyHost(domain: string): string {
  return `mta-sts.${domain}`;
}

/** The address of a domain's policy (section 3.2). */
export function policyUrl(domain: string): string {
  return `https://${policyHost(domain)}${policyPath}`;
}

/** Judges what the policy host did. `resultType` is what a report would say; it is absent when the policy can be used. */
export function judgeResponse(response: PolicyResponse, options: PolicyOptions = {}): ResponseJudgement {
  if (response.result !== 'answer') return failed(response.result, [stsFinding(failureCodes[response.result], limits)]);
  const twice = judgeRepeatedType(response.contentType);
  const isRefused = twice?.severity === 'error';
  const refused = judgeStatus(response) ?? (isRefused ? twice : judgeMediaType(response.contentType)) ?? judgeSize(response.body);
  // Status, media type and size belong to fetching.
  if (refused) return { findings: [refused], resultType: 'sts-policy-fetch-error' };
  const { value, findings } = parsePolicy(response.body, options);
  const all = [...(twice ? [twice] : []), ...judgeCharset(response.contentType), ...findings];
  return value ? { value, findings: all } : failed('syntax-error', all);
}

export type ResponseJudgement = Judgement<Policy> & { readonly resultType?: ResultType };

const failureCodes = {
  'dns-error': 'response-dns-error',
  'connect-error': 'response-connect-error',
  timeout: 'response-timeout',
  incomplete: 'response-incomplete',
  'too-large': 'response-too-large',
  'tls-error': 'response-tls-error',
  'tls-untrusted': 'response-certificate-untrusted',
  'tls-expired': 'response-certificate-expired',
  'tls-name-mismatch': 'response-certificate-name',
} as const satisfies Record<ResponseFailure, StsCode>;

/** The limits that section 3.3 suggests: a minute, 64 KiB. */
const limits = { values: { seconds: '60', limit: String(policySizeLimit) } };

function failed(name: FetchFailureName, findings: readonly Finding[]): ResponseJudgement {
  return { findings, resultType: resultTypeOfFetch(name) };
}

type StatusCode = 'response-redirect' | 'response-not-found' | 'response-server-error' | 'response-status';

/** Only 200 will do; a redirect must not be followed (section 3.3). */
function judgeStatus({ status, location }: PolicyAnswer): Finding | undefined {
  if (status === 200) return undefined;
  const refusal = (code: StatusCode) => stsFinding(code, { values: { status: String(status), ...(location && { location }) } });
  if (status >= 300 && status < 400) return refusal('response-redirect');
  if (status === 404 || status === 410) return refusal('response-not-found');
  return refusal(status >= 500 ? 'response-server-error' : 'response-status');
}

/**
 * Two header fields of that name, which come joined with a comma: programs take one of the two, most the first.
 */
function judgeRepeatedType(contentType: string | null): Finding | undefined {
  const [first, second] = (contentType ?? '').split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((type) => type.trim());
  if (first === undefined || !second) return undefined;
  const isPlain = /^text\/plain(?:[ \t;]|$)/i.test(first);
  return stsFinding(isPlain ? 'response-media-type-again' : 'response-media-type-twice', { values: { first, second } });
}

/** text/plain, in any case, whatever the parameters (section 3.2). */
function judgeMediaType(contentType: string | null): Finding | undefined {
  const type = (contentType ?? '')
    .split(/[;,]/, 1)[0]!
    .replace(/^[ \t]+/, '')
    .split(/[ \t]/, 1)[0]!
    .toLowerCase();
  if (type === 'text/plain') return undefined;
  if (type === '') return stsFinding('response-media-type-missing', { values: { type } });
  return stsFinding(type === 'text/html' ? 'response-html' : 'response-media-type', { values: { type } });
}

function judgeSize(body: string | Uint8Array): Finding | undefined {
  const size = typeof body === 'string' ? utf8Length(body) : body.length;
  if (size <= policySizeLimit) return undefined;
  return stsFinding('response-too-large', { values: { size: String(size), limit: String(policySizeLimit) } });
}

/** A policy is UTF-8 whatever the header says; another charset makes readers that believe it see something else. */
function judgeCharset(contentType: string | null): readonly Finding[] {
  const charset = /;[ \t]*charset="?([^";\s]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  return charset === undefined || charset === 'utf-8' || charset === 'utf8' || charset === 'us-ascii'
    ? []
    : [stsFinding('response-charset', { values: { charset } })];
}
