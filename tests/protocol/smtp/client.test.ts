// The sending server, line by line: "S:" is what it hears, the rest is what it does: "C:" lines, "TLS?", "close", "= outcome".
import { describe, expect, it } from 'vitest';
import { afterHandshake, connectionLost, hearLine, openClient } from '#src/protocol/smtp/client.ts';
import type { ClientConfig, ClientState, ClientStep } from '#src/protocol/smtp/client-state.ts';

const shy: ClientConfig = {
  hostName: 'out.sender.example',
  useTls: 'may',
  from: 'alice@sender.example',
  to: ['bob@receiver.example'],
  message: ['Subject: x', '', '.dot'],
  habits: { pipelines: false, quitsEarly: false, skipsBye: false, declaresSize: false, namesOriginalRecipient: false },
};
const brisk: ClientConfig = {
  ...shy,
  habits: { pipelines: true, quitsEarly: true, skipsBye: true, declaresSize: true, namesOriginalRecipient: true },
};
const two = { to: ['bob@receiver.example', 'eve+x@receiver.example'] };

function show(step: ClientStep): string[] {
  const done = step.actions.flatMap((action) =>
    action.do === 'send' ? action.lines.map((line) => `C: ${line}`.trimEnd()) : [action.do === 'close' ? 'close' : 'TLS?'],
  );
  const { outcome } = step;
  const way = outcome?.secured ? ', sent in TLS' : ', sent in clear';
  const sent = outcome?.messageSent ? way : '';
  return [...done, ...(outcome ? [`= ${outcome.result}: ${outcome.reason} at ${outcome.at}${sent}`] : [])];
}

type Result = 'accepted' | 'rejected' | 'failed' | 'lost';

/** Plays the lines that begin with S:, and those that say how the handshake or the connection ended; gives the dialogue as it went. */
function play(script: readonly string[], config: ClientConfig): { said: string[]; state: ClientState; codes: string[] } {
  let state = openClient();
  const said: string[] = [];
  const codes: string[] = [];
  const stepAfter = (line: string, result: Result | undefined) => {
    if (!result) return hearLine(config, state, line.slice(3));
    return result === 'lost' ? connectionLost(state) : afterHandshake(config, state, result);
  };
  for (const line of script) {
    const result = /^(accepted|rejected|failed|lost)$/.exec(line)?.[0] as Result | undefined;
    if (!result && !line.startsWith('S:')) continue;
    const step = stepAfter(line, result);
    said.push(line, ...show(step));
    codes.push(...step.findings.map(({ code }) => code));
    state = step.state;
  }
  return { said, state, codes };
}

const hello = ['S: 220 mx1 ESMTP', 'C: EHLO out.sender.example'];
const plainHello = [...hello, 'S: 250 mx1'];
const tlsHello = [...hello, 'S: 250-mx1', 'S: 250 STARTTLS', 'C: STARTTLS'];
const richHello = [...hello, 'S: 250-mx1', 'S: 250-PIPELINING', 'S: 250-SIZE', 'S: 250 DSN'];
const mail = 'C: MAIL FROM:<alice@sender.example>';
const rcpt = 'C: RCPT TO:<bob@receiver.example>';
const text = ['C: Subject: x', 'C:', 'C: ..dot', 'C: .'];
const bye = ['C: QUIT', 'S: 221 bye', 'close'];
const rich = [
  'C: MAIL FROM:<alice@sender.example> SIZE=20',
  'C: RCPT TO:<bob@receiver.example> ORCPT=rfc822;bob@receiver.example',
  'C: DATA',
];

/** QUIT travels before the outcome is shown. */
const ends = (outcome: string): string[] => ['C: QUIT', `= ${outcome}`, 'S: 221 bye', 'close'];

