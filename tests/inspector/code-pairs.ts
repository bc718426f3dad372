// For every code about what a person typed and what a resolver answered: what raises it, and a near miss that does not.
import { encode } from '@dnsquery/dns-packet';
import { askResolver, type Fetch } from '#src/inspector/ask/doh.ts';
import { parseDomainInput } from '#src/inspector/ask/domain-input.ts';
import { maxMessage } from '#src/inspector/ask/doh-message.ts';
import { parseResolverUrl } from '#src/inspector/ask/resolver-url.ts';
import { pairsOf, type Row } from '../codes/pairs.ts';

const long = `${'a.'.repeat(126)}a`;

const inputRows: readonly Row<string>[] = [
  ['input-empty', ' ', ' a.example '],
  ['input-too-long', `a${long}`, long],
  ['input-label-too-long', `${'a'.repeat(64)}.example`, `${'a'.repeat(63)}.example`],
  ['input-label-empty', 'receiver..example', 'receiver.example.'],
  ['input-label-hyphen', 'receiver-.example', 're-ceiver.example'],
  ['input-email-address', 'bob@receiver.example', 'bob.receiver.example'],
  ['input-url', 'https://receiver.example', 'https.receiver.example'],
  ['input-ip-address', '192.0.2.1', '192.0.2.1.example'],
  ['input-numeric-last-label', 'receiver.123', 'receiver.123a'],
  ['input-service-name', 'mta-sts.receiver.example', 'mta.sts.receiver.example'],
  ['input-underscore', 'mx_1.receiver.example', 'mx-1.receiver.example'],
  ['input-bad-character', 'receiver,example', 'receiver.example'],
  ['input-not-convertible', 'xn--a.example', 'xn--bcher-kva.example'],
  ['input-single-label', 'receiver', 'receiver.example'],
  ['input-idn', 'b\u00fccher.example', 'xn--bcher-kva.example'],
];

const urlRows: readonly Row<string>[] = [
  ['resolver-url-invalid', 'dns.example/dns-query', 'https://dns.example/dns-query'],
  ['resolver-url-not-https', 'http://dns.example/dns-query', 'http://localhost/dns-query'],
];

const question = { name: '_mta-sts.receiver.example', type: 'TXT' } as const;

/** What the transport gives: the octets of an answer in HTTP, or how it fails. */
interface Reply {
  readonly octets?: Uint8Array;
  readonly status?: number;
  readonly type?: string;
  readonly fails?: 'at once' | 'never';
  readonly cancelled?: boolean;
}

const message = (packet: object = {}): Uint8Array => encode({ type: 'response', id: 0, questions: [question], ...packet } as never);
const answer = (packet: object = {}): Reply => ({ octets: message(packet) });
const cname = (name: string, data: string) => ({ answers: [{ type: 'CNAME', name, ttl: 300, data }] });

/** A header that announces one question, and then these octets in the place of its name. */
const named = (...name: number[]): Reply => ({ octets: Uint8Array.of(0, 0, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...name, 0, 16, 0, 1) });

const dohRows: readonly Row<Reply>[] = [
  ['doh-unreachable', { fails: 'at once' }, { fails: 'at once', cancelled: true }],
  ['doh-timeout', { fails: 'never' }, { fails: 'never', cancelled: true }],
  ['doh-cancelled', { fails: 'never', cancelled: true }, { fails: 'never' }],
  ['doh-rate-limited', { status: 429 }, { status: 428 }],
  ['doh-http-status', { status: 400 }, { status: 200 }],
  ['doh-media-type', { type: 'application/dns-json' }, { type: 'application/dns-message; x=y' }],
  ['doh-oversized', { octets: new Uint8Array(maxMessage + 1) }, { octets: new Uint8Array(maxMessage) }],
  ['doh-malformed', { octets: message().subarray(0, -1) }, answer()],
  ['doh-compression-loop', named(0xc0, 12), named(0)],
  ['doh-not-a-response', answer({ type: 'query' }), answer()],
  ['doh-wrong-id', answer({ id: 1 }), answer()],
  ['doh-other-question', answer({ questions: [{ ...question, type: 'MX' }] }), answer({ questions: [question] })],
  ['doh-other-class', answer({ questions: [{ ...question, class: 'CH' }] }), answer({ questions: [{ ...question, class: 'IN' }] })],
  ['doh-other-name', answer(cname('elsewhere.example', 'x.example')), answer(cname(question.name, 'x.example'))],
  ['doh-truncated', answer({ flags: 0x200 }), answer({ flags: 0x400 })],
  ['doh-alias-loop', answer(cname(question.name, question.name)), answer(cname(question.name, 'other.example'))],
  ['doh-trailing-bytes', { octets: Uint8Array.of(...message(), 0) }, answer()],
  ['doh-rcode', answer({ flags: 2 }), answer({ flags: 3 })],
];

/** Asks through the real inquiry. Its clock runs so fast that there is no time for a second try. */
async function ask({ octets = message(), status = 200, type = 'application/dns-message', fails, cancelled = false }: Reply) {
  const fetch: Fetch = async (_, { signal }) => {
    signal!.throwIfAborted();
    if (fails === 'never') await new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(new Error('aborted'))));
    if (fails) throw new TypeError('Failed to fetch');
    return new Response(octets as BodyInit, { status, headers: { 'content-type': type } });
  };
  let now = 0;
  const { answer: said } = await askResolver('https://dns.example/dns-query', question, {
    fetch,
    signal: cancelled ? AbortSignal.abort() : new AbortController().signal,
    timeout: fails === 'never' ? 1 : 60_000,
    clock: () => (now += 60_000),
  });
  return said.findings;
}

const typed = { textOf: (text: string) => text, withText: (_: string, _finding: unknown, text: string) => text };

export const inputPairs = pairsOf((text) => parseDomainInput(text).findings, inputRows, typed);
export const resolverPairs = [...pairsOf((text) => parseResolverUrl(text).findings, urlRows), ...pairsOf(ask, dohRows)];
