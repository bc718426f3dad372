// One question to one resolver over HTTPS (RFC 8484, GET): the request, what can go wrong with it, one second try, and the
// answer as it is shown. The transport is handed in, so that a page and Node share this.
import { dohFinding } from '#src/inspector/codes.ts';
import type { ResolverAnswer } from '#src/inspector/inspection.ts';
import { formatRecord } from '#src/protocol/dns/records.ts';
import type { Finding } from '#src/protocol/finding.ts';
import { readCapped } from './capped-body.ts';
import type { AnswerRecord } from './dns-wire.ts';
import { hex } from './dns-wire.ts';
import { decodeMessage, encodeQuery, judgeAnswer, maxMessage, resolveAliases } from './doh-message.ts';
import type { DnsMessage, DnsQuestion, Resolved } from './doh-message.ts';
import { safeUrl } from './resolver-url.ts';

/** The part of `fetch` that is needed here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface AskOptions {
  readonly fetch: Fetch;
  /** Ends everything at once: the person cancels, or the time for the whole inspection is over. */
  readonly signal: AbortSignal;
  /** Milliseconds for one try. */
  readonly timeout: number;
  /** Milliseconds on a clock that only runs forwards. */
  readonly clock: () => number;
  readonly checkingDisabled?: boolean;
}

/** What came back: `answer` to show, and the rest to judge, where the answer could be read. */
export interface Asked {
  readonly answer: ResolverAnswer;
  readonly message?: DnsMessage;
  readonly resolved?: Resolved;
}

/** Milliseconds before the second try. */
const backOff = 250;

/** Asks once, and once more where the failure was quick and may pass. Never rejects. */
export async function askResolver(resolver: string, question: DnsQuestion, options: AskOptions): Promise<Asked> {
  const started = options.clock();
  let tried = await tryOnce(resolver, question, options);
  if (tried.again && !options.signal.aborted && options.clock() - started < options.timeout / 4) {
    await new Promise((resolve) => setTimeout(resolve, backOff));
    tried = await tryOnce(resolver, question, options);
  }
  const milliseconds = Math.round(options.clock() - started);
  const { message, resolved, findings, bytes } = tried;
  const answer: ResolverAnswer = {
    resolver,
    name: question.name,
    type: question.type,
    status: message?.rcode ?? findings[0]?.code ?? 'doh-unreachable',
    ad: message?.authenticData ?? false,
    answers: resolved ? [...resolved.aliases.map((name) => `CNAME ${name}`), ...resolved.records.map(recordText)] : [],
    milliseconds,
    findings,
    ...ttlOf(message, resolved),
    ...(bytes && { bytes: hex(bytes) }),
    ...(options.checkingDisabled && { checkingDisabled: true as const }),
  };
  return message && resolved ? { answer, message, resolved } : { answer };
}

function ttlOf(message: DnsMessage | undefined, resolved: Resolved | undefined): { readonly ttl?: number } {
  const ttls = resolved?.records.map(({ ttl }) => ttl) ?? [];
  const ttl = ttls.length > 0 ? Math.min(...ttls) : message?.negativeTtl;
  return ttl === undefined ? {} : { ttl };
}

/** The request's address: the query as base64url without padding (RFC 8484 section 6). */
export function questionUrl(resolver: string, query: Uint8Array): string {
  const encoded = btoa(String.fromCharCode(...query));
  const dns = encoded.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  return `${resolver}${resolver.includes('?') ? '&' : '?'}dns=${dns}`;
}

interface Try {
  readonly message?: DnsMessage;
  readonly resolved?: Resolved;
  readonly bytes?: Uint8Array;
  readonly findings: readonly Finding[];
  readonly again: boolean;
}

async function tryOnce(
  resolver: string,
  question: DnsQuestion,
  { fetch, signal, timeout, checkingDisabled = false }: AskOptions,
): Promise<Try> {
  const values = { resolver: safeUrl(resolver)?.host ?? resolver };
  const limit = AbortSignal.timeout(timeout);
  const url = questionUrl(resolver, encodeQuery(question, { checkingDisabled }));
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/dns-message' },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, limit]),
    });
    const problem = judgeHttp(response, values);
    if (problem) {
      void response.body?.cancel().catch(() => undefined);
      return { findings: [problem], again: response.status === 429 || response.status >= 500 };
    }
    const { bytes, truncated } = await readCapped(response, maxMessage);
    if (truncated) return { findings: [dohFinding('doh-oversized', { values: { ...values, octets: `${maxMessage}` } })], again: false };
    return { ...readAnswer(bytes, question, values), bytes, again: false };
  } catch {
    const code = failureOf(signal, limit);
    return { findings: [dohFinding(code, { values: { ...values, seconds: `${timeout / 1000}` } })], again: code === 'doh-unreachable' };
  }
}

/** A page is told nothing about the cause (CORS, certificate, name, connection), so nothing is said of it. */
function failureOf(signal: AbortSignal, limit: AbortSignal): 'doh-timeout' | 'doh-cancelled' | 'doh-unreachable' {
  if (isTimeout(limit) || isTimeout(signal)) return 'doh-timeout';
  return signal.aborted ? 'doh-cancelled' : 'doh-unreachable';
}

/** Who is asked, for the words of whatever goes wrong. */
type Asking = { readonly resolver: string };

/** What the HTTP answer says before its body is looked at (RFC 8484 section 4.2.1). */
function judgeHttp(response: Response, values: Asking): Finding | null {
  if (response.status === 429) return dohFinding('doh-rate-limited', { values });
  if (!response.ok) return dohFinding('doh-http-status', { values: { ...values, status: `${response.status}` } });
  const type = response.headers.get('content-type') ?? '';
  if (/^application\/dns-message\s*(?:;|$)/i.test(type)) return null;
  return dohFinding('doh-media-type', { values: { ...values, type: type || 'none' } });
}

function readAnswer(bytes: Uint8Array, question: DnsQuestion, values: Asking): Omit<Try, 'again'> {
  const { value: message, findings } = decodeMessage(bytes);
  const withResolver = (finding: Finding): Finding => ({ ...finding, values: { ...values, ...finding.values } });
  if (!message) return { findings: findings.map(withResolver) };
  const wrong = judgeAnswer(message, question);
  if (wrong.length > 0) return { findings: wrong.map(withResolver) };
  const resolved = resolveAliases(message, question);
  const loop = resolved.loop ? [dohFinding('doh-alias-loop', { values: { name: question.name } })] : [];
  const isAnswered = message.rcode === 'NOERROR' || message.rcode === 'NXDOMAIN';
  const failed = isAnswered ? [] : [dohFinding('doh-rcode', { values: { ...values, ...failure(message) } })];
  return { message, resolved, findings: [...findings, ...loop, ...failed].map(withResolver) };
}

/** The resolver's own reasons, where it gives extended errors (RFC 8914). */
function failure({ rcode, extendedErrors }: DnsMessage): { readonly rcode: string; readonly reason: string } {
  const reasons = extendedErrors.map(({ code, text }) => (text ? `${code}: ${text}` : `${code}`));
  return { rcode, reason: reasons.join('; ') || 'none given' };
}

function recordText({ data }: AnswerRecord): string {
  return data.type === 'other' ? `\\# ${data.data.length / 2} ${data.data}` : formatRecord(data);
}

function isTimeout(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
}
