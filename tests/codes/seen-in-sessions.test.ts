// What is found at the steps of a session is seen: in the note on its step, on its row, in the transcript, in the files to take away and in
// the command; in words, with meaning and mend. And every code about mail, DNS, TLS, DANE and the draft is seen somewhere.
import { describe, expect, test } from 'vitest';
import '#src/explanations/english.ts';
import { run } from '#src/cli/main.ts';
import { explainText } from '#src/explanations/index.ts';
import { plainText } from '#src/explanations/prose.ts';
import { findingsAt } from '#src/features/player/notes.ts';
import { daneCodes } from '#src/protocol/dane/codes.ts';
import { dnsCodes } from '#src/protocol/dns/codes.ts';
import { draftCodes } from '#src/protocol/smtp-sts-2016/codes.ts';
import { smtpCodes } from '#src/protocol/smtp/codes.ts';
import { tlsCodes } from '#src/protocol/tls/codes.ts';
import type { Move } from '#src/simulator/network/move.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { exportSession } from '#src/simulator/session/export-session.ts';
import { formatTranscript } from '#src/simulator/session/transcript.ts';
import type { Zone } from '#src/simulator/world/scenario.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { rows as draftRows } from '../protocol/smtp-sts-2016/code-pairs.ts';
import { testIo } from '../cli/io-for-tests.ts';

const domain = 'receiver.example';
type Line = readonly [name: string, type: string, value: string];
const zone = (...records: readonly Line[]): readonly Zone[] => [
  {
    name: domain,
    dnssec: 'signed',
    records: records.map(([name, type, value]) => ({ name: name ? `${name}.${domain}` : domain, type, value })) as never,
  },
];
const host = ['mx1', 'A', '198.51.100.25'] as const;
const mx = ['', 'MX', `10 mx1.${domain}`] as const;
const tlsa = (value: string): ScenarioInput => ({ sender: 'dane', zones: zone(mx, host, ['_25._tcp.mx1', 'TLSA', value]) });
const mail = (...records: readonly Line[]): ScenarioInput => ({ sender: 'opportunistic', zones: zone(...records) });
const draft = (texts: readonly string[]): ScenarioInput => ({
  sender: { like: 'sts-2016', stored2016: [] },
  zones: zone(mx, host, ...texts.map((text) => ['_smtp_sts', 'TXT', text] as const)),
});
/** In clear, and somebody changes this line. */
const changed = (event: string, text: string): [ScenarioInput, Move[]] => [
  { extends: 'in-the-clear', attack: 'eavesdrop' },
  [{ do: 'replace', event, text }],
];

const mx1 = `mx1.${domain}`;
/** The domain's server is like this. */
const shows = (server: object, attack: 'none' | 'strip-starttls' = 'none'): ScenarioInput => ({
  ...mail(mx, host),
  attack,
  mxHosts: [{ host: mx1, addresses: ['198.51.100.25'], ...server }],
});
const xx = 'x'.repeat(600);
const ab = 'ab'.repeat(32);
const strip: ScenarioInput = { sender: 'opportunistic', attack: 'strip-starttls' };

