// What is typed to the real servers: each dialogue is a connection of its own, so that errors do not add up. `TLS` in the place of a line
// begins the handshake that a 220 before it promised. The last line is what the dialogue is about.
const hello = ['EHLO out.sender.example'];
const mail = [...hello, 'MAIL FROM:<alice@sender.example>'];
const rcpt = [...mail, 'RCPT TO:<bob@receiver.example>'];
const tls = [...hello, 'STARTTLS', 'TLS'];
const after = (prelude, lines) => lines.map((line) => [...prelude, line]);

const greetings = [
  ...['EHLO', 'EHLO out.sender.example', 'ehlo out.sender.example', 'EHLO  out.sender.example', 'EHLO out.sender.example '],
  ...['EHLO localhost', 'EHLO [203.0.113.10]', 'EHLO [IPv6:2001:db8::10]', 'EHLO [999.1.1.1]', 'EHLO 203.0.113.10'],
  ...['EHLO under_score.example', 'EHLO a b', 'EHLO .', 'EHLO -a.example'],
  ...['HELO', 'HELO out.sender.example', 'HELO [203.0.113.10]', 'HELO a b', 'HELO under_score.example'],
];

const first = [
  ...['MAIL FROM:<alice@sender.example>', 'RCPT TO:<bob@receiver.example>', 'DATA', 'STARTTLS', 'BDAT 7 LAST', 'VRFY bob'],
  ...['RSET', 'NOOP', 'HELP', 'QUIT', 'QUIT now', '', ' ', 'FOO', 'FOO bar', 'GET / HTTP/1.0', 'AUTH', 'AUTH PLAIN', 'ETRN'],
  ...[
    'ETRN receiver.example',
    'TURN',
    'XCLIENT NAME=x',
    'BURL',
    'EXPN list',
    'VRFY',
    'VRFY bob@receiver.example',
    'POST / HTTP/1.0',
    'CONNECT mx1.receiver.example:25',
    'XFORWARD NAME=x',
  ],
];

const inHello = [
  ...['DATA', 'RCPT TO:<bob@receiver.example>', 'BDAT', 'BDAT 7 LAST', 'STARTTLS now', 'NOOP well then', 'RSET now', 'HELP MAIL'],
  ...['MAIL', 'MAIL FROM:', 'MAIL FROM:<>', 'MAIL TO:<alice@sender.example>', 'MAIL FROM: <alice@sender.example>'],
  ...[
    'MAIL FROM:alice@sender.example',
    'MAIL FROM:<alice@sender.example',
    'MAIL FROM:<@>',
    'MAIL FROM:<alice@>',
    'mail from:<alice@sender.example>',
  ],
  ...['MAIL FROM:<a..b@sender.example>', 'MAIL FROM:<@relay.example:alice@sender.example>', `NOOP ${'x'.repeat(600)}`],
];

const parametersOfMail = [
  ...['SIZE', 'SIZE=', 'SIZE=abc', 'SIZE=100', 'SIZE=-1', 'SIZE=999999999999', 'SIZE=10 SIZE=20'],
  ...['BODY', 'BODY=', 'BODY=7BIT', 'BODY=8BITMIME', 'BODY=8bitmime', 'BODY=BINARYMIME', 'BODY=9BIT'],
  ...['SMTPUTF8', 'SMTPUTF8=yes', 'RET', 'RET=', 'RET=FULL', 'RET=HDRS', 'RET=ALL', 'ENVID', 'ENVID=', 'ENVID=abc', 'ENVID=a+b'],
  ...['AUTH', 'AUTH=<>', 'REQUIRETLS', 'BY=100;R', 'NOTIFY=NEVER', 'FOO', 'FOO=bar', '=1'],
].map((parameter) => `MAIL FROM:<alice@sender.example> ${parameter}`);

const parametersOfRcpt = [
  ...['NOTIFY', 'NOTIFY=', 'NOTIFY=NEVER', 'NOTIFY=SUCCESS,FAILURE,DELAY', 'NOTIFY=NEVER,SUCCESS', 'NOTIFY=ALWAYS'],
  ...['ORCPT', 'ORCPT=', 'ORCPT=rfc822;bob@receiver.example', 'ORCPT=bob', 'SIZE=1', 'RET=FULL', 'FOO=bar'],
].map((parameter) => `RCPT TO:<bob@receiver.example> ${parameter}`);

const inMail = [
  ...[
    'RCPT',
    'RCPT TO:<>',
    'RCPT TO: <bob@receiver.example>',
    'RCPT TO:bob@receiver.example',
    'RCPT TO:<bob>',
    'RCPT TO:<nobody@receiver.example>',
  ],
  ...[
    'RCPT TO:<carol@elsewhere.example>',
    'RCPT TO:<Postmaster>',
    'MAIL FROM:<alice@sender.example>',
    'DATA',
    'BDAT 7 LAST',
    'EHLO out.sender.example',
  ],
];

const message = ['DATA', 'Subject: x', '', 'x', '.'];
const wholes = [
  [...rcpt, ...message],
  [...rcpt, 'DATA', `Subject: ${'x'.repeat(1100)}`, '.'],
  [...rcpt, 'DATA', 'Subject: x', '', '..dots', '.'],
  [...rcpt, ...message, 'MAIL FROM:<alice@sender.example>'],
  [...rcpt, 'DATA now'],
  ...after(rcpt, ['BDAT', 'BDAT x', 'BDAT 7 FIRST', 'MAIL FROM:<alice@sender.example>', 'RSET', 'STARTTLS']),
  ...[[], hello, mail].map((prelude) => [...prelude, 'BDAT 7 LAST', 'hello', 'NOOP']),
  [...rcpt, 'BDAT 7 LAST', 'hello'],
  [...rcpt, 'BDAT 5 LAST', 'hello', 'NOOP'],
  [...rcpt, 'BDAT 7 LAST', 'hello', 'BDAT 7 LAST'],
  [...rcpt, 'BDAT 7', 'hello', 'BDAT 0 LAST'],
  [...rcpt, 'BDAT 7', 'hello', 'DATA'],
  [...rcpt, 'BDAT 7', 'hello', 'RSET'],
];

const aboutTls = [
  ['HELO out.sender.example', 'STARTTLS'],
  ['HELO out.sender.example', 'STARTTLS', 'TLS', 'MAIL FROM:<alice@sender.example>'],
  [...tls, 'MAIL FROM:<alice@sender.example>'],
  [...tls, 'EHLO out.sender.example'],
  [...tls, 'EHLO out.sender.example', 'STARTTLS'],
];

export const dialogues = [
  ...after([], greetings),
  ...after([], first),
  ...after(hello, [...inHello, ...parametersOfMail]),
  ...after(mail, [...inMail, ...parametersOfRcpt]),
  ...wholes,
  ...aboutTls,
];
