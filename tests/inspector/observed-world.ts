// What an inspection may have found, as data: a signed domain with everything in order, and the parts to change in it.
import type { Observed, HostObserved, MxAddressObserved } from '#src/inspector/observed.ts';
import type { CertificateSeen } from '#src/inspector/inspection.ts';
import type { Lookup } from '#src/inspector/ask/lookup.ts';
import type { PolicyObserved } from '#src/inspector/ask/policy-fetch.ts';
import type { RecordOf, RecordType } from '#src/protocol/dns/records.ts';

const now = 1_800_000_000;
export const domain = 'good.example';
export const key = 'ab'.repeat(32);

/** A lookup that found these records, or that there is no such name; all that two resolvers answered, signed. */
export function lookup<T extends RecordType>(
  name: string,
  type: T,
  records: readonly RecordOf<T>[] = [],
  more: Partial<Lookup<T>> = {},
): Lookup<T> {
  const state = records.length > 0 ? 'found' : 'no-name';
  const answers = ['one', 'two'].map((resolver) => answerOf(resolver, name, type, state === 'found' ? 'NOERROR' : 'NXDOMAIN'));
  return { question: { name, type }, state, records, aliases: [], secure: true, bogus: false, differs: false, answers, ...more };
}

/** How a resolver answered one question. */
export function answerOf(resolver: string, name: string, type: string, status: string) {
  const url = `https://${resolver}.example/dns-query`;
  return { resolver: url, name, type, status, ad: true, answers: [], milliseconds: 1, findings: [] };
}

/** A lookup that no resolver answered. */
export const failed = { state: 'failed', records: [], secure: false } as const;

/** TXT records at a name. */
export const txt = (name: string, ...texts: string[]) =>
  lookup(
    name,
    'TXT',
    texts.map((text) => ({ type: 'TXT', strings: [text] })),
  );

/** The MX records of a domain, all of one preference. */
export const mx = (...exchanges: string[]) =>
  lookup(
    domain,
    'MX',
    exchanges.map((exchange) => ({ type: 'MX', preference: 10, exchange })),
  );

export const a = (name: string, more: Partial<Lookup<'A'>> = {}) => lookup(name, 'A', [{ type: 'A', address: '192.0.2.25' }], more);

/** A mail server with an address and a TLSA record of its own key, at which nobody looked. */
export function host(name = `mx1.${domain}`, more: Partial<HostObserved> = {}): HostObserved {
  return { host: name, preference: 10, a: a(name), aaaa: lookup(name, 'AAAA'), tlsa: tlsa(name), ...more };
}

export const tlsa = (name = `mx1.${domain}`, data = key, more: Partial<Lookup<'TLSA'>> = {}) =>
  lookup(`_25._tcp.${name}`, 'TLSA', [{ type: 'TLSA', usage: 3, selector: 1, matchingType: 1, data }], more);

/** A mail server that publishes no key. */
export const plainHost = (name = `mx1.${domain}`, more: Partial<HostObserved> = {}): HostObserved =>
  host(name, { tlsa: lookup(`_25._tcp.${name}`, 'TLSA'), ...more });

/** A certificate that has so many days left. */
export function certificate(days: number, error: string | null = null): CertificateSeen {
  const name = `mx1.${domain}`;
  return { subject: name, names: [name], issuer: 'Example CA', validFrom: 0, validTo: now + days * 86_400, error };
}

/** What was seen at the address of a mail server. */
export const seen = (state: MxAddressObserved['state'], more: Partial<MxAddressObserved> = {}): Partial<HostObserved> => ({
  seen: [{ address: '192.0.2.25', state, transcript: [], ...(state === 'tls' && { certificate: certificate(90) }), ...more }],
});

/** A policy file as a page reads it. */
export function policy(mode = 'enforce', more: Partial<PolicyObserved> = {}): PolicyObserved {
  const body = `version: STSv1\r\nmode: ${mode}\r\nmx: mx1.${domain}\r\nmx: aspmx.l.google.com\r\nmax_age: 604800\r\n`;
  return { how: 'read', status: 200, contentType: 'text/plain', body, ...more };
}

/** What was found of a domain in order, but for these parts. */
export function foundWith(change: Partial<Observed>): Observed {
  return {
    domain,
    vantage: 'page',
    now,
    record: txt(`_mta-sts.${domain}`, 'v=STSv1; id=1;'),
    oldRecord: txt(`_smtp_sts.${domain}`),
    caa: [],
    tlsrpt: txt(`_smtp._tls.${domain}`, `v=TLSRPTv1; rua=mailto:tls@${domain}`),
    mx: mx(`mx1.${domain}`),
    mxKind: 'listed',
    policyHost: { a: a(`mta-sts.${domain}`), aaaa: lookup(`mta-sts.${domain}`, 'AAAA') },
    policy: policy(),
    hosts: [host()],
    hostsLeftOut: 0,
    ...change,
  };
}
