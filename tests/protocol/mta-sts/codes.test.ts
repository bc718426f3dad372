// Every code has a fixture that raises it and a near miss that does not; a fix, where there is one, removes its finding and adds none.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/protocol/apply-edits.ts';
import { txtCodes } from '../../../src/protocol/dns/txt-codes.ts';
import type { Finding } from '../../../src/protocol/finding.ts';
import { stsCodes } from '../../../src/protocol/mta-sts/codes.ts';
import { judgeSet } from '../../../src/protocol/mta-sts/judge-set.ts';
import { judgeLocation } from '../../../src/protocol/mta-sts/location.ts';
import { parsePolicy } from '../../../src/protocol/mta-sts/policy.ts';
import { parseRecords } from '../../../src/protocol/mta-sts/record.ts';
import { judgeResponse } from '../../../src/protocol/mta-sts/response.ts';
import { decodeUtf8 } from '../../../src/protocol/utf-8.ts';
import { locationRows, policyRows, recordRows, responseRows, txtRows } from './code-fixtures.ts';
import { policyTextOf, recordTextsOf, setInputOf, setRows } from './set-fixtures.ts';

const codesOf = (findings: readonly Finding[]) => findings.map(({ code }) => code);

/** The codes that are left must be those that were there, but for the one that was mended. */
function expectMended(before: readonly Finding[], mended: Finding, after: readonly Finding[]): void {
  const left = codesOf(before);
  left.splice(left.indexOf(mended.code), 1);
  for (const code of codesOf(after)) {
    expect(left).toContain(code);
    left.splice(left.indexOf(code), 1);
  }
}

describe('TXT records', () => {
  const judge = (records: readonly (readonly string[])[]) => parseRecords(records).findings;
  test.each([...recordRows, ...txtRows])('%s', (code, raises, nearMiss) => {
    const findings = judge(raises);
    expect(codesOf(findings)).toContain(code);
    expect(codesOf(judge(nearMiss))).not.toContain(code);
    for (const finding of findings) {
      const text = raises[finding.record ?? 0]?.join('') ?? '';
      if (finding.span) expect(finding.span.end).toBeLessThanOrEqual(text.length);
      if (!finding.fix) continue;
      const mended = raises.map((strings, i) => (i === finding.record ? [applyEdits(text, finding.fix!)] : strings));
      expectMended(findings, finding, judge(mended));
    }
  });
});

const toAscii = (name: string) => (name === 'bücher.example' ? 'xn--bcher-kva.example' : undefined);

describe('policies', () => {
  const judge = (body: string | Uint8Array) => parsePolicy(body, { toAscii }).findings;
  test.each(policyRows)('%s', (code, raises, nearMiss) => {
    const findings = judge(raises);
    const text = typeof raises === 'string' ? raises : decodeUtf8(raises).text;
    expect(codesOf(findings)).toContain(code);
    expect(codesOf(judge(nearMiss))).not.toContain(code);
    for (const finding of findings) {
      if (finding.span) expect(finding.span.end).toBeLessThanOrEqual(text.length);
      if (finding.fix) expectMended(findings, finding, judge(applyEdits(text, finding.fix)));
    }
  });
});

describe('answers of the policy host', () => {
  test.each(responseRows)('%s', (code, raises, nearMiss) => {
    expect(codesOf(judgeResponse(raises).findings)).toContain(code);
    expect(codesOf(judgeResponse(nearMiss).findings)).not.toContain(code);
  });
});

describe('addresses of policies', () => {
  test.each(locationRows)('%s', (code, raises, nearMiss) => {
    const findings = judgeLocation('example.com', raises);
    expect(codesOf(findings)).toEqual([code]);
    expect(codesOf(judgeLocation('example.com', nearMiss))).toEqual([]);
    expect(judgeLocation('example.com', applyEdits(raises, findings[0]!.fix!))).toEqual([]);
  });
});

describe('sets', () => {
  const judge = (...input: Parameters<typeof setInputOf>) => judgeSet(setInputOf(...input));
  test.each(setRows)('%s', (code, raises, nearMiss) => {
    const found = judge(raises);
    const all = [...found.record, ...found.policy, ...found.mx];
    expect(codesOf(all)).toContain(code);
    const missed = judge(nearMiss);
    expect(codesOf([...missed.record, ...missed.policy, ...missed.mx])).not.toContain(code);
    const [texts, text] = [recordTextsOf(raises), policyTextOf(raises)];
    for (const finding of all) {
      if (!finding.fix) continue;
      const isPolicy = found.policy.includes(finding);
      const after = isPolicy
        ? judge(raises, texts, applyEdits(text, finding.fix))
        : judge(raises, [applyEdits(texts[0]!, finding.fix)], text);
      expectMended(all, finding, [...after.record, ...after.policy, ...after.mx]);
    }
  });
});

test('every code has its row', () => {
  const rows = [...recordRows, ...txtRows, ...policyRows, ...responseRows, ...locationRows, ...setRows].map(([code]) => code);
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.toSorted()).toEqual(Object.keys({ ...stsCodes, ...txtCodes }).toSorted());
});

test('there are more than a hundred', () => expect(Object.keys(stsCodes).length + Object.keys(txtCodes).length).toBeGreaterThan(100));
