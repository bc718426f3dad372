// For every code about records, policies, answers and MX sets: what raises it, and a near miss that does not.
// A fixture is the text that is judged, or whatever the judge named in the heading takes.
import type { PolicyResponse } from '../../../src/protocol/mta-sts/response.ts';
import type { Row } from '../../codes/pairs.ts';

export const good = 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmax_age: 2592000\n';
const testing = good.replace('enforce', 'testing');

/** A good policy with one line in another form. */
const withMode = (value: string) => good.replace('mode: enforce', `mode:${value}`);
const withAge = (value: string) => good.replace('max_age: 2592000', `max_age:${value}`);
const withMx = (value: string) => good.replace('mx: mail.example.com', `mx:${value}`);
const withLine = (line: string) => `${good}${line}\n`;

const long = (length: number) => 'n'.repeat(length);
const octets = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : Array.from(part, (c) => c.charCodeAt(0)))));

export const recordRows: readonly Row<readonly (readonly string[])[]>[] = [
  ['record-missing', [['v=spf1 -all']], [['v=spf1 -all'], ['v=STSv1; id=a']]],
  ['record-multiple', [['v=STSv1; id=a'], ['v=STSv1; id=b']], [['v=STSv1; id=a'], ['v=STSv2; id=b']]],
  ['record-draft-2016', [['v=STS1; to=true']], [['v=STS10; to=true']]],
  ['record-id-missing', [['v=STSv1; note=1']], [['v=STSv1; note=1; id=a']]],
  ['record-id-case', [['v=STSv1; Id=a']], [['v=STSv1; id=a; Id=b']]],
  ['record-id-empty', [['v=STSv1; id=']], [['v=STSv1; id=0']]],
  ['record-id-too-long', [[`v=STSv1; id=${long(33)}`]], [[`v=STSv1; id=${long(32)}`]]],
  ['record-id-character', [['v=STSv1; id=2024-01-31']], [['v=STSv1; id=20240131; ref=2024-01-31']]],
  ['record-id-repeated', [['v=STSv1; id=a; id=b']], [['v=STSv1; id=a; idx=b']]],
  ['record-policy-field', [['v=STSv1; id=a; mode=enforce']], [['v=STSv1; id=a; modes=enforce']]],
];

export const txtRows: readonly Row<readonly (readonly string[])[]>[] = [
  ['txt-unrelated', [['google-site-verification=x']], [['v=STSv1; id=a']]],
  ['txt-version-case', [['V=stsv1; id=a']], [['v=STSv1; id=STSV1']]],
  ['txt-version-unknown', [['v=STSv2; id=a']], [['v=STSv1; id=a; x=STSv2']]],
  ['txt-version-no-delimiter', [['v=STSv1, id=a']], [['v=STSv1; id=a,'.replace(',', ';')]]],
  ['txt-version-not-first', [['id=a; v=STSv1;']], [['v=STSv1; id=a; v=STSv1']]],
  ['txt-leading-space', [[' v=STSv1; id=a']], [['v=STSv1;  id=a']]],
  ['txt-version-space', [['v = STSv1; id=a']], [['v=STSv1; id=a']]],
  ['txt-quoted', [['"v=STSv1; id=a"']], [['v=STSv1; id=a; x="a"']]],
  ['txt-escaped-semicolon', [['v=STSv1\\; id=a\\;']], [['v=STSv1; x=\\; id=a']]],
  ['txt-space-before-delimiter', [['v=STSv1 ; id=a']], [['v=STSv1; id=a ; x=b']]],
  ['txt-split', [['v=STSv1; ', 'id=a']], [['v=STSv1; id=a']]],
  ['txt-too-many-strings', [['v=STSv1; id=a', ...Array<string>(64).fill('')]], [['v=STSv1; id=a', ...Array<string>(63).fill('')]]],
  ['txt-string-too-long', [[`v=STSv1; id=a; x=${long(239)}`]], [[`v=STSv1; id=a; x=${long(238)}`]]],
  ['txt-non-ascii', [['v=STSv1;\u00a0id=a']], [['v=STSv1; id=a; x=~']]],
  ['txt-trailing-space', [['v=STSv1; id=a ']], [['v=STSv1; id=a; ']]],
  ['txt-findings-limit', [[`v=STSv1; id=a${';x'.repeat(21)}`]], [[`v=STSv1; id=a${';x'.repeat(20)}`]]],
  ['txt-empty-field', [['v=STSv1; id=a;;']], [['v=STSv1; id=a; ']]],
  ['txt-no-equals', [['v=STSv1; id=a; flag']], [['v=STSv1; id=a; flag=1']]],
  ['txt-space-at-equals', [['v=STSv1; id = a']], [['v=STSv1 ; id=a']]],
  ['txt-name-empty', [['v=STSv1; id=a; =b']], [['v=STSv1; id=a; x=b']]],
  ['txt-name-character', [['v=STSv1; id=a; _x=1']], [['v=STSv1; id=a; x_=1']]],
  ['txt-name-too-long', [[`v=STSv1; id=a; ${long(33)}=1`]], [[`v=STSv1; id=a; ${long(32)}=1`]]],
  ['txt-value-empty', [['v=STSv1; id=a; x=']], [['v=STSv1; id=a; x=.']]],
  ['txt-value-character', [['v=STSv1; id=a; x=a=b']], [['v=STSv1; id=a; x=a:b']]],
  ['txt-field-unknown', [['v=STSv1; id=a; x=1']], [['v=STSv1; id=a']]],
  ['txt-field-repeated', [['v=STSv1; id=a; x=1; x=2']], [['v=STSv1; id=a; x=1; X=2']]],
];