const dialogues: readonly (readonly [string, readonly string[], ClientConfig])[] = [
  [
    'one command at a time',
    [
      ...plainHello,
      mail,
      'S: 250 ok',
      rcpt,
      'S: 250 ok',
      'C: DATA',
      'S: 354 go',
      ...text,
      'S: 250 taken',
      ...ends('sent: accepted at end-of-data, sent in clear'),
    ],
    shy,
  ],
  [
    'all together, and gone before the last word',
    [
      ...richHello,
      ...rich,
      'S: 250 ok',
      'S: 250 ok',
      'S: 354 go',
      ...text,
      'C: QUIT',
      'S: 250 taken',
      'close',
      '= sent: accepted at end-of-data, sent in clear',
    ],
    brisk,
  ],
  ['its habits are of no use where nothing is offered', [...plainHello, mail, 'S: 250 ok', rcpt, 'S: 250 ok', 'C: DATA'], brisk],
  [
    'TLS, then EHLO again; what was offered in clear is forgotten',
    [
      ...hello,
      'S: 250-mx1',
      'S: 250-SIZE',
      'S: 250 STARTTLS',
      'C: STARTTLS',
      'S: 220 go',
      'TLS?',
      'accepted',
      'C: EHLO out.sender.example',
      'S: 250 mx1',
      mail,
    ],
    brisk,
  ],
  [
    'HELO inside TLS: nothing that was offered in clear is used',
    [
      ...hello,
      'S: 250-mx1',
      'S: 250-SIZE',
      'S: 250 STARTTLS',
      'C: STARTTLS',
      'S: 220 go',
      'TLS?',
      'accepted',
      'C: EHLO out.sender.example',
      'S: 502 what?',
      'C: HELO out.sender.example',
      'S: 250 mx1',
      mail,
    ],
    brisk,
  ],
  ['no TLS wanted', [...hello, 'S: 250-mx1', 'S: 250 STARTTLS', mail], { ...shy, useTls: 'none' }],
  ['TLS refused, may: in clear, same connection', [...tlsHello, 'S: 454 no', mail], shy],
  ['TLS refused, must', [...tlsHello, 'S: 454 no', ...ends('temporary: starttls-refused at starttls')], { ...shy, useTls: 'must' }],
  ['TLS not offered, must', [...plainHello, ...ends('temporary: starttls-not-offered at ehlo')], { ...shy, useTls: 'must' }],
  [
    'the wrong peer',
    [...tlsHello, 'S: 220 go', 'TLS?', 'rejected', ...ends('temporary: peer-rejected at handshake')],
    { ...shy, useTls: 'must' },
  ],
  ['the handshake fails', [...tlsHello, 'S: 220 go', 'TLS?', 'failed', 'close', '= temporary: handshake-failed at handshake'], shy],
  ['421 to STARTTLS', [...tlsHello, 'S: 421 busy', 'close', '= temporary: reply at starttls'], shy],
  ['EHLO unknown: HELO', [...hello, 'S: 502 what?', 'C: HELO out.sender.example', 'S: 250 mx1', mail], shy],
  [
    'EHLO unknown, TLS a must',
    [...hello, 'S: 500 what?', 'C: HELO out.sender.example', 'S: 250 mx1', ...ends('temporary: starttls-not-offered at helo')],
    { ...shy, useTls: 'must' },
  ],
  ['EHLO, not now', [...hello, 'S: 451 later', ...ends('temporary: reply at ehlo')], shy],
  ['a greeting that refuses', ['S: 554 no service', ...ends('permanent: reply at greeting')], shy],
  ['a greeting of several lines', ['S: 220-one', 'S: 220 two', 'C: EHLO out.sender.example'], shy],
  ['a greeting that closes', ['S: 421 busy', 'close', '= temporary: reply at greeting'], shy],
  ['MAIL refused', [...plainHello, mail, 'S: 550 no', ...ends('permanent: reply at mail')], shy],
  ['RCPT refused', [...plainHello, mail, 'S: 250 ok', rcpt, 'S: 450 later', ...ends('temporary: reply at rcpt')], shy],
  [
    'DATA refused',
    [...plainHello, mail, 'S: 250 ok', rcpt, 'S: 250 ok', 'C: DATA', 'S: 451 later', ...ends('temporary: reply at data')],
    shy,
  ],
  [
    'message refused',
    [
      ...plainHello,
      mail,
      'S: 250 ok',
      rcpt,
      'S: 250 ok',
      'C: DATA',
      'S: 354 go',
      ...text,
      'S: 554 spam',
      ...ends('permanent: reply at end-of-data, sent in clear'),
    ],
    shy,
  ],
  [
    'one of two recipients refused: still sent',
    [
      ...plainHello,
      mail,
      'S: 250 ok',
      rcpt,
      'S: 550 who?',
      'C: RCPT TO:<eve+x@receiver.example>',
      'S: 250 ok',
      'C: DATA',
      'S: 354 go',
      ...text,
      'S: 250 taken',
      ...ends('sent: accepted at end-of-data, sent in clear'),
    ],
    { ...shy, ...two },
  ],
  [
    'together, MAIL refused',
    [...richHello, ...rich, 'S: 550 no', 'S: 503 no', 'S: 503 no', 'C: QUIT', 'close', '= permanent: reply at mail'],
    brisk,
  ],
  [
    'together, nobody taken, but DATA: an empty message (RFC 2920 section 3.1)',
    [
      ...richHello,
      ...rich,
      'S: 250 ok',
      'S: 550 who?',
      'S: 354 go',
      'C: .',
      'S: 554 nobody',
      'C: QUIT',
      'close',
      '= permanent: reply at rcpt',
    ],
    brisk,
  ],
  ['together, closed half-way', [...richHello, ...rich, 'S: 250 ok', 'S: 421 busy', 'close', '= temporary: reply at rcpt'], brisk],
  ['lost before the greeting', ['lost', 'close', '= temporary: connection-lost at greeting'], shy],
  ['lost in the handshake', [...tlsHello, 'S: 220 go', 'TLS?', 'lost', 'close', '= temporary: connection-lost at handshake'], shy],
  [
    'lost after the final dot: it may have been taken, and is sent again',
    [
      ...plainHello,
      mail,
      'S: 250 ok',
      rcpt,
      'S: 250 ok',
      'C: DATA',
      'S: 354 go',
      ...text,
      'lost',
      'close',
      '= temporary: connection-lost at end-of-data, sent in clear',
    ],
    shy,
  ],
  ['not SMTP at all', ['S: HTTP/1.1 400 Bad Request', 'close', '= temporary: protocol-error at greeting'], shy],
  ['354 where it means nothing', [...plainHello, mail, 'S: 354 go', ...ends('temporary: protocol-error at mail')], shy],
];

