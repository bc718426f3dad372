import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readReportFile, type FileTools } from '#src/protocol/tlsrpt/report-file.ts';
import { findReportPart, isMail } from '#src/protocol/tlsrpt/report-mail.ts';
import { reportJson, reportMail } from './report-mail-samples.ts';

const tools: FileTools = {
  async gunzip(bytes, limit) {
    try {
      return gunzipSync(bytes, { maxOutputLength: limit });
    } catch (error) {
      return (error as { code: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged';
    }
  },
  decode: (bytes) => {
    const text = Buffer.from(bytes).toString('utf8');
    return { text, wellFormed: Buffer.from(text).equals(Buffer.from(bytes)) };
  },
};
const octets = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const zipped = gzipSync(reportJson).toString('latin1');
const read = (text: string) => readReportFile(octets(text), tools);

describe('a report is read from', () => {
  it.each([
    ['JSON', reportJson],
    ['JSON with a byte order mark', `\xef\xbb\xbf${reportJson}`],
    ['gzip', zipped],
    ['gzip of two members', gzipSync(reportJson.slice(0, 9)).toString('latin1') + gzipSync(reportJson.slice(9)).toString('latin1')],
    ['a mail, base64 of gzip', reportMail({ content: zipped, type: 'application/tlsrpt+gzip' })],
    ['a mail, base64 of JSON', reportMail({})],
    ['a mail, quoted-printable', reportMail({ encoding: 'quoted-printable' })],
    ['a mail, 7bit', reportMail({ encoding: '7bit' })],
    ['a mail, gzip as it is', reportMail({ encoding: 'binary', content: zipped, type: 'application/gzip' })],
    ['a mail with bare line feeds', reportMail({}).replace(/\r\n/g, '\n')],
    ['a mailbox file', `From sender@sender.example Thu May 21 02:00:00 2026\n${reportMail({})}`],
    ['a mail behind a byte order mark', `\xef\xbb\xbf${reportMail({})}`],
    ['a mail behind empty lines', `\r\n\r\n${reportMail({})}`],
    ['a mail whose soft line ends were padded', reportMail({ encoding: 'quoted-printable' }).replace(/=\r\n/g, '= \t\r\n')],
    ['a mail known by its file name alone', reportMail({ type: 'application/octet-stream' })],
    ['a mail that is nothing else', `Content-Type: application/tlsrpt+json\r\n\r\n${reportJson}`],
    ['a mail forwarded in another', `Content-Type: message/rfc822\r\n\r\n${reportMail({})}`],
  ])('%s', async (_, text) => {
    expect(await read(text)).toMatchObject({ valid: true, report: { organization: 'Sender Example' } });
  });
});

describe('what is wrong is told', () => {
  it.each([
    ['a mail without a report', 'Subject: hello\r\n\r\nno report', 'not-in-mail'],
    ['gzip cut off', zipped.slice(0, -12), 'damaged-gzip'],
    ['gzip of too much', gzipSync(Buffer.alloc(20 * 1024 * 1024 + 1, ' ')).toString('latin1'), 'too-large'],
    ['a file that is too long', ' '.repeat(31 * 1024 * 1024), 'too-large'],
    ['nothing', '', 'not-json'],
    ['half of what begins gzip', '\x1f{}', 'not-json'],
    ['the other half', 'x\x8b', 'not-json'],
    ['bytes', '\x00\xff\x00', 'not-json'],
  ])('%s', async (_, text, problem) => {
    expect(await read(text)).toMatchObject({ valid: false, problems: [{ problem }] });
  });
  it('bytes that are no UTF-8', async () => {
    const { valid, problems } = await read(reportJson.replace('Sender', 'S\xe9nder'));
    expect(valid).toBe(true);
    expect(problems[0]).toMatchObject({ problem: 'not-utf-8', code: 'report-not-utf-8' });
  });
});

describe('a mail', () => {
  it.each([
    ['Received: x', true],
    ['From a@sender.example today\nSubject: x', true],
    ['{"Subject": "x"}', false],
    ['[1]', false],
    ['', false],
  ])('"%s": %s', (text, mail) => expect(isMail(text)).toBe(mail));

  it('takes only the boundary that is its own', () => {
    const mail =
      'Content-Type: multipart/mixed; boundary=a\n\n--ab\nContent-Type: application/json\n\n{}\n--a\nContent-Type: text/plain\n\nx\n--a--\n--a\nContent-Type: application/json\n\n{}';
    expect(findReportPart(mail)).toBeUndefined();
  });
  it('is not searched for ever', () => {
    const nested = Array.from({ length: 50 }, (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}x\n\n--b${depth}x\n`).join(
      '',
    );
    expect(findReportPart(`${nested}Content-Type: application/json\n\n{}`)).toBeUndefined();
  });
});
