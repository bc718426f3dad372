// How OpenSMTPD 6.8.0p2 of Debian 12 speaks and what it forgives: recorded in tests/lab/dialogues/recorded/. Inside TLS nothing was
// recorded.
import type { Accent } from '../accent.ts';

const notNow = '503 5.5.1 Invalid command: Command not allowed at this point.';
const unknown = '500 5.5.1 Invalid command: Command unrecognized';
const hello = '{host} Hello {client} [{address}], pleased to meet you';

/** Strict about names and arguments, lax about the values of parameters. */
export const opensmtpd: Accent = {
  greeting: '220 {host} ESMTP OpenSMTPD',
  helloNames: /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)*|\[(?!999)[^\]\s]+\])$/,
  startTlsAfter: 'any-hello',
  limits: { command: 0, text: 0 },
  ehlo: [hello, '8BITMIME', 'ENHANCEDSTATUSCODES', 'SIZE 36700160', 'DSN', 'STARTTLS', 'HELP'],
  queueId: '1f2e3d4{n}',
  replies: {
    helo: `250 ${hello}`,
    starttls: '220 2.0.0 Ready to start TLS',
    mail: '250 2.0.0 Ok',
    rcpt: '250 2.1.5 Destination address valid: Recipient ok',
    data: '354 Enter mail, end with "." on a line by itself',
    accepted: '250 2.0.0 {id} Message accepted for delivery',
    rset: '250 2.0.0 Reset state',
    noop: '250 2.0.0 Ok',
    vrfy: unknown,
    expn: unknown,
    help: [
      '214-2.0.0 This is OpenSMTPD',
      '214-2.0.0 To report bugs in the implementation, please contact bugs@openbsd.org',
      '214-2.0.0 with full details',
      '214 2.0.0 End of HELP info',
    ].join('\n'),
    quit: '221 2.0.0 Bye',
    unknownCommand: unknown,
    notImplemented: unknown,
    chunkingNotOffered: unknown,
    syntax: '500 5.5.4 Invalid command arguments: command does not accept arguments.',
    helloSyntax: '501 5.5.4 Invalid command arguments: Invalid domain name',
    senderSyntax: '553 5.1.0 Sender address syntax error',
    recipientSyntax: '501 5.1.3 Recipient address syntax error',
    starttlsBeforeEhlo: notNow,
    helloFirst: notNow,
    nestedMail: notNow,
    mailFirst: notNow,
    dataWithoutMail: notNow,
    dataWithoutRecipients: '503 5.5.4 Invalid command arguments: No recipient specified',
    unknownParameter: '503 5.5.4 Invalid command arguments: Unsupported option {word}',
    noSuchUser: '524 5.2.4 Mailing list expansion problem: <{to}>',
    relayDenied: '550 Invalid recipient: <{to}>',
  },
  departures: [
    { line: /^(EHLO|HELO)\s*$/i, say: '501 5.5.1 Invalid command: {1} requires domain name' },
    { line: /^(?:EHLO|HELO) .*\s$/i, say: '501 5.5.4 Invalid command arguments: Invalid domain name' },
    { line: /^EHLO\b/i, at: ['sender', 'recipient'], say: '503 5.5.1 Invalid command: Already identified' },
    { line: /^AUTH\b/i, say: notNow },
    { line: /^RSET\s*$/i, at: ['start'], say: notNow },
    { line: /^STARTTLS\s*$/i, at: ['sender', 'recipient'], say: notNow },
    { line: /^STARTTLS /i, say: '501 5.5.4 Invalid command arguments: No parameters allowed' },
    { line: /^(?:NOOP|HELP) /i, say: '500 5.5.4 Invalid command arguments: command does not accept arguments.' },
    { line: /^(?:VRFY|BDAT|MAIL(?! FROM:)|RCPT(?! TO:))/i, say: unknown },
    { line: /^MAIL FROM: *(?:[^<\s]|<[^>]*$|$)/i, at: ['greeted'], say: '553 5.1.0 Sender address syntax error' },
    { line: /^MAIL FROM: *<(?:[^>@]*)@>/i, at: ['greeted'], as: 'MAIL FROM:<>' },
    { line: /^RCPT TO: *(?:[^<\s]|<[^>]*$|$)/i, at: ['sender', 'recipient'], say: '501 5.1.3 Recipient address syntax error' },
    { line: /^RCPT TO: *<([^@>]+)>/i, at: ['sender', 'recipient'], say: '550 Invalid recipient: <{1}@{host}>' },
    {
      line: / NOTIFY=(?:NEVER,|\S+,NEVER)/i,
      at: ['sender', 'recipient'],
      say: '553 NOTIFY option NEVER cannot be combined with other options',
    },
    { line: /^RCPT .* ORCPT=(?= |$)/i, say: '553 ORCPT address syntax error' },
    {
      line: /^RCPT TO: *<[^>]*> ((?:NOTIFY|ORCPT)(?= |$)|(?!NOTIFY=|ORCPT=)\S+)$/i,
      at: ['sender', 'recipient'],
      say: '503 Unsupported option {1}',
    },
    { line: /^(RCPT TO:) *(<[^>]*>).*/i, at: ['sender', 'recipient'], as: '$1$2' },
    {
      line: /^MAIL .* ((?:SIZE|BODY|RET|ENVID|AUTH)(?= |$)|BODY=(?!7BIT|8BITMIME)\S*|=\S*)/i,
      say: '503 5.5.4 Invalid command arguments: Unsupported option {1}',
    },
    { line: /^(MAIL FROM:) *(<[^>]*>)(?: (?:SIZE|RET|ENVID|AUTH)=\S*)+$/i, as: '$1$2' },
    { line: /^(MAIL FROM|RCPT TO): +</i, as: '$1:<' },
  ],
};