describe('the sending server', () => {
  it.each(dialogues)('%s', (_, script, config) => {
    expect(play(script, config).said).toEqual(script);
  });

  it('says nothing more once the connection is closed, and keeps its outcome when it is lost later', () => {
    const sent = [...plainHello, mail, 'S: 250 ok', rcpt, 'S: 250 ok', 'C: DATA', 'S: 354 go', ...text, 'S: 250 taken'];
    const lost = play([...sent, 'lost'], shy);
    expect(lost.said.slice(-2)).toEqual(['lost', 'close']);
    expect(lost.state.outcome?.result).toBe('sent');
    expect(play([...sent, ...bye, 'S: 250 STARTTLS', 'lost'], shy).said.slice(-2)).toEqual(['S: 250 STARTTLS', 'lost']);
  });

  it('throws away what comes in clear after the go-ahead for TLS', () => {
    const { said, codes } = play([...tlsHello, 'S: 220 go', 'S: 250-evil', 'S: 250 ok', 'accepted', 'S: 250 mx1'], shy);
    expect(codes.filter((code) => code === 'smtp-reply-injected')).toHaveLength(2);
    expect(said.at(-1)).toBe(mail);
  });

  it.each([
    ['STARTTLS missing', plainHello, ['smtp-starttls-missing']],
    ['STARTTLS refused', [...tlsHello, 'S: 454 no'], ['smtp-starttls-refused']],
    ['EHLO refused', [...hello, 'S: 500 what?'], ['smtp-ehlo-refused']],
    ['TLS done', [...tlsHello, 'S: 220 go', 'accepted'], ['smtp-state-discarded']],
    ['no reply', [...hello, 'S: 2500'], ['smtp-reply-syntax']],
    ['codes that differ', [...hello, 'S: 250-mx1', 'S: 550 no'], ['smtp-reply-codes-differ']],
    ['a keyword that is none', [...hello, 'S: 250-mx1', 'S: 250 -'], ['smtp-ehlo-keyword', 'smtp-starttls-missing']],
  ])('finds: %s', (_, script, codes) => {
    expect(play(script, shy).codes).toEqual(codes);
  });

  it('lists who was refused', () => {
    const script = [...plainHello, 'S: 250 ok', 'S: 550 who?', 'S: 450 later'];
    const { outcome } = play(script, { ...shy, ...two }).state;
    expect(outcome?.result).toBe('temporary');
    expect(outcome?.refused.map(({ to, reply }) => [to, reply.code])).toEqual([
      ['bob@receiver.example', 550],
      ['eve+x@receiver.example', 450],
    ]);
  });

  it('writes addresses in ORCPT as xtext (RFC 3461 section 4)', () => {
    const { said } = play(richHello, { ...brisk, to: ['eve+x=y@receiver.example'] });
    expect(said).toContain('C: RCPT TO:<eve+x=y@receiver.example> ORCPT=rfc822;eve+2Bx+3Dy@receiver.example');
  });

  it('does not wait for the end of a reply that has none', () => {
    const endless = Array.from({ length: 1000 }, () => 'S: 220-more');
    expect(play(endless, shy).state.outcome?.reason).toBe('protocol-error');
  });
});
