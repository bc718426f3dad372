import { describe, expect, test } from 'vitest';
import { judgeMoves, possibleMoves } from '#src/simulator/network/judge-moves.ts';
import type { Move, Refusal } from '#src/simulator/network/move.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { withRecords } from '#src/simulator/world/world.ts';

const find = (session: Session, id: string): SessionEvent => session.events.find((event) => event.id === id)!;
const heardFrom = (session: Session, prefix: string): string[] =>
  session.events.flatMap(({ id, text, tampered }) => (id.startsWith(prefix) && tampered?.action !== 'dropped' ? [text] : []));

describe('deleting lines of the EHLO reply', () => {
  test('the offer deleted: the mail crosses in clear, and the attacker reads it', () => {
    const session = simulate({}, [{ event: 'ehlo-1/250-STARTTLS', do: 'drop' }]);
    expect(find(session, 'ehlo-1/250-STARTTLS')).toMatchObject({ text: '250-STARTTLS', tampered: { action: 'dropped', by: 'move' } });
    expect(session.outcome).toMatchObject({ delivery: 'delivered', travelled: 'clear', readBy: ['receiver', 'attacker'] });
    expect(find(session, 'message-1')).toMatchObject({ secured: false, readableBy: ['attacker', 'receiver'] });
  });

  test('the last line deleted: the line before it becomes the last, and is shown as rewritten', () => {
    const session = simulate({}, [{ event: 'ehlo-1/250-ENHANCEDSTATUSCODES', do: 'drop' }]);
    expect(find(session, 'ehlo-1/250-STARTTLS')).toMatchObject({
      text: '250 STARTTLS',
      tampered: { action: 'replaced', original: '250-STARTTLS', by: 'move' },
    });
    expect(session.outcome.travelled).toBe('encrypted');
  });

  test('STARTTLS as the last line deleted by an attacker', () => {
    const accent = { ehlo: ['{host}', 'PIPELINING', 'STARTTLS'] };
    const session = simulate({
      mxHosts: [{ host: 'mx1.receiver.example', addresses: ['198.51.100.25'], accent }],
      attack: 'strip-starttls',
    });
    expect(find(session, 'ehlo-1/250-STARTTLS')).toMatchObject({ text: '250 STARTTLS', tampered: { action: 'dropped', by: 'attack' } });
    expect(find(session, 'ehlo-1/250-PIPELINING')).toMatchObject({
      text: '250 PIPELINING',
      tampered: { original: '250-PIPELINING', by: 'attack' },
    });
    expect(session.outcome.travelled).toBe('clear');
  });

  test('all but the first line deleted', () => {
    const events = simulate({}).events.flatMap(({ id }) => (id.startsWith('ehlo-1/250-') ? [id] : []));
    const session = simulate(
      {},
      events.map((event) => ({ event, do: 'drop' })),
    );
    expect(heardFrom(session, 'ehlo-1/')).toEqual(['250 mx1.receiver.example']);
    expect(session.outcome).toMatchObject({ delivery: 'delivered', travelled: 'clear' });
  });

  test('the whole reply deleted: the sender waits in vain', () => {
    const events = simulate({}).events.flatMap(({ id }) => (id.startsWith('ehlo-1/') ? [id] : []));
    const session = simulate(
      {},
      events.map((event) => ({ event, do: 'drop' })),
    );
    expect(find(session, 'lost').text).toBe('no answer in time');
    expect(session.outcome.delivery).toBe('deferred');
  });
});

