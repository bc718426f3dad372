// Every place where foreign text comes into what the command writes, with a text that would drive a terminal, turn the reading direction
// or begin a line of its own. Here what is written is looked at before the last guard of streams.ts.
import { describe, expect, it } from 'vitest';
import { inspectionText } from '#src/cli/inspect-text.ts';
import { run } from '#src/cli/main.ts';
import { harmless } from '#src/cli/streams.ts';
import { judgeInspection } from '#src/inspector/judge/judge-inspection.ts';
import { visibleJson } from '#src/protocol/visible.ts';
import { certificate, foundWith, host, mx, policy, seen, txt } from '../inspector/observed-world.ts';
import { testIo } from './io-for-tests.ts';

const controls = '\u001b[2J\u0007\b\u007f\u009b31m\u202e\u2066\u200b\u200d\ufeff\u00ad\u{e0041}';
const hostile = `a${controls}z\nFORGED: all is well`;
const report = (name: string) =>
  JSON.stringify({
    'organization-name': name,
    'contact-info': name,
    'report-id': name,
    'date-range': { 'start-datetime': name, 'end-datetime': '2026-01-02T00:00:00Z' },
    policies: [
      {
        policy: { 'policy-type': name, 'policy-domain': name, 'policy-string': [name], 'mx-host': [name] },
        summary: { 'total-successful-session-count': 1, 'total-failure-session-count': 2 },
        'failure-details': [{ 'result-type': name, 'receiving-mx-hostname': name, 'failed-session-count': 2 }],
      },
    ],
    [name]: name,
  });
const recording = JSON.stringify({
  to: hostile,
  verdict: hostile,
  transport: hostile,
  session: [{ from: 'client', line: hostile }],
  senderDialogue: [hostile],
});
const corpus = (change: object) =>
  JSON.stringify({
    subject: 'sts-record',
    cases: [{ name: hostile, input: [[hostile]], expect: { status: hostile }, why: hostile }],
    ...change,
  });
const files = {
  policy: `version: STSv1\nmode: ${hostile}\nmx: ${hostile}\n${hostile}: 1\nmax_age: ${hostile}\n`,
  report: report(hostile),
  dated: report(hostile).replace(/"start-datetime":"[^"]*"/, '"start-datetime":"2026-01-01T00:00:00Z"'),
  recording,
  world: JSON.stringify({ title: hostile, receiver: { hosts: [{ name: 'mx1.receiver.example', greeting: hostile }] }, [hostile]: 1 }),
  moves: JSON.stringify([{ event: 'ehlo-1/250-STARTTLS', do: 'replace', text: `250-A${controls}` }]),
  corpus: corpus({}),
  subject: corpus({ subject: hostile }),
  damaged: `{ "${hostile}`,
  [hostile]: hostile,
};

const places: readonly (readonly [string, readonly string[]])[] = [
  ['name of a command', [hostile]],
  ['option', ['evaluate', `--${hostile}`]],
  ['option with a value', ['evaluate', `--${hostile}=${hostile}`]],
  ['option without its value', ['evaluate', '--policy', `--${hostile}`]],
  ['argument too many', ['evaluate', hostile]],
  ['domain', ['inspect', hostile]],
  ['resolver', ['inspect', 'a.example', '--resolver', hostile]],
  ['timeout', ['inspect', 'a.example', '--timeout', hostile]],
  ['record', ['evaluate', '--record', hostile]],
  ['record that counts', ['evaluate', '--record', `v=STSv1; id=${hostile}; ${hostile}=${hostile};`]],
  ['report record', ['evaluate', '--tlsrpt', `v=TLSRPTv1; rua=mailto:${hostile}; ${hostile}=1`]],
  ['host', ['evaluate', '--mx', hostile]],
  ['policy', ['evaluate', '--policy', 'policy', '--mx', hostile]],
  ['file that is not there', ['evaluate', '--policy', `no ${hostile}`]],
  ['report', ['report', 'report']],
  ['report that is none', ['report', hostile]],
  ['several reports', ['report', 'report', 'dated', hostile]],
  ['report that is not there', ['report', `no ${hostile}`]],
  ['world', ['simulate', 'world']],
  ['world that is none', ['simulate', hostile]],
  ['damaged world', ['simulate', 'damaged']],
  ['moves', ['simulate', '--moves', 'moves']],
  ['moves that are none', ['simulate', '--moves', hostile]],
  ['sender', ['simulate', '--sender', hostile]],
  ['attack', ['simulate', '--attack', hostile]],
  ['recording', ['compare', 'recording', 'empty']],
  ['recording that is none', ['compare', hostile, 'empty']],
  ['corpus', ['conformance', 'corpus']],
  ['subject of a corpus', ['conformance', 'subject']],
  ['corpus that is none', ['conformance', hostile]],
  ['port', ['serve', '--port', hostile]],
  ['folder', ['serve', '--folder', hostile]],
];

