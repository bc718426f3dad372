// Mails that carry a report: which part is taken, and its octets (RFC 2045 sections 5.1, 6.7 and 6.8, RFC 2046 section 5.1).
import { describe, expect, test } from 'vitest';
import { findReportPart, isMail } from '#src/protocol/tlsrpt/report-mail.ts';

const found = (mail: string) => {
  const part = findReportPart(mail);
  return part && [part.mediaType, Buffer.from(part.content).toString('latin1')];
};
const mailOf = (fields: string[], body = '{}') => `${fields.join('\n')}\n\n${body}`;
const json = 'Content-Type: application/json';

describe('a transfer encoding is undone', () => {
  const decoded = (encoding: string, body: string) => found(mailOf([json, `Content-Transfer-Encoding: ${encoding}`], body))?.[1];
  test.each([
    ['=41=7a=7A', 'Azz'],
    ['=4', '=4'],
    ['=4g', '=4g'],
    ['=g4', '=g4'],
    ['a==41', 'a=A'],
    ['a=3D41', 'a=41'],
    ['=', '='],
    ['=FF', '\xff'],
    ['a=\nb', 'ab'],
    ['a=\r\nb', 'ab'],
    ['a= \t\r\nb', 'ab'],
    ['a\nb', 'a\nb'],
  ])('quoted-printable %j', (body, text) => expect(decoded('Quoted-Printable', body)).toBe(text));
  test.each([
    ['QUJD', 'ABC'],
    ['QUI=', 'AB'],
    ['QQ==', 'A'],
    ['QUJDQQ', 'ABCA'],
    ['Q U\r\nJ-D', 'ABC'],
    ['QQ==QUJD', 'A'],
    ['+/AZaz09', Buffer.from('+/AZaz09', 'base64').toString('latin1')],
    ['@[`{:./', ''],
    ['', ''],
    ['//////', '\xff\xff\xff\xff'],
  ])('base64 %j', (body, text) => expect(decoded('BASE64', body)).toBe(text));
  test.each(['7bit', '8bit', 'binary', 'x-other', ''])('%j: nothing', (encoding) => expect(decoded(encoding, 'a=41\xff')).toBe('a=41\xff'));
  test('none is given', () => expect(found(mailOf([json], 'QUJD'))?.[1]).toBe('QUJD'));
});

describe('a part is a report', () => {
  test.each([
    ...['application/tlsrpt+gzip', 'application/tlsrpt+json', 'application/json', 'application/gzip', 'application/x-gzip'],
    ...['Application/JSON; charset=utf-8', 'application/json ;x', 'text/plain; name=a.json', 'text/plain; NAME="a.JSON.gz"'],
  ])('by its type: %s', (type) => expect(found(mailOf([`Content-Type: ${type}`]))?.[1]).toBe('{}'));
  test.each([
    ['attachment; filename=a.json', true],
    ['attachment;filename = "a.json.gz"', true],
    ['attachment; filename="a\\".json"', true],
    ['attachment; filename="a.json"; filename="a.txt"', true],
    ['attachment; filename="a.txt"; filename="a.json"', false],
    ['attachment; filename="a;b.json"', true],
    ['attachment; filename="a.json.zip"', false],
    ['attachment; filename="ajson"', false],
    ['attachment; filename="a.j\\son"', true],
    ['attachment; filename=""', false],
    ['a.json', false],
  ])('by its file name: %s is %s', (disposition, isReport) =>
    expect(found(mailOf(['Content-Type: text/plain', `Content-Disposition: ${disposition}`])) !== undefined).toBe(isReport),
  );
  test.each(['text/json', 'xapplication/json', 'application/jsonx', 'application/tlsrpt', 'text/plain', ''])('not by %j', (type) =>
    expect(found(mailOf([`Content-Type: ${type}`]))).toBeUndefined(),
  );
  test('not without a type', () => expect(found(mailOf(['Subject: x']))).toBeUndefined());
  test('the file name of the disposition counts before that of the type', () => {
    const fields = ['Content-Type: text/plain; name=a.json', 'Content-Disposition: attachment; filename=a.txt'];
    expect(found(mailOf(fields))).toBeUndefined();
  });
});

