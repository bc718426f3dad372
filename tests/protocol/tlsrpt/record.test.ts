// The TLSRPT record: what its fixes come to, and that what is written reads back. Its codes have their rows in code-pairs.ts; what
// records mean is in the conformance cases.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/protocol/apply-edits.ts';
import { formatTlsrptRecord, parseTlsrptRecords } from '../../../src/protocol/tlsrpt/record.ts';

const v = 'v=TLSRPTv1; rua=';
const box = 'mailto:tls@example.com';
const hook = 'https://tls.example.com/in';

const judge = (texts: readonly string[]) => parseTlsrptRecords(texts.map((text) => [text]));

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
