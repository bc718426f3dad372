// The relay: gives a page what a page cannot have, the policy file and the STARTTLS of an MX host. It takes names only, answers only
// its own page, connects only to public addresses, and only so many at once. This half knows no Node: a Request in, a Response out,
// and the connecting is handed in, so that it also runs on an edge platform.
import type { CertificateSeen } from '#src/inspector/inspection.ts';
import type { MxAddressObserved } from '#src/inspector/observed.ts';
import type { PolicyObserved } from '#src/inspector/ask/policy-fetch.ts';
import type { RelayPolicy } from '#src/inspector/ask/relay-source.ts';
import { isHostName, lowerCaseAscii } from '#src/protocol/dns/names.ts';

/** What connects. Names are lower-case host names; both find the addresses themselves and refuse those that are not public. */
export interface RelayTransport {
  policy(domain: string, signal: AbortSignal): Promise<PolicyObserved>;
  mx?(host: string, signal: AbortSignal): Promise<readonly MxAddressObserved[]>;
}

export interface RelayOptions {
  readonly transport: RelayTransport;
  /** The `Host` values under which this relay answers: a name that an attacker points here is another one (DNS rebinding). */
  readonly hosts: readonly string[];
  /** Origins of pages elsewhere that may ask, for a relay that an organisation runs; none by default. */
  readonly origins?: readonly string[];
  /** So many requests at once; more are told to come again. */
  readonly atOnce?: number;
  /** Milliseconds for one request in all. */
  readonly timeout?: number;
}

/** What `GET /relay/mx` answers: the first address that spoke, and all of them. */
interface RelayMx {
  readonly starttls: boolean;
  readonly certificate: CertificateSeen | null;
  readonly tls: string | null;
  readonly transcript: readonly string[];
  readonly addresses: readonly MxAddressObserved[];
  readonly error?: { readonly code: string; readonly detail: string };
}

/** Makes the function that answers requests for `/relay/…`; null for other paths. */
export function createRelay({
  transport,
  hosts,
  origins = [],
  atOnce = 8,
  timeout = 10_000,
}: RelayOptions): (request: Request) => Promise<Response | null> {
  let running = 0;
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.startsWith('/relay/')) return null;
    const refusal = refuse(request, hosts, origins);
    if (refusal) return json(403, { error: { code: 'refused', detail: refusal } });
    const cors = corsHeaders(request, origins);
    const wanted = { '/relay/policy': 'domain', '/relay/mx': 'host' }[pathname];
    if (wanted === undefined || (pathname === '/relay/mx' && !transport.mx))
      return json(404, { error: { code: 'no-such-path', detail: pathname } }, cors);
    if (request.method !== 'GET') return json(405, { error: { code: 'method', detail: 'GET only' } }, cors);
    const name = lowerCaseAscii(searchParams.get(wanted) ?? '');
    // "mta-sts." and "_25._tcp." have to fit in front.
    if (!isHostName(name) || !name.includes('.') || name.length > 240 || [...searchParams].length !== 1) {
      return json(400, { error: { code: 'name', detail: `${wanted} must be one host name` } }, cors);
    }
    if (running >= atOnce)
      return json(429, { error: { code: 'busy', detail: 'too many requests at once' } }, { ...cors, 'retry-after': '1' });
    running++;
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeout)]);
    try {
      const isPolicy = pathname === '/relay/policy';
      const work: Promise<RelayPolicy | RelayMx> = isPolicy
        ? transport.policy(name, signal).then(policyAnswer)
        : transport.mx!(name, signal).then(mxAnswer);
      return json(200, await within(work, signal), cors);
    } catch (error) {
      if (signal.aborted && pathname === '/relay/policy') return json(200, policyAnswer({ how: 'unreachable', failure: 'timeout' }), cors);
      const code = signal.aborted ? 'timeout' : 'failed';
      return json(502, { error: { code, detail: error instanceof Error ? error.message : '' } }, cors);
    } finally {
      running--;
    }
  };
}

/** The result, or the signal's reason as soon as that comes, whatever the work does with it: nothing holds its place for longer. */
function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Why a request is not from a page that may ask, or null. Browsers send Sec-Fetch-Site; where it is missing the others must do. */
function refuse({ headers }: Request, hosts: readonly string[], origins: readonly string[]): string | null {
  const host = (headers.get('host') ?? '').toLowerCase();
  if (!hosts.includes(host)) return 'the Host is not this one';
  const origin = headers.get('origin');
  if (origin !== null && origins.includes(origin)) return null;
  if (origin !== null && !hosts.some((one) => origin === `http://${one}` || origin === `https://${one}`))
    return 'the Origin is another one';
  const site = headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' ? null : 'the request comes from another site';
}

function corsHeaders({ headers }: Request, origins: readonly string[]): Record<string, string> {
  const origin = headers.get('origin');
  return origin !== null && origins.includes(origin) ? { 'access-control-allow-origin': origin, vary: 'origin' } : {};
}

function policyAnswer({
  status,
  contentType = null,
  location,
  body = '',
  tooLarge,
  failure,
  detail = '',
  certificate = null,
  how,
  noWay,
  unknownHere,
  dead,
}: PolicyObserved): RelayPolicy {
  const base = { status: status ?? null, contentType, certificate, ...(dead && { dead }) };
  const noWayCode = noWay ? 'no-way' : 'unreachable';
  const unseenCode = unknownHere ? 'unknown-here' : noWayCode;
  if (tooLarge) return { ...base, body: null, error: { code: 'too-large', detail: 'more than 64 KiB' } };
  if (status === undefined || failure)
    return { ...base, body: null, error: { code: failure ?? (how === 'unreachable' ? unseenCode : 'connect-error'), detail } };
  const text = typeof body === 'string' ? body : decode(body);
  const bytes = text === undefined ? { bytes: btoa(Array.from(body as Uint8Array, (byte) => String.fromCharCode(byte)).join('')) } : {};
  return { ...base, body: text ?? '', ...bytes, ...(location && { redirect: location }) };
}

function mxAnswer(addresses: readonly MxAddressObserved[]): RelayMx {
  const spoke = addresses.find(({ state }) => state === 'tls') ?? addresses.find(({ transcript }) => transcript.length > 0);
  const first = spoke ?? addresses[0];
  return {
    starttls: spoke?.state === 'tls' || spoke?.state === 'handshake-failed',
    certificate: spoke?.certificate ?? null,
    tls: spoke?.tls ?? null,
    transcript: spoke?.transcript ?? [],
    addresses,
    ...(!spoke && { error: { code: first?.state ?? 'dns-error', detail: first?.detail ?? 'the host has no address' } }),
  };
}

/** UTF-8 with its byte order mark kept; undefined where it is none. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers },
  });
}