describe('a header', () => {
  test.each<[string, string, string | undefined]>([
    ['the first of a name counts', `${json}\nContent-Type: text/plain\n\n1`, '1'],
    ['names have no case', 'CONTENT-type : application/json\n\n1', '1'],
    ['lines are unfolded', 'Content-Type:\r\n \tapplication/json\r\n\r\n1', '1'],
    ['lines without a colon are passed over', `x\n: y\n${json}\n\n1`, '1'],
    ['ends at the first empty line', `Subject: x\n\n${json}\n\n1`, undefined],
    ['may be all there is', json, ''],
    ['may be empty', `\n${json}\n\n1`, '1'],
    ['a value may hold colons', 'X: a:b\nContent-Type: application/json\n\n1', '1'],
    ['a field that is too long has no parameters', `Content-Type: text/plain; x=${'y'.repeat(65_536)}; name=a.json\n\n1`, undefined],
  ])('%s', (_, mail, content) => expect(found(mail)?.[1]).toBe(content));
});

describe('of several parts', () => {
  const multi = (body: string, boundary = 'b', type = 'multipart/mixed') => `Content-Type: ${type}; boundary=${boundary}\n\n${body}`;
  const part = (content: string, type = 'application/json') => `Content-Type: ${type}\n\n${content}\n`;
  test.each<[string, string, string | undefined]>([
    ['the first that is a report', multi(`--b\n${part('0', 'text/plain')}--b\n${part('1')}--b\n${part('2')}--b--`), '1'],
    ['without an end', multi(`--b\n${part('1')}`), '1'],
    ['none behind the end', multi(`--b--\n--b\n${part('1')}`), undefined],
    ['not in the preamble', multi(`${part('0')}\n--b\n${part('1')}--b--`), '1'],
    ['a longer boundary is another', multi(`--bc\n${part('0')}--b\n${part('1')}--b--`), '1'],
    ['blanks behind a boundary', multi(`--b \t\r\n${part('1')}--b--`), '1'],
    ['a marker at the end of the text', multi('--b'), undefined],
    ['a boundary inside a line', multi(`x--b\n${part('0')}--b\n${part('1')}--b--`), '1'],
    ['in quotation marks', multi(`--b c\n${part('1')}--b c--`, '"b c"'), '1'],
    ['CRLF before a boundary belongs to it', multi(`--b\r\n${json}\r\n\r\n1\r\n--b--`), '1'],
    ['parts of parts', multi(`--b\n${multi(`--c\n${part('1')}--c--\n`, 'c')}--b--`), '1'],
    ['a mail in a part', multi(`--b\nContent-Type: message/rfc822\n\n${part('1')}--b--`), '1'],
    ['none behind an end with blanks', multi(`--b-- \t\r\n--b\n${part('1')}`), undefined],
    ['a boundary of that name alone', 'Content-Type: multipart/mixed\n\n--undefined\nContent-Type: application/json\n\n{}', undefined],
    ['no boundary', 'Content-Type: multipart/mixed\n\n--b\n\n{}', undefined],
    ['another kind of type', multi(`--b\n${part('1')}--b--`, 'b', 'xmultipart/mixed'), undefined],
  ])('%s', (_, mail, content) => expect(found(mail)?.[1]?.trimEnd()).toBe(content));
  test.each([
    [16, true],
    [17, false],
  ])('%d levels deep is found: %s', (levels, isFound) => {
    const heads = Array.from({ length: levels }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}x\n\n--b${level}x\n`);
    expect(found(`${heads.join('')}${part('1')}`) !== undefined).toBe(isFound);
    expect(found(`${'Content-Type: message/rfc822\n\n'.repeat(levels)}${part('1')}`) !== undefined).toBe(isFound);
  });
});

test.each([
  ['Received: x', true],
  ['X-y9 \t: x', true],
  ['\xef\xbb\xbf\r\n\nFrom a today\r\nX: y', true],
  ['From a today\n', false],
  [': x', false],
  ['{"a": 1}', false],
  ['a b: c', false],
  [`${'x'.repeat(1999)}:`, true],
  [`${'x'.repeat(2000)}:`, false],
])('is a mail or not: %#', (text, mail) => expect(isMail(text)).toBe(mail));
