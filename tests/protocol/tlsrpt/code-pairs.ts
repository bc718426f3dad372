// For every code about TLSRPT records and TLS reports: what raises it, and a near miss that does not.
import { gunzipSync, gzipSync } from 'node:zlib';
import { depthLimit } from '#src/protocol/tlsrpt/json-tree.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { reportSizeLimit } from '#src/protocol/tlsrpt/report-codes.ts';
import { readReportFile, type FileTools } from '#src/protocol/tlsrpt/report-file.ts';
import { pairsOf, type Row } from '../../codes/pairs.ts';
import { reportMail } from './report-mail-samples.ts';

const v = 'v=TLSRPTv1; rua=';
const box = 'mailto:tls@example.com';
const hook = 'https://tls.example.com/in';

const recordRows: readonly Row<readonly string[]>[] = [
  ['tlsrpt-missing', [], [`${v}${box}`]],
  ['tlsrpt-multiple', [`${v}${box}`, `${v}${hook}`], [`${v}${box}`, 'v=TLSRPTv2; rua=x:y']],
  ['tlsrpt-rua-missing', ['v=TLSRPTv1; x=1'], [`v=TLSRPTv1; x=1; rua=${box}`]],
  ['tlsrpt-rua-case', [`v=TLSRPTv1; RUA=${box}`], [`${v}${box}; RUA=1`]],
  ['tlsrpt-rua-empty', [v], [`${v}x:`]],
  ['tlsrpt-rua-repeated', [`${v}${box}; rua=${hook}`], [`${v}${box},${hook}`]],
  ['tlsrpt-list-gap', [`${v}${box},,${hook}`], [`${v}${box} , ${hook}`]],
  ['tlsrpt-list-space', [`${v}${box} ${hook}`], [`${v}${box} ,${hook}`]],
  ['tlsrpt-list-semicolon', [`${v}${box}; ${hook}`], [`${v}${box}; x=${hook}`]],
  ['tlsrpt-uri-no-scheme', [`${v}tls@example.com`], [`${v}tls:@example.com`]],
  ['tlsrpt-uri-exclamation', [`${v}${box}!10m`], [`${v}${box}%2110m`]],
  ['tlsrpt-uri-percent', [`${v}${hook}?q=%zz`], [`${v}${hook}?q=%aa`]],
  ['tlsrpt-uri-brackets', [`${v}<${box}>`], [`${v}https://[2001:db8::1]/`]],
  ['tlsrpt-uri-character', [`${v}${hook}?q={d}`], [`${v}${hook}?q=(d)`]],
  ['tlsrpt-uri-scheme', [`${v}http://tls.example.com/`], [`${v}HTTPS://tls.example.com/`]],
  ['tlsrpt-uri-repeated', [`${v}${box}, ${box}`], [`${v}${box}, ${box}?a=b`]],
  ['tlsrpt-mailto-no-address', [`${v}mailto:`], [`${v}mailto:a@example.com`]],
  ['tlsrpt-mailto-address', [`${v}mailto:example.com`], [`${v}mailto:a@example.com`]],
  ['tlsrpt-https-no-host', [`${v}https:///in`], [`${v}https://h/in`]],
];

const day = '"start-datetime":"2026-05-20T00:00:00Z","end-datetime":"2026-05-20T23:59:59Z"';

/** A report of no policy, with these dates and, at its end, these members. */
const report = (members = '"policies":[]', dates = day) =>
  `{"organization-name":"Sender Example","report-id":"1","contact-info":"a@sender.example","date-range":{${dates}},${members}}`;
const policy = (members: string) => report(`"policies":[{"policy":{"policy-type":"no-policy-found",${members}}}]`);
const type = (word: string) => report(`"policies":[{"policy":{"policy-type":"${word}"}}]`);
const failed = (count: string) => report(`"policies":[{"summary":{"total-failure-session-count":${count}}}]`);
const start = (date: string) => report(undefined, day.replace('2026-05-20T00:00:00Z', date));
const nested = (levels: number) => report(`"policies":[],"x":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`);
const wide = (octets: number) => report().padEnd(octets);

/** A text stands for its octets in UTF-8. */
const reportRows: readonly Row<string | Uint8Array>[] = [
  ['report-not-json', report().slice(0, -1), report()],
  ['report-not-object', `[${report()}]`, report()],
  ['report-too-deep', nested(depthLimit + 1), nested(depthLimit)],
  ['report-too-large', wide(reportSizeLimit + 1), wide(reportSizeLimit)],
  ['report-damaged-gzip', gzipSync(report()).subarray(0, -9), gzipSync(report())],
  ['report-not-in-mail', reportMail({ type: 'text/plain', fileName: 'notes.txt' }), reportMail({})],
  ['report-not-utf-8', Buffer.from(report().replace('Sender', 'S\u00e9nder'), 'latin1'), report().replace('Sender', 'S\u00e9nder')],
  ['report-bom', `\ufeff${report()}`, ` ${report()}`],
  ['report-duplicate-key', report('"policies":[],"x":1,"x":2'), report('"policies":[],"x":1,"X":2')],
  ['report-missing', report().replace('"report-id":"1",', ''), report()],
  ['report-wrong-type', report().replace('"report-id":"1"', '"report-id":1'), report()],
  ['report-not-array', report('"policies":{}'), report('"policies":[{}]')],
  ['report-empty', report('"policies":[]'), report('"policies":[{}]')],
  ['report-unknown', type('dane'), type('tlsa')],
  ['report-u-label', policy('"policy-domain":"b\u00fccher.example"'), policy('"policy-domain":"xn--bcher-kva.example"')],
  ['report-date-no-zone', start('2026-05-20T00:00:00'), start('2026-05-20T00:00:00+00:00')],
  ['report-date-format', start('2026-05-20 00:00:00Z'), start('2026-05-20t00:00:00z')],
  ['report-bad-date', start('2026-02-29T00:00:00Z'), start('2024-02-29T00:00:00Z')],
  ['report-range-reversed', start('2026-05-21T00:00:00Z'), start('2026-05-20T23:59:59Z')],
  ['report-count-as-string', failed('"1"'), failed('1')],
  ['report-bad-count', failed('1.5'), failed('1.0')],
];

const tools: FileTools = {
  async gunzip(bytes, limit) {
    try {
      return gunzipSync(bytes, { maxOutputLength: limit });
    } catch {
      return 'damaged';
    }
  },
  decode: (bytes) => {
    const text = Buffer.from(bytes).toString('utf8');
    return { text, wellFormed: Buffer.from(text).equals(Buffer.from(bytes)) };
  },
};

const readFile = async (file: string | Uint8Array) =>
  (await readReportFile(typeof file === 'string' ? new TextEncoder().encode(file) : file, tools)).problems;

export const tlsrptPairs = [
  ...pairsOf((texts) => parseTlsrptRecords(texts.map((text) => [text])).findings, recordRows, {
    textOf: (texts, { record = 0 }) => texts[record] ?? '',
    withText: (texts, { record = 0 }, text) => texts.with(record, text),
  }),
  ...pairsOf(readFile, reportRows),
];
