import { gzipSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { openIo } from '#src/cli/io.ts';
import { reportCommand } from '#src/cli/report.ts';
import { exampleMonth } from '#src/inspector/reports/example-month.ts';
import { report } from '../inspector/reports/reading.ts';
import { testIo } from './io-for-tests.ts';

const run = async (files: Record<string, string | Uint8Array>, paths: string[], columns = 100) => {
  const io = { ...testIo(files), columns };
  return { code: await reportCommand(paths, io), lines: io.lines, text: io.lines.join('\n') };
};
const month = Object.fromEntries(exampleMonth().map(({ name, text }) => [`month/${name}`, text]));
const failing = report('2026-03-02', 'b.example', 7, [
  { resultType: 'certificate-expired', count: 4, sendingMtaIp: '192.0.2.1', receivingMxHostname: 'mx1.receiver.example' },
]);
const fine = report('2026-03-01', 'a.example', 6);

describe('mta-sts report PATH...', () => {
  it.each([60, 80, 100, 120, 40, 300])('a terminal of %i columns: every line fits but what is to be copied', async (columns) => {
    const { lines, code } = await run({ ...month, 'month/winmail.dat': new Uint8Array([0x78, 0x9f, 0x3e, 0x22]) }, ['month'], columns);
    const width = Math.min(120, Math.max(60, columns));
    const texts = lines.filter((line) => !/^ {4}(?:_mta-sts|version|mode|mx|max_age)/.test(line));
    expect(texts.filter((line) => line.length > width)).toEqual([]);
    expect(texts.some((line) => line.length > width - 12)).toBe(true);
    expect(code).toBe(1);
  });
  it('the answer, what is new, causes with their days, reporters, the whole text to publish, what is unread and why', async () => {
    const { text } = await run({ ...month, 'month/winmail.dat': new Uint8Array([0x78, 0x9f, 0x3e, 0x22]) }, ['month'], 120);
    expect(text).toContain('Mail to harbour.example fails at mx2 since 19 November, say three of four reporters');
    expect(text).toContain('New: mx1.harbour.example offered no STARTTLS: 1 session');
    expect(text).toMatch(/357 sessions, 3 Nov to 4 Nov, over; 3 of 4 reporters; certificate-expired; 192\.0\.2\.25\n {4}\.\.█▃/);
    expect(text).toMatch(/reporter-c\.example {2}oo##oooooo# {3}oooooo#oo#oo#o {2}\d+ of \d+ failed, 25\/28/);
    expect(text).toMatch(/ {4}mx: mx1\.harbour\.example\n {4}mx: mx2\.harbour\.example\n/);
    expect(text).toMatch(/ {4}_mta-sts\.harbour\.example\. IN TXT "v=STSv1; id=\d{14}Z;"/);
    expect(text).toContain('Not read: month/winmail.dat. Outlook wraps');
  });
  it('digits where the terminal has ASCII alone', async () => {
    const io = { ...testIo(month), isUtf8: false };
    await reportCommand(['month'], io);
    expect(io.lines.join('\n')).not.toMatch(/[^\n -~]/);
  });
  it('the same counts as files, as a folder, as a zip, with a duplicate in it', async () => {
    const zip = zipSync({ 'a.json': strToU8(fine), 'b.json.gz': gzipSync(failing), 'again.json': strToU8(fine) });
    const files = { 'd/a.json': fine, 'd/b.json.gz': gzipSync(failing), 'all.zip': zip };
    for (const paths of [['d/a.json', 'd/b.json.gz'], ['d'], ['all.zip'], ['d', 'all.zip']]) {
      const { code, text } = await run(files, [...paths, '--json']);
      expect(code).toBe(1);
      expect(JSON.parse(text)).toMatchObject({
        domains: [
          { successful: 13, failed: 4, causes: [{ cause: 'certificate-expired', host: 'mx1.receiver.example', reporters: ['b.example'] }] },
        ],
        files: { reports: 2 },
      });
    }
  });
  it('a single report is handed on, out of an archive too', async () => {
    const files = { 'one.json': failing, 'one.zip': zipSync({ 'a.json': strToU8(failing) }) };
    const [plain, packed] = await Promise.all([run(files, ['one.json']), run(files, ['one.zip'])]);
    expect(packed).toEqual(plain);
    expect(plain.text).toContain('TLS report');
  });
  it.each([
    ['none failed', { 'a.json': fine, 'b.json': report('2026-03-02', 'a.example', 1) }, 0],
    ['departures alone', { 'a.json': fine, 'b.json': report('2026-03-02', 'a.example', 1).replace('contact-info', 'contact') }, 0],
    ['a file that never was a report', { 'a.json': fine, 'readme.txt': 'hello' }, 0],
    ['a report that could not be read', { 'a.json': fine, 'b.json.gz': gzipSync(fine).subarray(0, 50) }, 3],
    ['some failed', { 'a.json': fine, 'b.json': failing, 'c.gz': gzipSync(fine).subarray(0, 50) }, 1],
    ['no report at all', { 'a.txt': 'hello', 'b.txt': 'hello' }, 1],
  ])('exit code: %s', async (_, files, code) => expect((await run(files, Object.keys(files))).code).toBe(code));

  it('--csv: one table', async () => {
    const { lines } = await run({ 'a.json': fine, 'b.json': failing }, ['a.json', 'b.json', '--csv']);
    expect(lines.map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
      'domain,day,reporter',
      'receiver.example,2026-03-01,a.example',
      'receiver.example,2026-03-02,b.example',
    ]);
  });
});

describe('on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('folders in folders, in order', async () => {
    mkdirSync(join(folder, 'march/deep'), { recursive: true });
    writeFileSync(join(folder, 'march/deep/b.json.gz'), gzipSync(failing));
    writeFileSync(join(folder, 'march/a.json'), fine);
    const lines: string[] = [];
    const code = await reportCommand([folder, '--json'], { ...openIo(), out: (text) => lines.push(text) });
    expect(code).toBe(1);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ domains: [{ reports: 2, successful: 13, failed: 4 }], files: { files: 2 } });
  });
});