describe('one line of a block', () => {
  const open: ScenarioInput = { extends: 'in-the-clear', attack: 'eavesdrop' };
  const price: Move = { event: 'message-1', do: 'replace', text: 'Our last word is 14 500.', line: 7 };

  test('the rest of the letter stays', () => {
    const was = find(simulate(open), 'message-1').text.split('\n');
    const session = simulate(open, [price]);
    expect(session.refused).toEqual([]);
    const { text, tampered } = find(session, 'message-1');
    expect(text.split('\n')).toEqual([...was.slice(0, 6), price.text]);
    expect(tampered).toEqual({ action: 'replaced', original: was.join('\n'), by: 'move' });
    expect(session.outcome).toMatchObject({ delivery: 'delivered', travelled: 'clear', readBy: ['receiver', 'attacker'] });
  });

  test('several lines, one move each; a line that an earlier move has taken away changes nothing', () => {
    const subject: Move = { event: 'message-1', do: 'replace', text: 'Subject: The right price', line: 4 };
    const lines = find(simulate(open, [price, subject]), 'message-1').text.split('\n');
    expect([lines[3], lines[6]]).toEqual([subject.text, price.text]);
    const whole: Move = { event: 'message-1', do: 'replace', text: 'Nothing.' };
    expect(find(simulate(open, [whole, price]), 'message-1').text).toBe('Nothing.');
  });

  test('one record of an answer', () => {
    const world = simulate({}).scenario;
    const { zones } = withRecords(world, 'receiver.example', 'MX', ['10 mx1.receiver.example', '20 mx2.receiver.example']);
    const move: Move = { event: 'mx/receiver.example/answer', do: 'replace', text: 'receiver.example MX 10 mx.attacker.example', line: 1 };
    const session = simulate({ zones }, [move]);
    expect(find(session, move.event).text).toBe('receiver.example MX 10 mx.attacker.example\nreceiver.example MX 20 mx2.receiver.example');
  });
});

describe('the attacker at the policy host', () => {
  const world: ScenarioInput = { sender: 'sts-enforce', attack: 'eavesdrop' };
  const id: Move = { event: 'txt/_mta-sts.receiver.example/answer', do: 'replace', text: 'v=STSv1; id=666;' };
  const accepted: Move = { event: 'policy/certificate', do: 'certificate', certificate: { names: ['mta-sts.receiver.example'] } };
  const mode: Move = { event: 'policy/body', do: 'replace', text: 'mode: none', line: 2 };
  const line: Move = { event: 'ehlo-1/250-STARTTLS', do: 'drop' };

  test('with a good certificate it rewrites a line of the file, and takes the promise back (RFC 8461 section 10.1)', () => {
    const session = simulate(world, [id, accepted, mode, line]);
    expect(session.refused).toEqual([]);
    expect(find(session, 'policy/body')).toMatchObject({
      from: 'attacker',
      text: 'version: STSv1\nmode: none\nmx: mx1.receiver.example\nmax_age: 604800',
    });
    expect(session.outcome).toMatchObject({
      travelled: 'clear',
      policy: { source: 'fresh', mode: 'none' },
      readBy: ['receiver', 'attacker'],
    });
  });

  test('or writes a file of its own that names its own host', () => {
    const body = ['version: STSv1', 'mode: enforce', 'mx: mx.attacker.example', 'max_age: 604800'].join('\n');
    const forged: Move = { event: 'mx/receiver.example/answer', do: 'replace', text: '10 mx.attacker.example' };
    const session = simulate(world, [id, accepted, { event: 'policy/body', do: 'replace', text: body }, forged]);
    expect(session.refused).toEqual([]);
    expect(session.outcome).toMatchObject({ travelled: 'authenticated', to: 'mx.attacker.example', readBy: ['attacker'] });
  });

  test('with a certificate that is not accepted the fetch ends before the file, and with none of its own the file is inside TLS', () => {
    const made: Move = { ...accepted, certificate: { names: ['mta-sts.receiver.example'], issuer: 'self-signed' } };
    expect(simulate(world, [id, made, mode, line]).refused).toEqual([{ move: mode, reason: 'no-such-event' }]);
    expect(simulate(world, [id, mode, line]).refused).toEqual([{ move: mode, reason: 'inside-tls' }]);
    expect(simulate(world, [id, made, mode, line]).outcome).toMatchObject({ delivery: 'deferred', policy: { source: 'cache' } });
  });

  test('a line put in, another status, another address', () => {
    const added: Move = { event: 'policy/body', do: 'inject', text: 'mx: mx.attacker.example' };
    expect(find(simulate(world, [id, accepted, added]), 'policy/body').text).toMatch(/mx: mx\.attacker\.example$/);
    const gone: Move = { event: 'policy/response', do: 'replace', text: 'HTTP/1.1 404', line: 1 };
    expect(simulate(world, [id, accepted, gone, line]).outcome).toMatchObject({ delivery: 'deferred', policy: { source: 'cache' } });
    const elsewhere: Move = { event: 'a/mta-sts.receiver.example/answer', do: 'replace', text: '192.0.2.66' };
    expect(simulate(world, [id, elsewhere, accepted, mode, line]).outcome).toMatchObject({ travelled: 'clear', policy: { mode: 'none' } });
  });
});

