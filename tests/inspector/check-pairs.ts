// For every check and every answer of an inspection: what raises it, and a near miss that does not. An input is what the finding of
// a domain in order differs in; the judge is that of the inspection, whole.
import type { Observed } from '#src/inspector/observed.ts';
import { judgeInspection } from '#src/inspector/judge/judge-inspection.ts';
import { pairsOf, type Row } from '../codes/pairs.ts';
import {
  a,
  answerOf,
  certificate,
  domain,
  failed,
  foundWith,
  host,
  key,
  lookup,
  mx,
  plainHost,
  policy,
  seen,
  tlsa,
  txt,
} from './observed-world.ts';

type Change = Partial<Observed>;

const at = { record: `_mta-sts.${domain}`, old: `_smtp_sts.${domain}`, tlsrpt: `_smtp._tls.${domain}`, policy: `mta-sts.${domain}` };
const mx1 = `mx1.${domain}`;
const away = { aliases: ['other.example'] };

const record = (text: string): Change => ({ record: txt(at.record, text) });
const noRecord: Change = { record: txt(at.record) };
const badRecord = record('v=STSv1; id=;');
const old = (text: string): Change => ({ oldRecord: txt(at.old, text) });
const recordRows: readonly Row<Change>[] = [
  ['check-record-valid', {}, badRecord],
  ['check-record-lookup-failed', { record: lookup(at.record, 'TXT', [], failed) }, noRecord],
  [
    'check-record-elsewhere',
    { ...noRecord, misplaced: [txt(`_mta_sts.${domain}`, 'v=STSv1; id=1;')] },
    { ...noRecord, misplaced: [txt(`_mta_sts.${domain}`, 'v=spf1 -all')] },
  ],
  ['check-record-alias', { record: { ...txt(at.record, 'v=STSv1; id=1;'), ...away } }, { record: { ...txt(at.record), ...away } }],
  ['check-record-alias-dangling', { record: { ...txt(at.record), ...away } }, { record: { ...txt(at.record, 'v=STSv1; id=1;'), ...away } }],
  ['check-wildcard-txt', old('v=STSv1; id=1;'), old('v=STSv1; id=2;')],
  ['check-old-record', old('v=STS1; to=true'), old('v=STS2; to=true')],
  [
    'check-subdomain-alone',
    { ...noRecord, parent: txt('_mta-sts.example', 'v=STSv1; id=1;') },
    { ...noRecord, parent: txt('_mta-sts.example', 'v=STSv1; id=;') },
  ],
  ['check-wildcard-mx', { anyName: mx(mx1) }, { anyName: mx('.') }],
];

