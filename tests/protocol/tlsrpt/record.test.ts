// The TLSRPT record: every code has a fixture that raises it and a near miss that does not; fixes mend and add nothing; what is
// written reads back. What records mean is in the conformance cases.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/protocol/apply-edits.ts';
import { tlsrptCodes } from '../../../src/protocol/tlsrpt/codes.ts';
import { formatTlsrptRecord, parseTlsrptRecords } from '../../../src/protocol/tlsrpt/record.ts';

const v = 'v=TLSRPTv1; rua=';
const box = 'mailto:tls@example.com';
const hook = 'https://tls.example.com/in';

const rows: readonly (readonly [code: string, raises: readonly string[], nearMiss: readonly string[]])[] = [
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

const judge = (texts: readonly string[]) => parseTlsrptRecords(texts.map((text) => [text]));
const codesOf = (texts: readonly string[]) => judge(texts).findings.map(({ code }) => code);

test.each(rows)('%s', (code, raises, nearMiss) => {
  const { findings } = judge(raises);
  expect(codesOf(raises)).toContain(code);
  expect(codesOf(nearMiss)).not.toContain(code);
  for (const finding of findings) {
    const text = raises[finding.record ?? 0] ?? '';
    if (finding.span) expect(finding.span.end).toBeLessThanOrEqual(text.length);
    if (!finding.fix) continue;
    const left = codesOf(raises);
    left.splice(left.indexOf(finding.code), 1);
    const after = codesOf(raises.map((each, i) => (i === finding.record ? applyEdits(text, finding.fix!) : each)));
    expect(after.filter((each) => !left.includes(each))).toEqual([]);
    expect(after.length).toBeLessThan(findings.length);
  }
});

test('every code has its row', () => expect(rows.map(([code]) => code).toSorted()).toEqual(Object.keys(tlsrptCodes).toSorted()));

describe('mends', () => {
  test.each([
    [`${v}tls@example.com`, `${v}mailto:tls@example.com`],
    [`${v}${box}!10m`, `${v}${box}`],
    [`${v}https://tls.example.com/a!b`, `${v}https://tls.example.com/a%21b`],
    [`${v}<${box}>`, `${v}${box}`],
    [`${v}${box} ${hook}`, `${v}${box},${hook}`],
    [`${v}${box}; ${hook}`, `${v}${box},${hook}`],
    [`${v}${box},`, `${v}${box}`],
    [`v=TLSRPTv1; Rua=${box}`, `${v}${box}`],
  ])('%s', (text, mended) => {
    const fixes = judge([text]).findings.flatMap(({ fix }) => (fix ? [applyEdits(text, fix)] : []));
    expect(fixes).toContain(mended);
    expect(judge([mended]).status).toBe('valid');
  });
});

test.each([[[box]], [[box, hook]], [[hook, box, 'x:']]])('what is written reads back: %j', (rua) =>
  expect(judge([formatTlsrptRecord({ rua })]).value).toEqual({ rua }),
);
