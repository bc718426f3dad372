// For every code about SMTP: what raises it, and a near miss that does not. A dialogue is the lines that one side hears, with a step for
// the handshake; the side is the real one, and all that it finds on the way counts.
import type { Finding } from '#src/protocol/finding.ts';
import { afterHandshake, hearLine, openClient } from '#src/protocol/smtp/client.ts';
import type { ClientConfig } from '#src/protocol/smtp/client-state.ts';
import { parseCommand } from '#src/protocol/smtp/commands.ts';
import { recordedAccents } from '#src/protocol/smtp/recorded-accents.ts';
import { parseReply } from '#src/protocol/smtp/replies.ts';
import { openServer, serveLine, serverAfterHandshake } from '#src/protocol/smtp/server.ts';
import type { ServerConfig } from '#src/protocol/smtp/server-state.ts';
import { pairsOf, type Row } from '../../codes/pairs.ts';

const commandRows: readonly Row<string>[] = [
  ['smtp-command-unknown', 'HALLO out.sender.example', 'HELO out.sender.example'],
  ['smtp-command-not-implemented', 'AUTH PLAIN', 'AUTHS PLAIN'],
  ['smtp-command-syntax', 'MAIL FROM:alice@sender.example', 'MAIL FROM:<alice@sender.example>'],
  ['smtp-space-after-colon', 'MAIL FROM: <alice@sender.example>', 'MAIL FROM:<alice@sender.example>'],
  ['smtp-domain-syntax', 'EHLO out_1.sender.example', 'EHLO out-1.sender.example'],
  ['smtp-address-syntax', 'RCPT TO:<bob..b@receiver.example>', 'RCPT TO:<bob.b@receiver.example>'],
  ['smtp-needless-parameter', 'QUIT now', 'NOOP now'],
  ['smtp-starttls-parameter', 'STARTTLS now', 'STARTTLS'],
  ['smtp-parameter-syntax', 'MAIL FROM:<> SIZE=', 'MAIL FROM:<> SIZE=1'],
  ['smtp-source-route', 'RCPT TO:<@one.example:bob@receiver.example>', 'RCPT TO:<bob@receiver.example>'],
];

const replyRows: readonly Row<readonly string[]>[] = [
  ['smtp-reply-syntax', ['2500 ok'], ['250 ok']],
  ['smtp-reply-codes-differ', ['250-mx1', '251 HELP'], ['250-mx1', '250 HELP']],
  ['smtp-reply-continuation', ['250-mx1'], ['250 mx1']],
];

/** The lines that the server hears; `TLS` is a finished handshake. `config`: how it differs from one that offers all. */
interface Heard {
  readonly config?: Partial<ServerConfig>;
  readonly lines: readonly string[];
}

const ehlo = 'EHLO out.sender.example';
const mail = 'MAIL FROM:<alice@sender.example>';
const rcpt = 'RCPT TO:<bob@receiver.example>';
const noop = (octets: number) => `NOOP ${'x'.repeat(octets - 'NOOP \r\n'.length)}`;
const text = (octets: number) => ['DATA', 'x'.repeat(octets - 2), '.'];

const chunking = { greeting: '220 {host}', ehlo: ['{host}', 'CHUNKING'] };

