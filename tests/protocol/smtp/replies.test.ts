import { describe, expect, it } from 'vitest';
import {
  enhancedCode,
  formatReply,
  isLastReplyLine,
  parseReply,
  removeReplyLine,
  replyClass,
  replyOf,
} from '#src/protocol/smtp/replies.ts';
import { formatEhlo, offers, parseEhlo } from '#src/protocol/smtp/ehlo.ts';

describe('replies', () => {
  it.each([
    [['250 2.1.0 Ok'], 250, ['2.1.0 Ok']],
    [['250'], 250, ['']],
    [['250-mx1', '250-', '250 HELP'], 250, ['mx1', '', 'HELP']],
    [['354 End data with <CR><LF>.<CR><LF>'], 354, ['End data with <CR><LF>.<CR><LF>']],
  ])('%j is read and written', (lines, code, texts) => {
    expect(parseReply(lines)).toEqual({ value: { code, lines: texts }, findings: [] });
    expect(formatReply({ code, lines: texts })).toEqual(lines);
  });

  it.each([
    [['hello'], 'smtp-reply-syntax'],
    [['99 x'], 'smtp-reply-syntax'],
    [['199 x'], 'smtp-reply-syntax'],
    [['260 x'], 'smtp-reply-syntax'],
    [['250x'], 'smtp-reply-syntax'],
    [['250-a', '251 b'], 'smtp-reply-codes-differ'],
    [['250-a'], 'smtp-reply-continuation'],
    [['250 a', '250 b'], 'smtp-reply-continuation'],
  ])('%j is none: %s', (lines, code) => {
    const { value, findings } = parseReply(lines);
    expect(value).toBeUndefined();
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  it.each([
    ['250-x', false],
    ['250 x', true],
    ['250', true],
    ['rubbish', true],
  ])('%s ends a reply: %s', (line, last) => expect(isLastReplyLine(line)).toBe(last));

  it.each([
    ['250 2.1.0 Ok', '2.1.0'],
    ['454 4.7.0', '4.7.0'],
    ['250 4.1.0 class does not fit', undefined],
    ['250 2.1.0x', undefined],
    ['354 go', undefined],
  ])('the enhanced code of "%s" is %s', (line, code) => expect(enhancedCode(replyOf(line))).toBe(code));

  it('tells the classes apart', () => {
    expect([220, 354, 421, 554].map((code) => replyClass({ code, lines: [''] }))).toEqual([
      'positive',
      'intermediate',
      'temporary',
      'permanent',
    ]);
  });

  it('reads templates of one line and of several', () => {
    expect(replyOf('214-One\n214 Two')).toEqual({ code: 214, lines: ['One', 'Two'] });
    expect(replyOf('no code')).toEqual({ code: 250, lines: ['no code'] });
  });
});

describe('a line taken out of the EHLO reply', () => {
  it.each([
    ['in the middle', ['250-mx1', '250-STARTTLS', '250 HELP'], ['250-mx1', '250 HELP']],
    ['at the end: the one before becomes the last', ['250-mx1', '250-HELP', '250 STARTTLS'], ['250-mx1', '250 HELP']],
    ['the only keyword', ['250-mx1', '250 STARTTLS'], ['250 mx1']],
    ['in any case', ['250-mx1', '250-StartTLS', '250 HELP'], ['250-mx1', '250 HELP']],
    ['not what only begins like it', ['250-mx1', '250 STARTTLSX'], ['250-mx1', '250 STARTTLSX']],
    ['not the first line', ['250-STARTTLS', '250 HELP'], ['250-STARTTLS', '250 HELP']],
  ])('%s', (_, lines, left) => {
    expect(removeReplyLine(lines, 'starttls')).toEqual(left);
    expect(parseReply(left).findings).toEqual([]);
  });
});

describe('the EHLO reply', () => {
  const reply = { code: 250, lines: ['mx1.receiver.example at your service', 'SIZE 1000', 'STARTTLS', 'AUTH PLAIN LOGIN'] };

  it('is read and written', () => {
    const { value, findings } = parseEhlo(reply);
    expect(findings).toEqual([]);
    expect(value!.keywords[2]).toEqual({ keyword: 'AUTH', parameters: ['PLAIN', 'LOGIN'] });
    expect(formatEhlo(value!)).toEqual(reply);
  });

  it('offers a keyword, in whatever case, and nothing that is only in the first line', () => {
    const { value } = parseEhlo({ code: 250, lines: ['STARTTLS', 'size'] });
    expect(offers(value, 'SIZE')).toBe(true);
    expect(offers(value, 'STARTTLS')).toBe(false);
    expect(offers(undefined, 'SIZE')).toBe(false);
  });
});
