// The receiving server, line by line: "C:" is sent to it, "S:" must come back; "T:" is a finished handshake, "?:" a finding's code.
import { describe, expect, it } from 'vitest';
import { recordedAccents } from '#src/protocol/smtp/recorded-accents.ts';
import { openServer, serveLine, serverAfterHandshake } from '#src/protocol/smtp/server.ts';
import type { Accent } from '#src/protocol/smtp/accent.ts';
import type { ReceivedMessage, ServerConfig, ServerStep } from '#src/protocol/smtp/server-state.ts';

const accent: Accent = { greeting: '220 {host} ready', ehlo: ['{host}', 'PIPELINING', 'SIZE 1000', 'STARTTLS', 'DSN'] };
const config: ServerConfig = { hostName: 'mx1.receiver.example', accent, tls: 'offered' };

/** Plays the lines that begin with C: and T:, and gives the whole dialogue with codes instead of texts. */
function play(script: string, serverConfig = config): { said: string; steps: ServerStep[]; messages: ReceivedMessage[] } {
  const wanted = script.trim().split(/\n\s*/);
  let step = openServer(serverConfig);
  const steps = [step];
  const said = step.lines.map((line) => `S: ${line.slice(0, 4)}`);
  for (const line of wanted) {
    if (line.startsWith('C:')) {
      said.push(line);
      step = serveLine(serverConfig, step.state, line.slice(3));
      steps.push(step);
      said.push(...step.lines.map((reply) => `S: ${reply.slice(0, 4)}`), ...step.findings.map(({ code }) => `?: ${code}`));
    } else if (line.startsWith('T:')) {
      said.push(line);
      step = { ...step, state: serverAfterHandshake(step.state) };
    }
  }
  return { said: said.map((line) => line.trimEnd()).join('\n'), steps, messages: steps.flatMap(({ message }) => message ?? []) };
}

const ehlo = `C: EHLO out.sender.example
  S: 250-
  S: 250-
  S: 250-
  S: 250-
  S: 250`;
const ehloInTls = ehlo.replace('S: 250-\n  ', '');