const serverRows: readonly Row<Heard>[] = [
  ['smtp-command-line-too-long', { lines: [noop(513)] }, { lines: [noop(512)] }],
  ['smtp-text-line-too-long', { lines: [ehlo, mail, rcpt, ...text(1001)] }, { lines: [ehlo, mail, rcpt, ...text(1000)] }],
  ['smtp-wrong-order', { lines: [ehlo, rcpt] }, { lines: [ehlo, mail, rcpt] }],
  ['smtp-parameter-not-offered', { lines: [ehlo, `${mail} BODY=8BITMIME`] }, { lines: [ehlo, `${mail} SIZE=1`] }],
  ['smtp-message-too-big', { lines: [ehlo, `${mail} SIZE=2001`] }, { lines: [ehlo, `${mail} SIZE=2000`] }],
  ['smtp-starttls-not-offered', { config: { tls: 'absent' }, lines: [ehlo, 'STARTTLS'] }, { lines: [ehlo, 'STARTTLS'] }],
  [
    'smtp-chunking-not-offered',
    { lines: [ehlo, mail, rcpt, 'BDAT 1'] },
    { config: { accent: chunking }, lines: [ehlo, mail, rcpt, 'BDAT 1'] },
  ],
  [
    'smtp-forgiven',
    { config: { accent: recordedAccents.postfix }, lines: [ehlo, 'MAIL FROM:alice@sender.example'] },
    { lines: [ehlo, 'MAIL FROM:alice@sender.example'] },
  ],
  ['smtp-tls-unavailable', { config: { tls: 'unavailable' }, lines: [ehlo, 'STARTTLS'] }, { lines: [ehlo, 'STARTTLS'] }],
  ['smtp-tls-already-active', { lines: [ehlo, 'STARTTLS', 'TLS', 'STARTTLS'] }, { lines: [ehlo, 'STARTTLS', 'TLS', 'NOOP'] }],
  ['smtp-must-start-tls', { config: { private: true }, lines: [ehlo, mail] }, { lines: [ehlo, mail] }],
  ['smtp-pipelined-after-starttls', { lines: [ehlo, 'STARTTLS', ehlo] }, { lines: [ehlo, 'STARTTLS', 'TLS', ehlo] }],
];

function serve({ config, lines }: Heard): Finding[] {
  const accent = { greeting: '220 {host}', ehlo: ['{host}', 'SIZE 2000', 'STARTTLS'] };
  const server: ServerConfig = { hostName: 'mx1.receiver.example', accent, tls: 'offered', ...config };
  let { state } = openServer(server);
  const findings: Finding[] = [];
  for (const line of lines) {
    const step = line === 'TLS' ? { state: serverAfterHandshake(state), findings: [] } : serveLine(server, state, line);
    state = step.state;
    findings.push(...step.findings);
  }
  return findings;
}

const hello = ['220 mx1', '250 mx1'];
const helloWithTls = ['220 mx1', '250-mx1', '250 STARTTLS'];

/** The lines that the sender hears; `accepted` and `failed` are how the handshake ends. */
const clientRows: readonly Row<readonly string[]>[] = [
  ['smtp-ehlo-keyword', ['220 mx1', '250-mx1', '250-STARTTLS', '250 -8BITMIME'], ['220 mx1', '250-mx1', '250-STARTTLS', '250 8BITMIME']],
  ['smtp-starttls-missing', hello, helloWithTls],
  ['smtp-starttls-refused', [...helloWithTls, '454 later'], [...helloWithTls, '220 go']],
  ['smtp-ehlo-refused', ['220 mx1', '502 what?'], ['220 mx1', '451 later']],
  ['smtp-state-discarded', [...helloWithTls, '220 go', 'accepted'], [...helloWithTls, '220 go', 'failed']],
  ['smtp-reply-injected', [...helloWithTls, '220 go', '250 mx1', 'accepted'], [...helloWithTls, '220 go', 'accepted', '250 mx1']],
];

const sender: ClientConfig = {
  hostName: 'out.sender.example',
  useTls: 'may',
  from: 'alice@sender.example',
  to: ['bob@receiver.example'],
  message: ['Subject: x', '', 'x'],
  habits: { pipelines: false, quitsEarly: false, skipsBye: false, declaresSize: false, namesOriginalRecipient: false },
};

function hear(lines: readonly string[]): Finding[] {
  let state = openClient();
  const findings: Finding[] = [];
  for (const line of lines) {
    const step = line === 'accepted' || line === 'failed' ? afterHandshake(sender, state, line) : hearLine(sender, state, line);
    state = step.state;
    findings.push(...step.findings);
  }
  return findings;
}

export const smtpPairs = [
  ...pairsOf((line) => parseCommand(line).findings, commandRows, { textOf: (line) => line, withText: (_, _finding, line) => line }),
  ...pairsOf((lines) => parseReply(lines).findings, replyRows),
  ...pairsOf(serve, serverRows),
  ...pairsOf(hear, clientRows),
];