export const policyRows: readonly Row<string | Uint8Array>[] = [
  ['policy-empty', ' \n', ' \nx'],
  ['policy-html', '<html></html>', withLine('note: <html></html>')],
  ['policy-json', '{"version": "STSv1"}', withLine('note: {}')],
  ['policy-is-record', 'v=STSv1; id=a;', withLine('v: STSv1; id=a;')],
  ['policy-one-line', 'version: STSv1; mode: enforce; mx: mail.example.com; max_age: 2592000', withLine('note: like mode: enforce')],
  ['policy-literal-newline', good.trim().replaceAll('\n', '\\n'), withLine('note: a\\nmode: none')],
  ['policy-utf-16', octets(0xff, 0xfe, ...Array.from(good, (c) => `${c}\0`)), octets(good)],
  ['policy-bom', `\ufeff${good}`, withLine('note: a\ufeffb')],
  ['policy-not-utf-8', octets(withLine('note: caf').trim(), 0xe9, 0x0a), octets(withLine('note: caf').trim(), 0xc3, 0xa9, 0x0a)],
  ['policy-replacement-character', withLine('note: caf\ufffd'), withLine('note: caf\u00e9')],
  ['policy-cr-line-end', good.replaceAll('\n', '\r'), good.replaceAll('\n', '\r\n')],
  ['policy-stray-cr', good.replaceAll('\n', '\n\r'), good.replaceAll('\n', '\r\n')],
  [
    'policy-over-64-kib',
    `${good}note: ${'x'.repeat(65_529 - good.length)}\n\n`.slice(0, 65_537),
    `${good}note: ${'x'.repeat(65_530 - good.length)}`,
  ],
  ['policy-findings-limit', `${good}${': x\n'.repeat(21)}`, `${good}${': x\n'.repeat(20)}`],
  ['policy-blank-line', `${good}\n`, good],
  ['policy-comment', `# ours\n${good}`, withLine('note: # ours')],
  ['policy-comment-behind', withMode(' enforce # ours'), withLine('note: enforce # ours')],
  ['policy-semicolon', withAge(' 2592000;'), withLine('note: 2592000;')],
  ['policy-no-colon', withLine('end'), withLine('end: 1')],
  ['policy-leading-space', good.replace('mode', ' mode'), good.replace('mode: ', 'mode:  ')],
  ['policy-space-before-colon', good.replace('mode:', 'mode :'), good.replace('mode:', 'mode:\t')],
  ['policy-name-empty', withLine(': x'), withLine('x: :')],
  ['policy-name-character', withLine('x%y: 1'), withLine('xy: %')],
  ['policy-name-too-long', withLine(`${long(33)}: 1`), withLine(`${long(32)}: 1`)],
  ['policy-value-empty', withLine('note:'), withLine('note: .')],
  ['policy-value-character', withLine('note: a\tb'), withLine('note: a b')],
  ['policy-odd-space', withMode('\u00a0enforce'), withLine('note:\u00a0enforce')],
  ['policy-key-case', good.replace('mode', 'Mode'), withLine('Node-name: a')],
  ['policy-key-typo', good.replace('mx: mail', 'nmx: mail'), withLine('note: mx')],
  ['policy-key-repeated', withLine('mode: none'), withLine('mx: b.example.com')],
  ['policy-extension', withLine('note: a'), good],
  ['policy-extension-repeated', withLine('note: a\nnote: b'), withLine('note: a\nNote: b')],
  ['policy-version-missing', good.replace('version: STSv1\n', ''), `${good.replace('version: STSv1\n', '')}version: STSv1`],
  ['policy-version-unknown', good.replace('STSv1', 'STSv2'), good.replace('STSv1', 'STSv1 ')],
  ['policy-mode-missing', good.replace('mode: enforce\n', ''), good],
  ['policy-mode-case', withMode(' Enforce'), withMode('enforce')],
  ['policy-mode-report', withMode(' report'), withMode(' testing')],
  ['policy-mode-unknown', withMode(' strict'), withMode(' Enforce')],
  ['policy-testing', testing, good],
  ['policy-none', 'version: STSv1\nmode: none\nmax_age: 86400', testing],
  ['policy-none-with-mx', withMode(' none'), 'version: STSv1\nmode: none\nmax_age: 86400'],
  ['policy-none-long', 'version: STSv1\nmode: none\nmax_age: 86401', 'version: STSv1\nmode: none\nmax_age: 86400'],
  ['policy-max-age-missing', good.replace('max_age: 2592000\n', ''), good],
  ['policy-max-age-not-a-number', withAge(' forever'), withAge(' 1000000')],
  ['policy-max-age-unit', withAge(' 30d'), withAge(' 2592000')],
  ['policy-max-age-grouped', withAge(' 2,592,000'), withAge(' 2592000')],
  ['policy-max-age-digits', withAge(' 00002592000'), withAge(' 0002592000')],
  ['policy-max-age-over-a-year', withAge(' 31557601'), withAge(' 31557600')],
  ['policy-max-age-zero', withAge(' 0'), withAge(' 1')],
  ['policy-max-age-under-a-day', withAge(' 86399'), withAge(' 86400')],
  ['policy-max-age-under-a-week', withAge(' 604799'), withAge(' 604800')],
  ['policy-mx-missing', 'version: STSv1\nmode: enforce\nmax_age: 2592000', 'version: STSv1\nmode: none\nmax_age: 86400'],
  ['policy-mx-u-label', withMx(' b\u00fccher.example'), withMx(' xn--bcher-kva.example')],
  ['policy-mx-trailing-dot', withMx(' mail.example.com.'), withMx(' mail.example.com')],
  ['policy-mx-underscore', withMx(' mail_1.example.com'), withMx(' mail-1.example.com')],
  ['policy-mx-hyphen', withMx(' -mail.example.com'), withMx(' ma-il.example.com')],
  ['policy-mx-empty-label', withMx(' mail..example.com'), withMx(' mail.example.com')],
  ['policy-mx-leading-dot', withMx(' .example.com'), withMx(' *.example.com')],
  ['policy-mx-star-alone', withMx(' *.'), withMx(' *.example.org')],
  ['policy-mx-star-misplaced', withMx(' mx*.example.com'), withMx(' *.mx.example.com')],
  ['policy-mx-address-literal', withMx(' [192.0.2.1]'), withMx(' 1.example.com')],
  ['policy-mx-port', withMx(' mail.example.com:25'), withMx(' mail25.example.com')],
  ['policy-mx-url', withMx(' https://mail.example.com/'), withMx(' https.mail.example.com')],
  ['policy-mx-mailbox', withMx(' postmaster@example.com'), withMx(' postmaster.example.com')],
  ['policy-mx-preference', withMx(' 10 mail.example.com'), withMx(' 10.mail.example.com')],
  ['policy-mx-list', withMx(' a.example.com, b.example.com'), withMx(' a.example.com\nmx: b.example.com')],
  ['policy-mx-character', withMx(' "mail.example.com"'), withMx(' mail.example.com ')],
  ['policy-mx-ipv4', withMx(' 192.0.2.1'), withMx(' 192.0.2.x')],
  ['policy-mx-too-long', withMx(` ${long(64)}.example.com`), withMx(` ${long(63)}.example.com`)],
  ['policy-mx-single-label', withMx(' localhost'), withMx(' localhost.example')],
  ['policy-mx-star-top-level', withMx(' *.com'), withMx(' *.example.com')],
];