const got = (more: Parameters<typeof policy>[1]): Change => ({ policy: policy('enforce', more) });
const mode = (word: string): Change => ({ policy: policy(word) });
const notGot = (how: 'unreadable' | 'unreachable', more = {}): Change => ({ policy: { how, ...more } });
const hostIs = (answer: Change['policyHost']): Change => ({ ...notGot('unreachable'), ...(answer && { policyHost: answer }) });
const v6 = (name: string) => lookup(name, 'AAAA', [{ type: 'AAAA', address: '2001:db8::25' }]);
const noA = lookup(at.policy, 'A', [], { state: 'no-data' });
const noAaaa = lookup(at.policy, 'AAAA', [], { state: 'no-data' });
const badPolicy = got({ body: 'version: STSv1\nmode: enforce\nmx: mx1.good.example\n' });
const pasted: Change = { policy: { how: 'pasted', body: policy().body! } };
const caa = (value: string): Change => ({ caa: [lookup(at.policy, 'CAA', [{ type: 'CAA', flags: 0, tag: 'issue', value }])] });
const policyRows: readonly Row<Change>[] = [
  ['check-policy-read', {}, pasted],
  ['check-policy-valid', {}, badPolicy],
  ['check-policy-pasted', pasted, {}],
  ['check-policy-unreadable', notGot('unreadable'), notGot('unreachable')],
  ['check-policy-unreachable', notGot('unreachable'), notGot('unreadable')],
  ['check-policy-slow', notGot('unreachable', { failure: 'timeout' }), notGot('unreachable', { failure: 'incomplete' })],
  ['check-policy-host-no-address', hostIs({ a: noA, aaaa: noAaaa }), hostIs({ a: { ...noA, ...failed }, aaaa: noAaaa })],
  ['check-policy-host-alias-dangling', hostIs({ a: { ...noA, ...away }, aaaa: noAaaa }), hostIs({ a: a(at.policy, away), aaaa: noAaaa })],
  [
    'check-policy-host-ipv6-only',
    { policyHost: { a: noA, aaaa: v6(at.policy) } },
    { policyHost: { a: a(at.policy), aaaa: v6(at.policy) } },
  ],
  ['check-policy-host-address-dead', got({ dead: ['192.0.2.9'] }), got({})],
  ['check-policy-host-unknown-here', notGot('unreachable', { unknownHere: true, detail: 'none' }), notGot('unreachable')],
  ['check-policy-no-way', notGot('unreachable', { noWay: true }), notGot('unreachable')],
  ['check-policy-host-lookup-failed', hostIs({ a: { ...noA, ...failed }, aaaa: noAaaa }), hostIs({ a: noA, aaaa: noAaaa })],
  ['check-policy-for-mail-servers', {}, got({ certificate: certificate(90) })],
  ['check-policy-certificate', got({ certificate: certificate(14) }), got({ certificate: certificate(13) })],
  ['check-policy-certificate-by-browser', {}, { takesCommonNames: true }],
  ['check-policy-certificate-common-name', { takesCommonNames: true }, { takesCommonNames: false }],
  ['check-policy-certificate-ends-soon', got({ certificate: certificate(13) }), got({ certificate: certificate(14) })],
  ['check-caa', caa('ca.example'), caa(';')],
  ['check-caa-forbids', caa(';'), caa('ca.example')],
  ['check-mode-enforce', mode('enforce'), mode('testing')],
];

const noMx = (state: 'no-name' | 'no-data'): Change => ({ mx: { ...mx(), state }, mxKind: 'none', hosts: [] });
const noMxAnswer: Change = { mx: { ...mx(), ...failed }, mxKind: 'unknown', hosts: [] };
const nullMx: Change = { mx: mx('.'), mxKind: 'null', hosts: [] };
const oneHost = (name: string): Change => ({ mx: mx(name), hosts: [host(name)] });
const hostWith = (more: Parameters<typeof host>[1]): Change => ({ hosts: [host(mx1, more)] });
const looked = (...args: Parameters<typeof seen>): Change => hostWith(seen(...args));
const two = (one: Parameters<typeof seen>[0], other: Parameters<typeof seen>[0]): Change =>
  hostWith({ seen: [...seen(one).seen!, ...seen(other).seen!] });