/** A code, and a world in which it is found at a step. */
const worlds: Readonly<Record<string, readonly [ScenarioInput, Move[]?]>> = {
  'smtp-reply-syntax': changed('greeting', 'hello'),
  'smtp-reply-codes-differ': changed('ehlo-1/250-SIZE', '251-SIZE 1000'),
  'smtp-ehlo-keyword': changed('ehlo-1/250-SIZE', '250-_what'),
  'smtp-ehlo-refused': [shows({ accent: { replies: { ehlo: '502 5.5.2 What?' } } })],
  'smtp-command-unknown': changed('mail-from-1', 'XMAIL'),
  'smtp-command-not-implemented': changed('mail-from-1', 'AUTH PLAIN'),
  'smtp-command-syntax': changed('mail-from-1', 'MAIL FROM:alice@sender.example'),
  'smtp-space-after-colon': changed('mail-from-1', 'MAIL FROM: <alice@sender.example>'),
  'smtp-forgiven': [
    shows({ accent: 'postfix' }, 'strip-starttls'),
    [{ do: 'replace', event: 'mail-from-1', text: 'MAIL FROM:alice@sender.example' }],
  ],
  'smtp-chunking-not-offered': changed('data-1', 'BDAT 1 LAST'),
  'smtp-must-start-tls': [shows({ private: true }, 'strip-starttls')],
  'smtp-tls-unavailable': [shows({ starttls: 'refused' })],
  'smtp-pipelined-after-starttls': [
    { sender: 'opportunistic', attack: 'eavesdrop' },
    [{ do: 'inject', event: 'starttls-1', text: 'NOOP' }],
  ],
  'smtp-reply-injected': [{ sender: 'opportunistic', attack: 'eavesdrop' }, [{ do: 'inject', event: 'starttls-1/reply', text: '250 x' }]],
  'smtp-domain-syntax': changed('ehlo-1', 'EHLO out_1.sender.example'),
  'smtp-address-syntax': changed('mail-from-1', 'MAIL FROM:<alice..a@sender.example>'),
  'smtp-needless-parameter': changed('data-1', 'DATA now'),
  'smtp-starttls-parameter': changed('mail-from-1', 'STARTTLS now'),
  'smtp-starttls-not-offered': changed('mail-from-1', 'STARTTLS'),
  'smtp-parameter-syntax': changed('mail-from-1', 'MAIL FROM:<alice@sender.example> SIZE='),
  'smtp-parameter-not-offered': changed('mail-from-1', 'MAIL FROM:<alice@sender.example> BODY=WHAT WHAT=1'),
  'smtp-source-route': changed('mail-from-1', 'MAIL FROM:<@one.example:alice@sender.example>'),
  'smtp-command-line-too-long': changed('mail-from-1', `NOOP ${xx}`),
  'smtp-text-line-too-long': changed('message-1', `${xx}${xx}`),
  'smtp-wrong-order': changed('mail-from-1', 'DATA'),
  'smtp-message-too-big': changed('mail-from-1', 'MAIL FROM:<alice@sender.example> SIZE=99999999999'),
  'smtp-starttls-refused': [{ sender: 'opportunistic', attack: 'refuse-starttls' }],
  'smtp-starttls-missing': [strip],
  'smtp-state-discarded': [{ sender: 'opportunistic' }],
  'dns-null-mx': [mail(['', 'MX', '0 .'])],
  'dns-null-mx-preference': [mail(['', 'MX', '10 .'])],
  'dns-null-mx-among-others': [mail(['', 'MX', '0 .'], mx, host)],
  'dns-implicit-mx': [mail(['', 'A', '198.51.100.25'])],
  'dns-mx-is-address': [mail(['', 'MX', '10 198.51.100.25'])],
  'dns-mx-not-a-name': [mail(['', 'MX', '10 mx!.receiver.example'])],
  'dns-mx-is-alias': [mail(mx, ['mx1', 'CNAME', `mx2.${domain}`], ['mx2', 'A', '198.51.100.25'])],
  'dns-no-such-name': [{ sender: 'opportunistic', zones: [{ name: 'other.example', dnssec: 'unsigned', records: [] }] }],
  'dns-cname-loop': [mail(mx, ['mx1', 'CNAME', `mx2.${domain}`], ['mx2', 'CNAME', `mx1.${domain}`])],
  'dns-servfail': [{ sender: 'opportunistic', zones: [{ ...mail(mx, host).zones![0]!, failing: [{ name: domain, how: 'servfail' }] }] }],
  'dns-timeout': [{ sender: 'opportunistic', attack: 'forge-mx' }, [{ do: 'drop', event: 'mx/receiver.example/answer' }]],
  'dns-bogus': [{ sender: 'dane', attack: 'forge-mx' }],
  'dane-usage-pkix': [tlsa(`1 1 1 ${ab}`)],
  'dane-usage-unknown': [tlsa(`4 1 1 ${ab}`)],
  'dane-selector-unknown': [tlsa(`3 2 1 ${ab}`)],
  'dane-matching-type-unknown': [tlsa(`3 1 3 ${ab}`)],
  'dane-data-length': [tlsa('3 1 1 abcd')],
  'tls-certificate-expired': [{ sender: 'sts-enforce', attack: 'expired-certificate' }],
  'tls-certificate-wrong-name': [{ sender: 'sts-enforce', attack: 'wrong-name-certificate' }],
  'tls-certificate-self-signed': [{ sender: 'sts-enforce', attack: 'untrusted-certificate' }],
  'tls-certificate-untrusted': [shows({ certificate: { names: [mx1], issuer: 'untrusted' } })],
  'tls-certificate-not-yet-valid': [shows({ certificate: { names: [mx1], notBefore: 4_000_000_000, notAfter: 4_100_000_000 } })],
  'tls-common-name-ignored': [shows({ certificate: { names: [], commonName: mx1 } })],
  'tls-wildcard-not-whole-label': [shows({ certificate: { names: ['m*.receiver.example'] } })],
  'tls-wildcard-one-label-only': [shows({ certificate: { names: ['*.example'] } })],
  'tlsrpt-missing': [{ extends: 'no-policy', sender: 'opportunistic' }],
  ...Object.fromEntries(draftRows.flatMap(([code, raises]) => (code === 'draft-too-long' ? [] : [[code, [draft([raises].flat())]]]))),
};