const answer = (more: Partial<Extract<PolicyResponse, { result: 'answer' }>> = {}): PolicyResponse => ({
  result: 'answer',
  status: 200,
  contentType: 'text/plain',
  body: good,
  ...more,
});

export const responseRows: readonly Row<PolicyResponse>[] = [
  ['response-dns-error', { result: 'dns-error' }, { result: 'connect-error' }],
  ['response-connect-error', { result: 'connect-error' }, { result: 'dns-error' }],
  ['response-timeout', { result: 'timeout' }, { result: 'incomplete' }],
  ['response-incomplete', { result: 'incomplete' }, { result: 'timeout' }],
  ['response-tls-error', { result: 'tls-error' }, { result: 'tls-untrusted' }],
  ['response-certificate-untrusted', { result: 'tls-untrusted' }, { result: 'tls-expired' }],
  ['response-certificate-expired', { result: 'tls-expired' }, { result: 'tls-untrusted' }],
  ['response-certificate-name', { result: 'tls-name-mismatch' }, { result: 'tls-expired' }],
  ['response-redirect', answer({ status: 301, location: 'https://www.example.com/' }), answer({ location: 'https://www.example.com/' })],
  ['response-not-found', answer({ status: 404 }), answer({ status: 403 })],
  ['response-server-error', answer({ status: 503 }), answer({ status: 499 })],
  ['response-status', answer({ status: 203 }), answer({ status: 200 })],
  ['response-html', answer({ contentType: 'text/html; charset=utf-8' }), answer({ contentType: 'Text/Plain; x=text/html' })],
  ['response-media-type', answer({ contentType: 'application/octet-stream' }), answer({ contentType: ' TEXT/PLAIN ;charset=utf-8' })],
  ['response-media-type-missing', answer({ contentType: null }), answer()],
  [
    'response-media-type-twice',
    answer({ contentType: 'application/octet-stream, text/plain' }),
    answer({ contentType: 'text/plain, application/octet-stream' }),
  ],
  ['response-media-type-again', answer({ contentType: 'text/plain, text/plain' }), answer({ contentType: 'text/plain; x="a, b"' })],
  ['response-charset', answer({ contentType: 'text/plain; charset=utf-16' }), answer({ contentType: 'text/plain; charset="UTF-8"' })],
  ['response-too-large', answer({ body: 'x'.repeat(65_537) }), answer({ body: 'x'.repeat(65_536) })],
];

export const locationRows: readonly Row<string>[] = [
  ['response-wrong-scheme', 'http://mta-sts.example.com/.well-known/mta-sts.txt', 'HTTPS://mta-sts.example.com/.well-known/mta-sts.txt'],
  ['response-wrong-host', 'https://example.com/.well-known/mta-sts.txt', 'https://MTA-STS.Example.com./.well-known/mta-sts.txt'],
  [
    'response-wrong-port',
    'https://mta-sts.example.com:8443/.well-known/mta-sts.txt',
    'https://mta-sts.example.com:443/.well-known/mta-sts.txt',
  ],
  ['response-wrong-path', 'https://mta-sts.example.com/mta-sts.txt', 'https://mta-sts.example.com/.well-known/mta-sts.txt'],
];