const google = 'aspmx.l.google.com';
const noAddress = lookup(mx1, 'A');
const mxRows: readonly Row<Change>[] = [
  ['check-domain-missing', noMx('no-name'), noMx('no-data')],
  ['check-mx-null', nullMx, oneHost(mx1)],
  ['check-mx-none', noMx('no-data'), noMx('no-name')],
  ['check-mx-lookup-failed', noMxAnswer, noMx('no-data')],
  ['check-mx-many', { hostsLeftOut: 1 }, { hostsLeftOut: 0 }],
  ['check-mx-provider', oneHost(google), oneHost(`${google}.${domain}`)],
  ['check-mx-covered', oneHost(mx1), oneHost(`mx2.${domain}`)],
  [
    'check-mx-no-address',
    hostWith({ a: noAddress }),
    hostWith({ a: noAddress, aaaa: lookup(mx1, 'AAAA', [{ type: 'AAAA', address: '2001:db8::25' }]) }),
  ],
  ['check-mx-address-lookup-failed', hostWith({ a: { ...noAddress, ...failed } }), hostWith({ a: noAddress })],
  ['check-mx-alias', hostWith({ a: a(mx1, away) }), hostWith({ a: a(mx1) })],
  ['check-mx-tls-unseen', { vantage: 'page' }, { vantage: 'machine' }],
  ['check-mx-tls-not-asked', { vantage: 'machine' }, { vantage: 'machine', ...looked('blocked') }],
  ['check-mx-tls', looked('tls'), looked('tls', { certificate: certificate(90, 'it has expired') })],
  ['check-mx-no-starttls', looked('no-starttls'), looked('starttls-refused')],
  ['check-mx-starttls-refused', looked('starttls-refused'), looked('no-starttls')],
  ['check-mx-handshake-failed', looked('handshake-failed'), looked('tls')],
  ['check-mx-certificate-wrong', looked('tls', { certificate: certificate(90, 'it has expired') }), looked('tls')],
  ['check-mx-certificate-ends-soon', looked('tls', { certificate: certificate(13) }), looked('tls', { certificate: certificate(14) })],
  ['check-mx-down', looked('refused'), looked('no-answer')],
  ['check-mx-no-answer', looked('no-answer'), looked('refused')],
  ['check-mx-address-dead', two('refused', 'tls'), two('refused', 'refused')],
  ['check-mx-turns-away', looked('turned-away'), looked('odd')],
  ['check-mx-no-way', looked('no-way'), looked('blocked')],
  ['check-mx-ipv6-only', hostWith({ a: noAddress, aaaa: v6(mx1) }), hostWith({ a: noAddress })],
  ['check-mx-old-tls', looked('old-tls'), looked('handshake-failed')],
  ['check-mx-odd', looked('odd'), looked('no-starttls')],
  ['check-port-25-blocked', looked('blocked'), looked('no-answer')],
];

/** The same without DANE. */
const plain = (change: Change = {}, more: Parameters<typeof plainHost>[1] = {}): Change => ({ hosts: [plainHost(mx1, more)], ...change });
const unsigned = { secure: false };
const presented = (digests: Record<string, string>, more = {}) => ({
  digests,
  validFrom: 0,
  validTo: 2_000_000_000,
  isRoot: false,
  ...more,
});
const chain = (data: string): Change => looked('tls', { path: [presented({ '1 1': data })] });
/** Under a record "2 0 0" or "2 0 1" of `key`: what was presented, and the authority that was not. */
const anchored = (matchingType: 0 | 1, more: Parameters<typeof seen>[1]): Change => {
  const record = { type: 'TLSA', usage: 2, selector: 0, matchingType, data: key } as const;
  return hostWith({ tlsa: lookup(`_25._tcp.${mx1}`, 'TLSA', [record]), ...seen('tls', more) });
};
const own = presented({});
const authority = presented({ '0 0': key, '0 1': key }, { isRoot: true });
const bogusMx: Change = { ...noMxAnswer, mx: { ...mx(), ...failed, bogus: true } };
const tlsrpt = (text: string): Change => ({ tlsrpt: txt(at.tlsrpt, text) });
const noTlsrpt = txt(at.tlsrpt);
const resolver = (status: string): Change => ({ tlsrpt: { ...noTlsrpt, answers: [answerOf('one', at.tlsrpt, 'TXT', status)] } });
const twoHosts = (second: ReturnType<typeof host>): Change => ({ mx: mx(mx1, google), hosts: [host(), second] });
const dnsRows: readonly Row<Change>[] = [
  ['check-dnssec-bogus', { tlsrpt: { ...noTlsrpt, ...failed, bogus: true } }, { tlsrpt: { ...noTlsrpt, ...failed } }],
  ['check-dnssec-signed', { mx: mx(mx1) }, { mx: { ...mx(mx1), ...unsigned } }],
  ['check-dane-usable', hostWith({ tlsa: tlsa() }), hostWith({ tlsa: tlsa(mx1, key, unsigned) })],
  ['check-dane-unusable', hostWith({ tlsa: tlsa(mx1, 'ab') }), hostWith({ tlsa: tlsa(mx1, key) })],
  ['check-dane-insecure', hostWith({ tlsa: tlsa(mx1, key, unsigned) }), hostWith({ tlsa: tlsa(mx1, key) })],
  ['check-dane-mx-unsigned', { mx: { ...mx(mx1), ...unsigned } }, { mx: mx(mx1) }],
  ['check-dane-match', chain(key), chain('cd'.repeat(32))],
  ['check-dane-mismatch', chain('cd'.repeat(32)), chain(key)],
  [
    'check-dane-certificate',
    anchored(0, { path: [presented({}, { validTo: 1_799_999_999 }), authority] }),
    anchored(0, { path: [presented({}, { validTo: 1_800_000_000 }), authority] }),
  ],
  ['check-dane-authority-in-dns', anchored(0, { path: [own], unsent: authority }), anchored(0, { path: [own, authority], unsent: null })],
  ['check-dane-authority-not-sent', anchored(1, { path: [own] }), anchored(1, { path: [own, authority] })],
  ['check-dane-authority-unproved', anchored(0, { path: [own] }), anchored(0, { path: [own], unsent: null })],
  ['check-dane-some-hosts', twoHosts(plainHost(google)), twoHosts(host(google))],
  ['check-dane-lookup-failed', hostWith({ tlsa: { ...tlsa(), ...failed } }), plain()],
  ['check-tlsrpt-valid', tlsrpt('v=TLSRPTv1; rua=mailto:tls@good.example'), tlsrpt('v=TLSRPTv1; rua=')],
  ['check-tlsrpt-lookup-failed', { tlsrpt: { ...noTlsrpt, ...failed } }, { tlsrpt: noTlsrpt }],
  ['check-resolvers-agree', { tlsrpt: noTlsrpt }, { tlsrpt: { ...noTlsrpt, differs: true } }],
  ['check-resolvers-differ', { tlsrpt: { ...noTlsrpt, differs: true } }, { tlsrpt: noTlsrpt }],
  ['check-resolver-failed', resolver('doh-timeout'), resolver('SERVFAIL')],
];