/** No character of that kind, and no line that begins with what the foreign text would have it say; what was seen stands further in. */
function expectHarmless(text: string): void {
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/u);
  expect(text).not.toMatch(/^\W{0,8}FORGED/m);
}

async function write(args: readonly string[]) {
  const io = testIo({ ...files, empty: '{}' });
  const code = await run([...args], io);
  return { code, out: io.lines.join('\n'), err: io.errors.join('\n') };
}

describe.each(places)('%s', (_, args) => {
  it('as text', async () => {
    const { out, err } = await write(args);
    expectHarmless(out);
    expectHarmless(err);
    expect(out + err).not.toBe('');
  });

  it('as JSON: one object on standard output, nothing else', async () => {
    const { code, out, err } = await write([args[0]!, '--json', ...args.slice(1)]);
    expectHarmless(out);
    expect(err).toBe('');
    const read = JSON.parse(out) as { error?: { code: unknown; message: unknown } };
    if (read.error) expect(read.error).toEqual({ code: expect.any(String), message: expect.any(String) });
    expect(Boolean(read.error)).toBe(code > 1);
  });
});

it('reports as CSV', async () => {
  const { out } = await write(['report', 'report', 'dated', '--csv']);
  expect(out.split(/\r?\n/).length).toBeGreaterThan(1);
  expect(out.replaceAll(/\r?\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/u);
});

describe('what a domain says', () => {
  const inspection = {
    ...judgeInspection(
      foundWith({
        record: txt('_mta-sts.good.example', hostile, `v=STSv1; id=${hostile}`),
        tlsrpt: txt('_smtp._tls.good.example', `v=TLSRPTv1; rua=${hostile}`),
        mx: mx('mx1.good.example'),
        policy: policy('enforce', {
          contentType: `text/html; ${hostile}`,
          certificate: { ...certificate(9, hostile), names: [hostile], issuer: hostile },
        }),
        hosts: [
          host(
            'mx1.good.example',
            seen('odd', {
              detail: hostile,
              transcript: [`S: 220 ${hostile}`],
              certificate: { ...certificate(9, hostile), names: [hostile] },
            }),
          ),
        ],
      }),
    ),
    resolvers: [{ url: hostile, ad: false, milliseconds: 1 }],
    questions: [],
  };

  it('as text, as JSON', () => {
    expectHarmless(inspectionText(inspection, false));
    expect(inspectionText(inspection, false)).toContain('␛[2J');
    expectHarmless(visibleJson(inspection));
    expect(JSON.parse(visibleJson(inspection))).toEqual(JSON.parse(JSON.stringify(inspection)));
  });
});

describe('what was forgotten is caught where it is written', () => {
  it.each([
    [hostile, false, /^a␛\[2J␇␈␡⟨U\+009B⟩31m⟨U\+202E⟩/],
    ['one\ntwo\r\nthree\rfour', false, /^one\ntwo\r\nthree␍four$/],
    ['\u001b[31mred\u001b[0m', false, /^␛\[31mred␛\[0m$/],
    ['\u001b[31mred\u001b[0m\u001b[2J\u001b[5m', true, /^\u001b\[31mred\u001b\[0m␛\[2J␛\[5m$/],
  ])('%j', (text, isTerminal, expected) => expect(harmless(text, isTerminal)).toMatch(expected));
});