/** World, moves, what comes of it. */
const table: [string, ScenarioInput, Move[], Partial<Session['outcome']>][] = [
  [
    'STARTTLS answered by the attacker',
    {},
    [{ event: 'starttls-1', do: 'answer', text: '454 4.7.0 not now' }],
    { travelled: 'clear', readBy: ['receiver', 'attacker'] },
  ],
  [
    'the same against enforce',
    { sender: 'sts-enforce' },
    [{ event: 'starttls-1', do: 'answer', text: '454 4.7.0 not now' }],
    { delivery: 'deferred', travelled: 'none' },
  ],
  [
    'an offer injected where there is none',
    { extends: 'no-policy', mxHosts: [{ host: 'mx1.receiver.example', addresses: ['198.51.100.25'], starttls: 'absent' }] },
    [{ event: 'ehlo-1/250-8BITMIME', do: 'inject', text: '250-STARTTLS' }],
    { delivery: 'delivered', travelled: 'clear' },
  ],
  ['an attack taken back', { attack: 'strip-starttls' }, [{ event: 'ehlo-1/250-STARTTLS', do: 'pass' }], { travelled: 'encrypted' }],
  [
    'the ClientHello dropped',
    {},
    [
      { event: 'tls-1/hello', do: 'drop' },
      { event: 'attempt-2/tls-1/hello', do: 'drop' },
    ],
    { delivery: 'delivered', travelled: 'clear' },
  ],
  [
    'a certificate swapped, nobody checks',
    {},
    [{ event: 'tls-1/certificate', do: 'certificate', certificate: { names: ['x.example'], issuer: 'self-signed' } }],
    { travelled: 'encrypted', readBy: ['receiver', 'attacker'] },
  ],
  [
    'a certificate swapped, enforce checks',
    { sender: 'sts-enforce' },
    [{ event: 'tls-1/certificate', do: 'certificate', certificate: { names: ['mx1.receiver.example'], issuer: 'untrusted' } }],
    { delivery: 'deferred' },
  ],
  [
    'a trusted certificate swapped in, enforce is fooled',
    { sender: 'sts-enforce' },
    [{ event: 'tls-1/certificate', do: 'certificate', certificate: { names: ['mx1.receiver.example'] } }],
    { travelled: 'authenticated', readBy: ['receiver', 'attacker'] },
  ],
  [
    'the same against DANE',
    { sender: 'dane' },
    [{ event: 'tls-1/certificate', do: 'certificate', certificate: { names: ['mx1.receiver.example'] } }],
    { delivery: 'deferred' },
  ],
  ['a TLS record damaged', {}, [{ event: 'mail-from-1', do: 'damage' }], { delivery: 'deferred', travelled: 'none' }],
  ['a TLS record dropped', {}, [{ event: 'ehlo-2', do: 'drop' }], { delivery: 'deferred' }],
  [
    'the MX forged by hand',
    {},
    [{ event: 'mx/receiver.example/answer', do: 'replace', text: '10 mx.attacker.example' }],
    { to: 'mx.attacker.example', readBy: ['attacker'] },
  ],
  [
    'the MX forged by hand, in the form in which it is shown',
    {},
    [{ event: 'mx/receiver.example/answer', do: 'replace', text: 'receiver.example MX 10 mx.attacker.example' }],
    { to: 'mx.attacker.example' },
  ],
  [
    'the same against who validates',
    { sender: 'dane' },
    [{ event: 'mx/receiver.example/answer', do: 'replace', text: '10 mx.attacker.example' }],
    { delivery: 'deferred', failures: [{ host: 'receiver.example', resultType: 'dnssec-invalid' }] },
  ],
  [
    'a TLSA record forged',
    { sender: 'dane' },
    [{ event: 'tlsa/_25._tcp.mx1.receiver.example/answer', do: 'replace', text: `3 1 1 ${'0'.repeat(64)}` }],
    { delivery: 'deferred' },
  ],
  [
    'the TXT answer dropped at first contact',
    { sender: 'sts-first-contact' },
    [{ event: 'txt/_mta-sts.receiver.example/answer', do: 'drop' }],
    { policy: { source: 'none', mode: null }, travelled: 'encrypted' },
  ],
  [
    'the TXT answer dropped, the policy stored',
    { sender: 'sts-enforce' },
    [{ event: 'txt/_mta-sts.receiver.example/answer', do: 'drop' }],
    {
      policy: { source: 'cache', mode: 'enforce' },
      travelled: 'authenticated',
      failures: [{ host: 'mta-sts.receiver.example', resultType: 'sts-policy-fetch-error' }],
    },
  ],
  [
    'the connection to the policy host blocked',
    { sender: 'sts-first-contact' },
    [{ event: 'policy/connect', do: 'drop' }],
    { policy: { source: 'none', mode: null } },
  ],
  [
    'a record from the policy host damaged',
    { sender: 'sts-first-contact' },
    [{ event: 'policy/body', do: 'damage' }],
    { policy: { source: 'none', mode: null } },
  ],
  [
    "the policy host's certificate swapped",
    { sender: 'sts-first-contact' },
    [{ event: 'policy/certificate', do: 'certificate', certificate: { names: ['x.example'] } }],
    { policy: { source: 'none', mode: null }, failures: [{ host: 'mta-sts.receiver.example', resultType: 'sts-webpki-invalid' }] },
  ],
  ['the connection to the MX blocked', {}, [{ event: 'connect', do: 'drop' }], { delivery: 'deferred', to: null }],
  [
    'the recipient replaced in clear',
    { attack: 'strip-starttls' },
    [{ event: 'rcpt-to-1', do: 'replace', text: 'RCPT TO:<eve@receiver.example>' }],
    { delivery: 'delivered' },
  ],
  [
    'the message dropped in clear',
    { attack: 'strip-starttls' },
    [{ event: 'message-1', do: 'drop' }],
    { delivery: 'delivered', readBy: ['attacker'] },
  ],
  [
    'lines inside TLS that the attacker ended',
    { attack: 'untrusted-certificate' },
    [{ event: 'rcpt-to-1', do: 'replace', text: 'RCPT TO:<eve@receiver.example>' }],
    { delivery: 'delivered', travelled: 'encrypted' },
  ],
];

