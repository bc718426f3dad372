import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isLost, unpackedLimit, type Found } from '#src/inspector/reports/found.ts';
import { cutFile, everyLine, mailInMailbox } from '#src/inspector/reports/cut-file.ts';
import { readSource } from '#src/inspector/reports/read-source.ts';
import { read, report, source, tools } from './reading.ts';

const [first, second] = [report('2026-03-01', 'a.example', 5), report('2026-03-02', 'b.example', 7)];
const compact = (text: string) => JSON.stringify(JSON.parse(text));
const lines = `${compact(first)}\n${compact(second)}\n`;
const attachment = (name: string, content: Uint8Array | string, type = 'application/tlsrpt+gzip') => [
  '--b',
  `Content-Type: ${type}; name="${name}"`,
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n'),
];
const mail = (...parts: string[][]) =>
  ['Date: Sun, 08 Mar 2026 03:00:00 +0000', 'Content-Type: multipart/report; boundary="b"', '', ...parts.flat(), '--b--', ''].join('\r\n');
const both = mail(attachment('a.json.gz', gzipSync(first)), attachment('b.json.gz', gzipSync(second)));
const mailbox = `From a@a.example Sun Mar  8 03:00:00 2026\r\n${both}\r\nFrom b@b.example Sun Mar  8 04:00:00 2026\r\n${mail(attachment('b.json', second, 'application/json'))}`;

/** Reporters, and reasons in parentheses. */
const told = (found: readonly Found[]) => found.map((each) => ('why' in each ? `(${each.why})` : each.report.organization));
const places = (found: readonly Found[]) => found.map(({ place }) => place);

describe('every form', () => {
  it.each<[string, string | Uint8Array, string[], string[]]>([
    ['one.json', first, ['a.example'], ['one.json']],
    ['bom.json', `\ufeff${first}`, ['a.example'], ['bom.json']],
    ['array.json', `[${first},\n${second}]`, ['a.example', 'b.example'], ['array.json #1', 'array.json #2']],
    ['lines.jsonl', lines, ['a.example', 'b.example'], ['lines.jsonl #1', 'lines.jsonl #2']],
    ['behind.json', first + second, ['a.example', 'b.example'], ['behind.json #1', 'behind.json #2']],
    ['one.json.gz', gzipSync(first), ['a.example'], ['one.json.gz']],
    [
      'members.gz',
      Buffer.concat([gzipSync(lines.slice(0, 99)), gzipSync(lines.slice(99))]),
      ['a.example', 'b.example'],
      ['members.gz #1', 'members.gz #2'],
    ],
    ['two.eml', both, ['a.example', 'b.example'], ['two.eml/a.json.gz', 'two.eml/b.json.gz']],
    [
      'box.mbox',
      mailbox,
      ['a.example', 'b.example', 'b.example'],
      ['box.mbox #1/a.json.gz', 'box.mbox #1/b.json.gz', 'box.mbox #2/b.json'],
    ],
    [
      'all.zip',
      zipSync({
        'march/a.json': strToU8(first),
        'b.json.gz': [gzipSync(second), { level: 0 }],
        'in.zip': zipSync({ 'm.eml': strToU8(both) }),
      }),
      ['a.example', 'b.example', 'a.example', 'b.example'],
      ['all.zip/march/a.json', 'all.zip/b.json.gz', 'all.zip/in.zip/m.eml/a.json.gz', 'all.zip/in.zip/m.eml/b.json.gz'],
    ],
  ])('%s', async (name, content, reporters, where) => {
    const found = await read(name, content);
    expect(told(found)).toEqual(reporters);
    expect(places(found)).toEqual(where);
  });

  it('the date of a mail goes with its reports', async () => {
    expect(await read('two.eml', both)).toMatchObject([{ received: 1_772_938_800 }, { received: 1_772_938_800 }]);
  });
});