const strange = `mx2.${domain}`;
const uncovered = (word: string): Change => ({ ...mode(word), mx: mx(strange), hosts: [host(strange)] });
const answerRows: readonly Row<Change>[] = [
  ['answer-enforced', plain(), {}],
  ['answer-enforced-dane', {}, plain()],
  ['answer-testing', plain(mode('testing')), mode('testing')],
  ['answer-testing-dane', mode('testing'), plain(mode('testing'))],
  ['answer-testing-not-ready', uncovered('testing'), uncovered('enforce')],
  ['answer-mode-none', plain(mode('none')), mode('none')],
  ['answer-mode-none-dane', mode('none'), plain(mode('none'))],
  ['answer-none', plain(noRecord), noRecord],
  ['answer-none-dane', noRecord, plain(noRecord)],
  ['answer-record-broken', plain(badRecord), badRecord],
  ['answer-record-broken-dane', badRecord, plain(badRecord)],
  ['answer-policy-broken', plain(badPolicy), badPolicy],
  ['answer-policy-broken-dane', badPolicy, plain(badPolicy)],
  ['answer-mx-not-covered', uncovered('enforce'), uncovered('testing')],
  ['answer-mx-tls-broken', plain({}, seen('no-starttls')), plain({}, seen('no-answer'))],
  ['answer-dane-mismatch', chain('cd'.repeat(32)), chain(key)],
  ['answer-policy-unseen', plain(notGot('unreadable')), notGot('unreadable')],
  ['answer-policy-unseen-dane', notGot('unreadable'), plain(notGot('unreadable'))],
  ['answer-no-mail', nullMx, oneHost(mx1)],
  ['answer-no-mail-server', noMx('no-data'), noMx('no-name')],
  ['answer-no-such-domain', noMx('no-name'), noMx('no-data')],
  ['answer-dnssec-bogus', bogusMx, noMxAnswer],
  ['answer-dns-failed', noMxAnswer, bogusMx],
];

const rows = [...recordRows, ...policyRows, ...mxRows, ...dnsRows, ...answerRows];

/** A check's `fix` is a text to publish, not an edit, so only the codes count here. */
export const inspectionPairs = pairsOf((change: Change) => {
  const { checks, answer } = judgeInspection(foundWith(change));
  return [...checks, answer].map(({ code }) => ({ code }));
}, rows);
