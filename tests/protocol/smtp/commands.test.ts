import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCommand, parseCommand } from '#src/protocol/smtp/commands.ts';
import { stuffLine, unstuffLine } from '#src/protocol/smtp/data.ts';
import { messageOctets, octetsOf } from '#src/protocol/smtp/octets.ts';

describe('commands', () => {
  it.each([
    ['EHLO out.sender.example', { verb: 'EHLO', domain: 'out.sender.example' }],
    ['EHLO [203.0.113.10]', { verb: 'EHLO', domain: '[203.0.113.10]' }],
    ['EHLO [IPv6:2001:db8::10]', { verb: 'EHLO', domain: '[IPv6:2001:db8::10]' }],
    ['HELO localhost', { verb: 'HELO', domain: 'localhost' }],
    ['MAIL FROM:<>', { verb: 'MAIL', from: '', parameters: [] }],
    [
      'MAIL FROM:<alice@sender.example> SIZE=402 SMTPUTF8',
      { verb: 'MAIL', from: 'alice@sender.example', parameters: [{ keyword: 'SIZE', value: '402' }, { keyword: 'SMTPUTF8' }] },
    ],
    [
      'RCPT TO:<bob@good.example> ORCPT=rfc822;bob@good.example',
      { verb: 'RCPT', to: 'bob@good.example', parameters: [{ keyword: 'ORCPT', value: 'rfc822;bob@good.example' }] },
    ],
    ['RCPT TO:<Postmaster>', { verb: 'RCPT', to: 'Postmaster', parameters: [] }],
    ['RCPT TO:<"a> \\" b"@receiver.example>', { verb: 'RCPT', to: '"a> \\" b"@receiver.example', parameters: [] }],
    ['RCPT TO:<bob@[192.0.2.1]>', { verb: 'RCPT', to: 'bob@[192.0.2.1]', parameters: [] }],
    ['RCPT TO:<mülle@bücher.example>', { verb: 'RCPT', to: 'mülle@bücher.example', parameters: [] }],
    ['DATA', { verb: 'DATA' }],
    ['STARTTLS', { verb: 'STARTTLS' }],
    ['NOOP', { verb: 'NOOP' }],
    ['NOOP well then', { verb: 'NOOP', argument: 'well then' }],
    ['VRFY bob', { verb: 'VRFY', argument: 'bob' }],
  ])('%s is read and written', (line, value) => {
    expect(parseCommand(line)).toEqual({ value, findings: [] });
    expect(formatCommand(value as Parameters<typeof formatCommand>[0])).toBe(line);
  });

  it.each([
    ['mail from:<Alice@sender.example>  ', 'MAIL FROM:<Alice@sender.example>'],
    ['quit ', 'QUIT'],
    ['StartTls', 'STARTTLS'],
    ['ehlo   OUT.sender.example', 'EHLO OUT.sender.example'],
  ])('%s is taken as %s', (line, meant) => expect(formatCommand(parseCommand(line).value!)).toBe(meant));

  it.each([
    ['', 'smtp-command-unknown', ''],
    ['FOO bar', 'smtp-command-unknown', 'FOO bar'],
    ['MAIL:', 'smtp-command-unknown', 'MAIL:'],
    ['AUTH PLAIN', 'smtp-command-not-implemented', 'AUTH PLAIN'],
    ['EHLO', 'smtp-domain-syntax', ''],
    ['EHLO a b', 'smtp-domain-syntax', 'a b'],
    ['EHLO under_score.example', 'smtp-domain-syntax', 'under_score.example'],
    ['HELO [203.0.113.10]', 'smtp-domain-syntax', '[203.0.113.10]'],
    ['DATA now', 'smtp-needless-parameter', 'now'],
    ['STARTTLS x', 'smtp-starttls-parameter', 'x'],
    ['MAIL', 'smtp-command-syntax', ''],
    ['MAIL TO:<a@b.example>', 'smtp-command-syntax', 'TO:<a@b.example>'],
    ['MAIL FROM:a@b.example', 'smtp-command-syntax', 'a@b.example'],
    ['MAIL FROM:<a@b.example>SIZE=1', 'smtp-command-syntax', '<a@b.example>SIZE=1'],
    ['MAIL FROM: <a@b.example>', 'smtp-space-after-colon', ' '],
    ['MAIL FROM:<a@>', 'smtp-address-syntax', '<a@>'],
    ['MAIL FROM:<@b.example>', 'smtp-address-syntax', '<@b.example>'],
    ['MAIL FROM:<a..b@c.example>', 'smtp-address-syntax', '<a..b@c.example>'],
    ['RCPT TO:<>', 'smtp-address-syntax', '<>'],
    ['RCPT TO:<bob>', 'smtp-address-syntax', '<bob>'],
    ['MAIL FROM:<a@b.example> =1', 'smtp-parameter-syntax', '=1'],
    ['MAIL FROM:<a@b.example> SIZE=', 'smtp-parameter-syntax', 'SIZE='],
    ['VRFY', 'smtp-command-syntax', ''],
  ])('%j: %s', (line, code, place) => {
    const { value, findings } = parseCommand(line);
    expect(value).toBeUndefined();
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(line.slice(findings[0]!.span!.start, findings[0]!.span!.end)).toBe(place);
  });

  it('ignores a source route, and says so', () => {
    const { value, findings } = parseCommand('RCPT TO:<@one.example,@two.example:bob@receiver.example>');
    expect(value).toEqual({ verb: 'RCPT', to: 'bob@receiver.example', parameters: [] });
    expect(findings.map(({ code }) => code)).toEqual(['smtp-source-route']);
  });

  it('mends the space after the colon', () => {
    const line = 'RCPT TO:  <bob@receiver.example>';
    const { span, text } = parseCommand(line).findings[0]!.fix![0]!;
    expect(parseCommand(line.slice(0, span.start) + text + line.slice(span.end)).findings).toEqual([]);
  });

  it.each(['RCPT TO: <bob>', 'MAIL FROM: <> =', 'RCPT TO: <@one.example:bob@receiver.example>'])('offers no mend for %s', (line) => {
    const { findings } = parseCommand(line);
    expect(findings.map(({ code, fix }) => [code, fix])).toEqual([['smtp-space-after-colon', undefined]]);
  });

  it('takes any line without failing; what it reads, it writes and reads again the same', () => {
    const word = fc.constantFrom(
      'MAIL FROM:',
      'RCPT TO:',
      'EHLO ',
      'STARTTLS',
      'NOOP ',
      '<',
      '>',
      '@',
      'a',
      '.',
      'b.example',
      '"',
      '\\',
      ' ',
      'SIZE=1',
      ':',
      '\u00e9',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 9 }).map((words) => words.join('')),
        ),
        (line) => {
          const { value, findings } = parseCommand(line);
          expect(value !== undefined || findings.length > 0).toBe(true);
          if (!value) return;
          expect(parseCommand(formatCommand(value)).value).toEqual(value);
        },
      ),
    );
  });
});

describe('the message on the wire', () => {
  it('has its dots doubled, and loses none', () => {
    expect(['.', '..', '.x', 'x.', ''].map(stuffLine)).toEqual(['..', '...', '..x', 'x.', '']);
    fc.assert(fc.property(fc.string(), (line) => unstuffLine(stuffLine(line)) === line && stuffLine(line) !== '.'));
  });

  it('is measured in octets, as the platform does', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => octetsOf(text) === new TextEncoder().encode(text).length));
    expect(messageOctets(['a', '', 'é'])).toBe(3 + 2 + 4);
  });
});