test.each(table)('%s', (_, world, moves, outcome) => {
  const session = simulate(world, moves);
  expect(session.refused).toEqual([]);
  expect(session.outcome).toMatchObject(outcome);
});

const refusedTable: [string, ScenarioInput, Move, Refusal][] = [
  ['no such event', {}, { event: 'ehlo-9', do: 'drop' }, 'no-such-event'],
  ['an event that another move makes away with', { attack: 'strip-starttls' }, { event: 'starttls-1', do: 'drop' }, 'no-such-event'],
  ['a line inside TLS replaced', {}, { event: 'mail-from-1', do: 'replace', text: 'MAIL FROM:<x@y.example>' }, 'inside-tls'],
  ['a line injected into TLS', {}, { event: 'ehlo-2/250-PIPELINING', do: 'inject', text: '250-X' }, 'inside-tls'],
  ['the message inside TLS replaced', {}, { event: 'message-1', do: 'replace', text: 'x' }, 'inside-tls'],
  ['the policy replaced', { sender: 'sts-first-contact' }, { event: 'policy/body', do: 'replace', text: 'x' }, 'inside-tls'],
  ['a certificate rewritten as text', {}, { event: 'tls-1/certificate', do: 'replace', text: 'x' }, 'inside-tls'],
  [
    'a certificate where none is shown',
    {},
    { event: 'ehlo-1', do: 'certificate', certificate: { names: ['x.example'] } },
    'no-certificate',
  ],
  ['a decision', { sender: 'sts-enforce' }, { event: 'decide/policy', do: 'drop' }, 'not-on-the-wire'],
  ['the cache', { sender: 'sts-enforce' }, { event: 'cache/lookup', do: 'drop' }, 'not-on-the-wire'],
  ['a line in clear damaged', {}, { event: 'ehlo-1', do: 'damage' }, 'not-a-record'],
  ['two lines in one', {}, { event: 'ehlo-1', do: 'replace', text: 'EHLO a\r\nMAIL FROM:<b>' }, 'not-one-line'],
  ['a line after the last', { extends: 'in-the-clear' }, { event: 'message-1', do: 'replace', text: 'x', line: 8 }, 'no-such-line'],
  ['a line that is two', { extends: 'in-the-clear' }, { event: 'message-1', do: 'replace', text: 'x\ny', line: 7 }, 'not-one-line'],
  ['a reply answered', {}, { event: 'greeting', do: 'answer', text: '220 x' }, 'not-a-command'],
  ['a question in DNS rewritten', {}, { event: 'mx/receiver.example/query', do: 'replace', text: 'x' }, 'not-an-answer'],
  [
    'an answer that is no record',
    {},
    { event: 'mx/receiver.example/answer', do: 'replace', text: 'hello there my friend' },
    'no-dns-records',
  ],
  ['no reach', { attacker: { reach: ['dns'], listens: false, rules: [] } }, { event: 'ehlo-1', do: 'drop' }, 'out-of-reach'],
  [
    'no reach to the policy host',
    { sender: 'sts-first-contact', attacker: { reach: ['smtp'], listens: false, rules: [] } },
    { event: 'policy/connect', do: 'drop' },
    'out-of-reach',
  ],
];

