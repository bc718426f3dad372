// A small invented internet for the inspector's tests: DNS from the tests' own DoH server, policy files from a map, and what
// a page may read of them. The DNS part is real HTTP; the policy part stands where a browser would.
import { inspect, type InspectOptions } from '#src/inspector/inspect.ts';
import type { Fetch } from '#src/inspector/ask/doh.ts';
import type { Inspection, InspectionStep } from '#src/inspector/inspection.ts';
import { startDoh, type DohServer, type ZoneData } from './ask/doh-server.ts';

export const goodPolicy = 'version: STSv1\r\nmode: enforce\r\nmx: mx1.good.example\r\nmax_age: 604800\r\n';
export const digest = 'ab'.repeat(32);

/** A signed domain with everything in order; `more` replaces or, with undefined, removes entries. */
export function zone(more: Readonly<Record<string, ZoneData[string] | undefined>> = {}): ZoneData {
  const entries = {
    'good.example MX': [{ data: { preference: 10, exchange: 'mx1.good.example' } }],
    '_mta-sts.good.example TXT': [{ data: ['v=STSv1; id=20260101T000000;'] }],
    '_smtp._tls.good.example TXT': [{ data: ['v=TLSRPTv1; rua=mailto:tls@good.example'] }],
    'mta-sts.good.example A': [{ data: '192.0.2.80' }],
    'mx1.good.example A': [{ data: '192.0.2.25' }],
    'mx1.good.example AAAA': [{ data: '2001:db8::25' }],
    '_25._tcp.mx1.good.example TLSA': [{ data: Uint8Array.from([3, 1, 1, ...Buffer.from(digest, 'hex')]) }],
    ...more,
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as ZoneData;
}

/** What a page gets from a policy host: an answer, one that it may not read, or nothing. */
export type PolicyHost = Response | 'opaque' | 'down';

export interface World {
  readonly server: DohServer;
  readonly steps: InspectionStep[];
  /** What was told when a verdict stood, and how many questions each path had been asked by then. */
  readonly told: { readonly inspection: Inspection; readonly asked: Readonly<Record<string, number>> }[];
  inspect(options?: InspectOptions, domain?: string): Promise<Inspection>;
}

export async function startWorld(
  data: ZoneData,
  policy: () => PolicyHost = () => new Response(goodPolicy, { headers: { 'content-type': 'text/plain' } }),
  dns = {},
): Promise<World> {
  const server = await startDoh(data, dns);
  const steps: InspectionStep[] = [];
  const told: World['told'] = [];
  const countOf = (path: string) => server.asked.filter((line) => line.startsWith(`${path} `)).length;
  const route: Fetch = async (url, init) => {
    if (!new URL(url).hostname.startsWith('mta-sts.')) return fetch(url, init);
    const answer = policy();
    if (answer === 'down' || (answer === 'opaque' && init.mode !== 'no-cors')) throw new TypeError('Failed to fetch');
    return answer === 'opaque' ? new Response(null) : answer;
  };
  return {
    server,
    steps,
    told,
    inspect: (options = {}, domain = 'good.example') =>
      inspect(
        domain,
        { resolvers: [`${server.url}/dns-query`, `${server.url}/second`], fetch: route, now: () => 1_800_000_000, ...options },
        (step) => steps.push(step),
        (inspection) => told.push({ inspection, asked: { '/dns-query': countOf('/dns-query'), '/second': countOf('/second') } }),
      ),
  };
}

/** `code verdict` of every check that is not a pass. */
export function problems({ checks }: Inspection): string[] {
  return checks.filter(({ verdict }) => verdict !== 'pass').map(({ code, verdict }) => `${code} ${verdict}`);
}
