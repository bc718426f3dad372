// A dozen invented domains, most with one fault that is met in the wild: their zones and what their policy hosts answer.
// Addresses are for documentation (RFC 5737, RFC 3849), names can never be registered (RFC 2606).
import type { DnsRecord } from '#src/protocol/dns/records.ts';
import type { Zone, ZoneEntry } from '#src/protocol/dns/zone.ts';

export interface Example {
  readonly domain: string;
  readonly zone: Zone;
  /** Undefined: nobody answers at the policy host. */
  readonly policy?: {
    readonly status?: number;
    readonly contentType?: string;
    readonly location?: string;
    readonly body?: string;
    /** It answers mail servers, and does not let pages read (no Access-Control-Allow-Origin). */
    readonly isHidden?: boolean;
  };
}

const txt = (...strings: string[]): DnsRecord => ({ type: 'TXT', strings });
const mx = (preference: number, exchange: string): DnsRecord => ({ type: 'MX', preference, exchange });
const at = (address: string): ZoneEntry => ({ records: [{ type: address.includes(':') ? 'AAAA' : 'A', address }] });
const key = '5f3a9c0e1d7b4426a8e0c91f3b6d2f7788a1540c6e9d3b2af4170c8e5d6b9a10';
const tlsa = (data = key): ZoneEntry => ({ records: [{ type: 'TLSA', usage: 3, selector: 1, matchingType: 1, data }] });
const text = (mode: string, patterns: readonly string[], maxAge: number) =>
  ['version: STSv1', `mode: ${mode}`, ...patterns.map((pattern) => `mx: ${pattern}`), `max_age: ${maxAge}`, ''].join('\r\n');

/** What most of them have: one mail server, a record, a policy host, an address for reports. */
function usual(domain: string, more: Zone = {}): Zone {
  return {
    [domain]: { records: [mx(10, `mx1.${domain}`)] },
    [`mx1.${domain}`]: at('198.51.100.25'),
    [`_mta-sts.${domain}`]: { records: [txt('v=STSv1; id=20260901T080000;')] },
    [`mta-sts.${domain}`]: at('198.51.100.80'),
    [`_smtp._tls.${domain}`]: { records: [txt(`v=TLSRPTv1; rua=mailto:tlsrpt@${domain}`)] },
    ...more,
  };
}

const month = 2_592_000;
const enforced = (domain: string) => ({ body: text('enforce', [`mx1.${domain}`], month) });
/** A name without records, so without an answer. */
const nothing: ZoneEntry = {};

export const examples: readonly Example[] = [
  {
    domain: 'lighthouse.example',
    zone: usual('lighthouse.example', {
      'lighthouse.example': {
        records: [mx(10, 'mx1.lighthouse.example'), { type: 'CAA', flags: 0, tag: 'issue', value: 'ca.example' }],
        signed: true,
      },
      'mx1.lighthouse.example': {
        records: [
          { type: 'A', address: '198.51.100.25' },
          { type: 'AAAA', address: '2001:db8::25' },
        ],
      },
      '_25._tcp.mx1.lighthouse.example': tlsa(),
    }),
    policy: enforced('lighthouse.example'),
  },
  {
    domain: 'harbour.example',
    zone: usual('harbour.example', {
      'harbour.example': { records: [mx(10, 'mx1.harbour.example'), mx(20, 'mx2.harbour.example')] },
      'mx2.harbour.example': at('198.51.100.26'),
      '_smtp._tls.harbour.example': nothing,
    }),
    policy: { body: text('testing', ['mx1.harbour.example'], 86_400) },
  },
  {
    domain: 'meadow.example',
    zone: { 'meadow.example': { records: [mx(10, 'mail.meadow.example')] }, 'mail.meadow.example': at('198.51.100.25') },
  },
  {
    domain: 'quarry.example',
    zone: usual('quarry.example', {
      'mta-sts.quarry.example': { records: [{ type: 'CNAME', target: 'quarry-site.hosting.quarry.example' }] },
    }),
  },
  {
    domain: 'orchard.example',
    zone: usual('orchard.example', {
      '_mta-sts.orchard.example': { records: [txt('v=STSv1; id=20240301T100000;'), txt('v=STSv1; id=20260901T080000;')] },
    }),
    policy: enforced('orchard.example'),
  },
  {
    domain: 'bakery.example',
    zone: usual('bakery.example'),
    policy: { status: 301, contentType: 'text/html', location: 'https://www.bakery.example/.well-known/mta-sts.txt' },
  },
  {
    domain: 'mill.example',
    zone: usual('mill.example', {
      'mill.example': { records: [mx(10, 'mx.newhost.mill.example')] },
      'mx.newhost.mill.example': at('198.51.100.26'),
    }),
    policy: enforced('mill.example'),
  },
  {
    domain: 'cooper.example',
    zone: usual('cooper.example'),
    policy: { ...enforced('cooper.example'), isHidden: true },
  },
  {
    domain: 'chandler.example',
    zone: usual('chandler.example'),
    policy: { body: text('enforce', ['mx1.chandler.example'], 31_557_601).replace('version: STSv1\r\n', '') },
  },
  { domain: 'weaver.example', zone: usual('weaver.example'), policy: { body: text('none', [], 86_400) } },
  {
    domain: 'island.example',
    zone: { 'island.example': { records: [mx(0, '.'), txt('v=spf1 -all')] } },
  },
  {
    domain: 'foundry.example',
    zone: usual('foundry.example', { 'foundry.example': { records: [mx(10, 'mx1.foundry.example')], signed: true, bogus: true } }),
    policy: enforced('foundry.example'),
  },
];
