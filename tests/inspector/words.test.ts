import '#src/explanations/english.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain, isExplained } from '#src/explanations/index.ts';
import { answerCodes, checkCodes } from '#src/inspector/check-codes.ts';
import { dohCodes, inputCodes } from '#src/inspector/codes.ts';

const codes = [...Object.keys(inputCodes), ...Object.keys(dohCodes), ...Object.keys(checkCodes), ...answerCodes];
const written = [...readFileSync('src/explanations/en/inspector.md', 'utf8').matchAll(/^## (\S+)$/gm)].map(([, code]) => code!);

describe('the words of the inspector', () => {
  it.each(codes)('%s is explained', (code) => {
    expect(isExplained('findings', code)).toBe(true);
    const { statement, body } = explain(code);
    expect(statement).not.toBe(code);
    expect(body.length).toBeGreaterThan(0);
  });

  it('has no words for codes that do not exist, and none twice', () => {
    expect(written.filter((code) => !codes.includes(code))).toEqual([]);
    expect(new Set(written).size).toBe(written.length);
  });
});