describe.each(Object.entries(worlds))('%s', (code, [input, moves = []]) => {
  const session = simulate(input, moves);
  const event = session.events.find(({ findings }) => findings.some((finding) => finding.code === code))!;
  const finding = event?.findings.find((each) => each.code === code);

  test('is found at a step', () => expect(finding).toBeDefined());

  test('stands below the note on it, with meaning and mend', () => {
    const found = findingsAt(event).findings?.find((each) => each.code === code);
    const { statement, body, fix } = explainText(code, finding!.values);
    expect(found).toMatchObject({ statement, severity: finding!.severity });
    expect(found!.citations[0]).toEqual(finding!.citation);
    expect(plainText(found!.body)).toBe(body);
    expect(plainText(found!.fix)).toBe(fix ?? '');
    expect(body.length).toBeGreaterThan(10);
  });

  test('stands in the files', () => {
    const { statement } = explainText(code, finding!.values);
    const say = (each: { code: string; values?: Readonly<Record<string, string>> }) => explainText(each.code, each.values);
    for (const form of ['text', 'json', 'asciicast', 'mermaid'] as const) {
      const file = exportSession(session, form, say);
      if (form === 'json') expect(file).toContain(`"${code}"`);
      else if (form !== 'mermaid') expect(file).toContain(JSON.stringify(statement).slice(1, -1));
      else expect(file.includes(statement.slice(0, 20))).toBe(finding!.severity !== 'note');
    }
  });
});

test('each finding is told once below a transcript, with all its steps', () => {
  const session = simulate({ sender: 'sts-enforce', attack: 'expired-certificate' });
  const text = formatTranscript(session, ({ code, values }) => explainText(code, values));
  expect(text.match(/\[tls-certificate-expired; RFC 5280/g)).toHaveLength(1);
  expect(text).toMatch(/\n {4}at .*tls-1\/certificate, .*decide\/certificate/);
  expect(text).toContain('\n    Fix: Renew the certificate');
});

test('the command says it', async () => {
  const io = testIo({});
  await run(['simulate', '--sender', 'sts-enforce', '--attack', 'expired-certificate'], io);
  expect(io.lines.join('\n')).toMatch(/\nfound\n[^]*error: The certificate of mx1\.receiver\.example expired on [^]*Fix: Renew/);
});

test('nothing is said of a session in which nothing was found', () => {
  const session = { ...simulate({ sender: 'sts-enforce' }) };
  const bare = { ...session, events: session.events.map((event) => ({ ...event, findings: [] })) };
  expect(formatTranscript(bare, () => ({ statement: '', body: '' }))).toBe(formatTranscript(bare));
});

/** Found at no step, and why: only a typed dialogue can have it, no world can hold it, or only the library judges it. */
const elsewhere = {
  'smtp-reply-continuation': 'library',
  'smtp-tls-already-active': 'typed',
  'draft-too-long': 'library',
  'tls-no-common-version': 'library',
  'tls-version-too-old': 'library',
  'dane-record-syntax': 'library',
  'dane-field-range': 'library',
  'dane-data-not-hex': 'library',
} as const;

test('every code about mail, DNS, TLS, DANE and the draft is found at a step, but for these', () => {
  const all = Object.keys({ ...smtpCodes, ...draftCodes, ...dnsCodes, ...tlsCodes, ...daneCodes });
  expect(all.filter((code) => !(code in worlds)).sort()).toEqual(Object.keys(elsewhere).sort());
});