describe('what cannot be read is told, and the rest is read', () => {
  it.each<[string, string | Uint8Array, string[]]>([
    ['empty.json', '', ['(empty)']],
    ['cat.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0]), ['(other)']],
    ['dmarc.xml', '<?xml version="1.0"?>\n<feedback>', ['(dmarc)']],
    ['page.html', '<!doctype html>', ['(xml)']],
    ['winmail.dat', new Uint8Array([0x78, 0x9f, 0x3e, 0x22, 1]), ['(winmail)']],
    ['cut.json', first.slice(0, 200), ['(not-json)']],
    ['list.json', '[1, 2]', ['(not-object)', '(not-object)']],
    ['other.json', '{"a":1}', ['(no-policies)']],
    ['cut.gz', gzipSync(first).subarray(0, 60), ['(damaged-gzip)']],
    ['none.eml', 'Subject: hello\r\n\r\nNo report.', ['(no-report-in-mail)']],
    ['cut.zip', zipSync({ 'a.json': strToU8(first) }).subarray(0, 90), ['(damaged-zip)']],
    ['lines.jsonl', `${compact(first)}\n{"broken\n${compact(second)}`, ['a.example', '(not-json)', 'b.example']],
    ['mixed.zip', zipSync({ 'a.json': strToU8(first), 'readme.txt': strToU8('hello') }), ['a.example', '(other)']],
    ['empty.zip', zipSync({}), ['(empty)']],
  ])('%s', async (name, content, reasons) => expect(told(await read(name, content))).toEqual(reasons));

  it('a damaged entry of a zip, the others read', async () => {
    const bytes = zipSync({ 'a.json': strToU8(first), 'b.json': strToU8(second), 'c.json': strToU8(first) });
    const at = Buffer.from(bytes).indexOf('b.json') + 'b.json'.length;
    bytes.fill(0xff, at, at + 20);
    expect(told(await read('some.zip', bytes))).toEqual(['a.example', '(damaged-zip)', 'a.example']);
  });

  it('two entries of one name in a zip are two', async () => {
    const bytes = Buffer.from(zipSync({ 'a.json': strToU8(first), 'b.json': strToU8(second) }));
    for (let at = bytes.indexOf('b.json'); at >= 0; at = bytes.indexOf('b.json')) bytes.write('a.json', at);
    expect(told(await read('twice.zip', bytes))).toEqual(['a.example', 'b.example']);
  });

  it('a file that is gone', async () => {
    const gone = { name: 'gone.json', size: 9, read: () => Promise.reject(new Error('gone')) };
    const found: Found[] = [];
    for await (const each of readSource(gone, tools)) found.push(each);
    expect(found).toEqual([{ place: 'gone.json', why: 'gone' }]);
  });

  it('a missing report is told apart from what never was one', () => {
    expect([isLost('damaged-gzip'), isLost('winmail'), isLost('other'), isLost('dmarc')]).toEqual([true, true, false, false]);
  });
});

describe('bombs', () => {
  const zeros = new Uint8Array(65 * 1024 * 1024);

  it('a gzip file that unpacks to more than is held', async () => {
    expect(told(await read('bomb.gz', gzipSync(zeros)))).toEqual(['(too-large)']);
  });

  it('a zip entry that says so, and one that lies', async () => {
    const bytes = zipSync({ 'bomb.json': zeros, 'a.json': strToU8(first) });
    expect(told(await read('bomb.zip', bytes))).toEqual(['(too-large)', 'a.example']);
    const directory = Buffer.from(bytes);
    directory.writeUInt32LE(100, directory.indexOf('PK\x01\x02', 'latin1' as BufferEncoding) + 24);
    expect(told(await read('liar.zip', directory))).toEqual(['(other)', 'a.example']);
  });

  it('archives in archives', async () => {
    let bytes: Uint8Array = strToU8(first);
    for (let depth = 0; depth < 7; depth++) bytes = zipSync({ 'a.zip': bytes });
    expect(told(await read('deep.zip', bytes))).toEqual(['(too-nested)']);
  });

  it('many entries, each allowed, too much in all', async () => {
    const entry = new Uint8Array(63 * 1024 * 1024);
    const count = Math.ceil(unpackedLimit / entry.length) + 1;
    const packed = gzipSync(entry);
    const bytes = zipSync(
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.gz`, [packed, { level: 0 }] as const])),
    );
    const found = told(await read('much.zip', bytes));
    expect([found.length, found[0], found.at(-1)]).toEqual([count, '(other)', '(too-large)']);
  }, 60_000);
});

describe('files in pieces', () => {
  const pieces = async (text: string, ...[begins, limit]: [Parameters<typeof cutFile>[1], number]) => {
    const cut: string[] = [];
    for await (const piece of cutFile(source('f', text), begins, limit))
      cut.push(typeof piece === 'string' ? piece : Buffer.from(piece).toString());
    return cut;
  };

  it('lines, over the ends of chunks', async () => {
    const text = Array.from({ length: 40_000 }, (_, index) => `${index} ${'x'.repeat(index % 97)}\n`);
    expect(await pieces(text.join(''), everyLine, 1000)).toEqual(text);
  });

  it('a mailbox is cut at "From " behind an empty line alone', async () => {
    const first = `From a\nS: 1\n\nFrom the desk\n>From b\nand\nFrom c\n${'y'.repeat(1024 * 1024 - 60)}\n\n`;
    expect(await pieces(`${first}From d\nS: 2\n`, mailInMailbox, 4_000_000)).toEqual([
      'From a\nS: 1\n\n',
      first.slice('From a\nS: 1\n\n'.length),
      'From d\nS: 2\n',
    ]);
  });

  it('a piece beyond the limit is told once, and the next one is whole', async () => {
    expect(await pieces(`From a\n${'z'.repeat(3 * 1024 * 1024)}\n\nFrom b\n`, mailInMailbox, 1_500_000)).toEqual(['too-large', 'From b\n']);
  });
});
