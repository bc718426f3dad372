// The network of the offline examples: a `fetch` that answers DNS over HTTPS (RFC 8484, real messages) from a bundled zone, and
// policy requests as the page would see them. All that comes after the transport is the inspector's own work, nothing is acted.
import { typeNumbers } from '#src/inspector/ask/dns-wire.ts';
import { decodeMessage, encodeAnswer } from '#src/inspector/ask/doh-message.ts';
import type { Fetch } from '#src/inspector/ask/doh.ts';
import { inspect, type InspectOptions } from '#src/inspector/inspect.ts';
import type { Inspection, InspectionStep } from '#src/inspector/inspection.ts';
import type { DnsRecord, RecordType } from '#src/protocol/dns/records.ts';
import { recordTypes } from '#src/protocol/dns/records.ts';
import { answer, validated } from '#src/protocol/dns/zone.ts';
import { policyHost } from '#src/protocol/mta-sts/response.ts';
import { examples, type Example } from './domains.ts';

/** Names under .example can never be registered (RFC 2606). */
const exampleResolvers = ['https://one.resolver.example/dns-query', 'https://two.resolver.example/dns-query'] as const;

/** Seconds for which an answer may be kept. */
const ttl = 3600;
const rcodes = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3 } as const;

/** Inspects an invented domain; one that is not among the examples does not exist. No request leaves. */
export async function inspectExample(
  domain: string,
  options: Pick<InspectOptions, 'pasted' | 'now'> = {},
  onStep?: (step: InspectionStep) => unknown,
): Promise<Inspection> {
  const { pasted, now } = options;
  const given = { ...(pasted !== undefined && { pasted }), ...(now && { now }) };
  return inspect(domain, { ...given, resolvers: exampleResolvers, fetch: exampleFetch }, onStep);
}

/** Answers as the resolvers and policy hosts of the examples do; fails as `fetch` does in a page. */
export const exampleFetch: Fetch = (url, init) => {
  const { hostname, searchParams } = new URL(url);
  const question = searchParams.get('dns');
  if (hostname.endsWith('.resolver.example') && question !== null) return Promise.resolve(dnsAnswer(question));
  const example = examples.find(({ domain }) => policyHost(domain) === hostname);
  return example ? policyAnswer(example, init.mode) : Promise.reject(new TypeError('Failed to fetch'));
};

/** The answer of a resolver that validates, unless it was asked not to (CD). */
function dnsAnswer(encoded: string): Response {
  const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  const asked = decodeMessage(bytes).value?.questions[0];
  const type = recordTypes.find((one) => typeNumbers[one] === asked?.type);
  if (!asked || !type) return new Response(null, { status: 400 });
  const isCheckingDisabled = ((bytes[3] ?? 0) & 0x10) !== 0;
  const zone = zoneOf(asked.name);
  const given = answer(zone, asked.name, type);
  const { status, records, chain, security } = isCheckingDisabled ? given : validated(given, asked.name);
  const message = encodeAnswer(
    { name: asked.name, type },
    {
      rcode: rcodes[status === 'timeout' ? 'SERVFAIL' : status],
      ad: security === 'secure',
      ttl,
      records: chained(asked.name, chain, records),
    },
  );
  return new Response(message as Uint8Array<ArrayBuffer>, { headers: { 'content-type': 'application/dns-message' } });
}

/** The records of an answer with their owners: each alias, then what stands at its end. */
function chained(name: string, chain: readonly string[], records: readonly DnsRecord[]): (DnsRecord & { name: string })[] {
  const owners = [name, ...chain];
  const aliases = chain.map((target, index) => ({ name: owners[index]!, type: 'CNAME' as const satisfies RecordType, target }));
  return [...aliases, ...records.map((record) => ({ ...record, name: owners.at(-1)! }))];
}

function zoneOf(name: string): Example['zone'] {
  return examples.find(({ domain }) => name === domain || name.endsWith(`.${domain}`))?.zone ?? {};
}

/** no-cors: the page learns that a server is there, and nothing more. */
function policyAnswer({ policy }: Example, mode: RequestMode | undefined): Promise<Response> {
  if (!policy || (policy.isHidden && mode !== 'no-cors')) return Promise.reject(new TypeError('Failed to fetch'));
  if (mode === 'no-cors') return Promise.resolve(new Response(null));
  const { status = 200, contentType = 'text/plain', location, body = '' } = policy;
  return Promise.resolve(new Response(body, { status, headers: { 'content-type': contentType, ...(location && { location }) } }));
}