const dialogues: readonly (readonly [string, string, Partial<ServerConfig>?])[] = [
  [
    'a whole delivery',
    `S: 220
     ${ehlo}
     C: MAIL FROM:<alice@sender.example> SIZE=300
     S: 250
     C: RCPT TO:<bob@receiver.example>
     S: 250
     C: DATA
     S: 354
     C: Subject: hello
     C:
     C: ..
     C: .
     S: 250
     C: QUIT
     S: 221
     C: NOOP`,
  ],
  [
    'commands that need no EHLO (RFC 5321 section 4.1.4)',
    `S: 220
     C: NOOP and more
     S: 250
     C: RSET
     S: 250
     C: VRFY bob
     S: 252
     C: HELP
     S: 214
     C: EXPN list
     S: 502
     ?: smtp-command-not-implemented`,
  ],
  [
    'the wrong order: 503',
    `S: 220
     C: MAIL FROM:<>
     S: 503
     ?: smtp-wrong-order
     C: RCPT TO:<bob@receiver.example>
     S: 503
     ?: smtp-wrong-order
     C: DATA
     S: 503
     ?: smtp-wrong-order
     C: STARTTLS
     S: 503
     ?: smtp-wrong-order
     C: HELO out.sender.example
     S: 250
     C: STARTTLS
     S: 503
     ?: smtp-wrong-order
     C: RCPT TO:<bob@receiver.example>
     S: 503
     ?: smtp-wrong-order
     C: MAIL FROM:<>
     S: 250
     C: MAIL FROM:<>
     S: 503
     ?: smtp-wrong-order
     C: DATA
     S: 554
     ?: smtp-wrong-order`,
  ],
  [
    'what is no command or is badly written: 500, 501, 502, 555',
    `S: 220
     ${ehlo}
     C: HALLO
     S: 500
     ?: smtp-command-unknown
     C:
     S: 500
     ?: smtp-command-unknown
     C: BDAT 3 LAST
     S: 502
     ?: smtp-chunking-not-offered
     C: EHLO
     S: 501
     ?: smtp-domain-syntax
     C: MAIL alice
     S: 501
     ?: smtp-command-syntax
     C: MAIL FROM: <alice@sender.example>
     S: 501
     ?: smtp-space-after-colon
     C: MAIL FROM:<alice>
     S: 501
     ?: smtp-address-syntax
     C: STARTTLS now
     S: 501
     ?: smtp-starttls-parameter
     C: QUIT now
     S: 501
     ?: smtp-needless-parameter
     C: VRFY
     S: 501
     ?: smtp-command-syntax
     C: MAIL FROM:<alice@sender.example> BODY=8BITMIME
     S: 555
     ?: smtp-parameter-not-offered
     C: MAIL FROM:<alice@sender.example> SIZE=much
     S: 501
     ?: smtp-parameter-syntax
     C: MAIL FROM:<alice@sender.example> SIZE=1001
     S: 552
     ?: smtp-message-too-big
     C: MAIL FROM:<alice@sender.example> SIZE=1000
     S: 250
     C: RCPT TO:<bob@receiver.example> RET=FULL
     S: 555
     ?: smtp-parameter-not-offered
     C: RCPT TO:<>
     S: 501
     ?: smtp-address-syntax`,
  ],
  [
    'STARTTLS: everything before it is forgotten, and it is not offered again (RFC 3207 section 4.2)',
    `S: 220
     ${ehlo}
     C: MAIL FROM:<alice@sender.example>
     S: 250
     C: STARTTLS
     S: 220
     C: RSET
     ?: smtp-pipelined-after-starttls
     C: MAIL FROM:<mallory@evil.example>
     ?: smtp-pipelined-after-starttls
     T: TLS
     C: RCPT TO:<bob@receiver.example>
     S: 503
     ?: smtp-wrong-order
     ${ehloInTls}
     C: STARTTLS
     S: 554
     ?: smtp-tls-already-active
     C: RCPT TO:<bob@receiver.example>
     S: 503
     ?: smtp-wrong-order
     C: MAIL FROM:<alice@sender.example>
     S: 250`,
  ],
  [
    'STARTTLS that is not to be had',
    `S: 220\n${ehlo}\nC: STARTTLS\nS: 454\n?: smtp-tls-unavailable\nC: MAIL FROM:<>\nS: 250`,
    { tls: 'unavailable' },
  ],
  ['STARTTLS that is not offered', `S: 220\n${ehloInTls}\nC: STARTTLS\nS: 502\n?: smtp-starttls-not-offered`, { tls: 'absent' }],
  [
    'a private server asks for TLS first (RFC 3207 section 4)',
    `S: 220
     C: HELO out.sender.example
     S: 530
     ?: smtp-must-start-tls
     C: NOOP
     S: 250
     ${ehlo}
     C: MAIL FROM:<alice@sender.example>
     S: 530
     ?: smtp-must-start-tls
     C: FOO
     S: 530
     ?: smtp-must-start-tls
     C: STARTTLS
     S: 220
     T: TLS
     ${ehloInTls}
     C: MAIL FROM:<alice@sender.example>
     S: 250`,
    { private: true },
  ],
  [
    'EHLO and RSET end a transaction',
    `S: 220
     ${ehlo}
     C: MAIL FROM:<>
     S: 250
     C: RSET
     S: 250
     C: MAIL FROM:<>
     S: 250
     ${ehlo}
     C: RCPT TO:<bob@receiver.example>
     S: 503
     ?: smtp-wrong-order`,
  ],
  [
    'recipients that are not known, or not its own',
    `S: 220
     ${ehlo}
     C: MAIL FROM:<>
     S: 250
     C: RCPT TO:<bob@else.example>
     S: 550
     C: RCPT TO:<eve@receiver.example>
     S: 550
     C: RCPT TO:<Bob@Receiver.Example>
     S: 250
     C: RCPT TO:<postmaster>
     S: 250`,
    { domains: ['receiver.example'], mailboxes: ['bob@receiver.example'] },
  ],
  [
    'no service: only QUIT (RFC 5321 section 3.1)',
    `S: 554
     C: EHLO out.sender.example
     S: 503
     ?: smtp-wrong-order
     C: QUIT
     S: 221
     C: NOOP`,
    { replies: { greeting: '554 No SMTP service here' } },
  ],
  ['421 closes, wherever it comes', `S: 220\nC: NOOP\nS: 421\nC: NOOP`, { replies: { noop: '421 4.3.2 Shutting down' } }],
  [
    'a refusal given as a list: later it agrees',
    `S: 220
     ${ehlo}
     C: MAIL FROM:<>
     S: 250
     C: RCPT TO:<bob@receiver.example>
     S: 450
     C: DATA
     S: 554
     ?: smtp-wrong-order
     C: RCPT TO:<bob@receiver.example>
     S: 250
     C: DATA
     S: 354`,
    { replies: { rcpt: ['450 4.2.0 Greylisted', '250 2.1.5 OK'] } },
  ],
  [
    'a server of before 1995',
    `S: 220\nC: EHLO out.sender.example\nS: 500\nC: HELO out.sender.example\nS: 250`,
    { replies: { ehlo: '500 What?' } },
  ],
];