test.each(refusedTable)('refused: %s', (_, world, move, reason) => {
  const session = simulate(world, [move]);
  expect(session.refused).toEqual([{ move, reason }]);
  expect(judgeMoves(world, [move]).map(({ code }) => code)).toEqual([`move-${reason}`]);
  // It changes nothing.
  expect(session.events).toEqual(simulate(world).events);
});

test('ids do not change where nothing was moved', () => {
  const before = simulate({}).events.map(({ id }) => id);
  const after = simulate({}, [{ event: 'ehlo-1/250-8BITMIME', do: 'replace', text: '250-X' }]).events.map(({ id }) => id);
  expect(after).toEqual(before);
});

test('ids are unique', () => {
  const worlds: ScenarioInput[] = [
    {},
    { attack: 'break-handshake' },
    { sender: 'sts-2016', attack: 'policy-changed-id-not' },
    { sender: { like: 'sts-enforce', attempts: 3 }, attack: 'starttls-lost' },
  ];
  for (const world of worlds) {
    const ids = simulate(world).events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

describe('what could be done to an event', () => {
  test.each<[string, ScenarioInput, string, Move['do'][]]>([
    ['a line in clear', {}, 'ehlo-1/250-STARTTLS', ['pass', 'drop', 'replace', 'inject']],
    ['a command in clear', {}, 'starttls-1', ['pass', 'drop', 'replace', 'inject', 'answer']],
    ['a record inside TLS', {}, 'mail-from-1', ['pass', 'drop', 'damage']],
    [
      'a line inside TLS that the attacker ended',
      { attack: 'untrusted-certificate' },
      'mail-from-1',
      ['pass', 'drop', 'damage', 'replace', 'inject', 'answer'],
    ],
    ['a certificate', {}, 'tls-1/certificate', ['pass', 'drop', 'damage', 'certificate']],
    ['an answer', {}, 'mx/receiver.example/answer', ['pass', 'drop', 'replace', 'inject']],
    ['a question', {}, 'mx/receiver.example/query', ['pass', 'drop']],
    ['a connection', {}, 'connect', ['pass', 'drop']],
    ['a decision', {}, 'decide/outcome', []],
    ['a report', { attack: 'strip-starttls' }, 'report', ['pass', 'drop']],
    ['a note of the sender', { attack: 'strip-starttls' }, 'failure/starttls-not-supported/mx1.receiver.example', []],
  ])('%s', (_, world, id, wanted) => {
    expect(possibleMoves(world, [], find(simulate(world), id))).toEqual(wanted);
  });
});