describe('the receiving server', () => {
  for (const [name, script, more] of dialogues) {
    it(name, () => {
      const wanted = script
        .trim()
        .split('\n')
        .map((line) => line.trim())
        .join('\n');
      expect(play(script, { ...config, ...more }).said).toBe(wanted);
    });
  }

  it('hands over the message: envelope, lines without stuffing, and whether it came inside TLS', () => {
    const script = `C: EHLO a.example\nC: STARTTLS\nT: TLS\nC: EHLO a.example\nC: MAIL FROM:<alice@sender.example>\nC: RCPT TO:<bob@receiver.example>
      C: RCPT TO:<"b b"@receiver.example>\nC: DATA\nC: ..dot\nC: text\nC: .`;
    expect(play(script).messages).toEqual([
      {
        from: 'alice@sender.example',
        to: ['bob@receiver.example', '"b b"@receiver.example'],
        lines: ['.dot', 'text'],
        secured: true,
        id: '000000000A1',
      },
    ]);
  });

  it('forgets refused and finished transactions, and counts messages', () => {
    const one = 'C: MAIL FROM:<>\nC: RCPT TO:<bob@receiver.example>\nC: DATA\nC: x\nC: .\n';
    expect(play(`C: EHLO a.example\n${one}${one}`).messages.map(({ id, lines }) => [id, lines])).toEqual([
      ['000000000A1', ['x']],
      ['000000000A2', ['x']],
    ]);
    const refusing = { ...config, replies: { accepted: '554 5.7.1 No' } };
    expect(play(`C: EHLO a.example\n${one}`, refusing).messages).toEqual([]);
  });

  it.each([
    ['a command line of 512 octets with CRLF', `NOOP ${'x'.repeat(505)}`, '250'],
    ['one of 513', `NOOP ${'x'.repeat(506)}`, '500'],
    ['two octets for one letter', `NOOP ${'é'.repeat(253)}`, '500'],
    ['RCPT where DSN is offered: 500 more', `RCPT TO:<${'x'.repeat(600)}@receiver.example>`, '503'],
    ['RCPT beyond that', `RCPT TO:<${'x'.repeat(1000)}@receiver.example>`, '500'],
  ])('line lengths: %s', (_, line, code) => {
    const hello = serveLine(config, openServer(config).state, 'EHLO a.example');
    const { lines, findings } = serveLine(config, hello.state, line);
    expect(lines[0]!.slice(0, 3)).toBe(code);
    expect(findings.some((finding) => finding.code === 'smtp-command-line-too-long')).toBe(code === '500');
  });

  it.each([
    ['998 octets and CRLF', 'x'.repeat(998), '250'],
    ['the dot that stuffing adds does not count', `..${'x'.repeat(997)}`, '250'],
    ['999 octets', 'x'.repeat(999), '500'],
  ])('text lines: %s', (_, text, code) => {
    const wide = { ...config, accent: { ...accent, ehlo: ['{host}'] } };
    const script = `C: EHLO a.example\nC: MAIL FROM:<>\nC: RCPT TO:<bob@receiver.example>\nC: DATA\nC: ${text}\nC: .`;
    const { lines, findings } = play(script, wide).steps.at(-1)!;
    expect(lines[0]!.slice(0, 3)).toBe(code);
    expect(findings.map((finding) => finding.code)).toEqual(code === '500' ? ['smtp-text-line-too-long'] : []);
  });

  it('measures a message that was not announced', () => {
    const lines = Array.from({ length: 11 }, () => `C: ${'x'.repeat(98)}`).join('\n');
    const { steps } = play(`C: EHLO a.example\nC: MAIL FROM:<>\nC: RCPT TO:<bob@receiver.example>\nC: DATA\n${lines}\nC: .`);
    expect(steps.at(-1)!.lines[0]).toMatch(/^552 /);
  });

  it.each(Object.entries(recordedAccents))('%s: each reply has a code', (_, { replies, greeting }) => {
    expect(greeting).toMatch(/^220 /);
    for (const reply of Object.values(replies ?? {})) expect([reply].flat().join('\n')).toMatch(/^(?:[2-5]\d\d-.*\n)*[2-5]\d\d [^\n]*$/);
  });

  it('never fails on any line', () => {
    const lines = [
      '\0',
      '\ud800',
      'MAIL FROM:<"\\',
      'RCPT TO:<@:>',
      '{host}',
      'EHLO {client}',
      'x'.repeat(100_000),
      'MAIL FROM:<a@[::::]>',
    ];
    for (const line of lines) expect(serveLine(config, openServer(config).state, line).lines.length).toBeGreaterThan(0);
  });
});
