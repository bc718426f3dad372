import '#src/explanations/english.ts';
import { describe, expect, it } from 'vitest';
import { explain, isExplained } from '#src/explanations/index.ts';
import { answerCodes, checkCodes } from '#src/inspector/judge/check-codes.ts';
import { dohCodes, inputCodes } from '#src/inspector/codes.ts';

const codes = [...Object.keys(inputCodes), ...Object.keys(dohCodes), ...Object.keys(checkCodes), ...answerCodes];

describe('the words of the inspector', () => {
  it.each(codes)('%s is explained', (code) => {
    expect(isExplained('findings', code)).toBe(true);
    const { statement, body } = explain(code);
    expect(statement).not.toBe(code);
    expect(body.length).toBeGreaterThan(0);
  });
});
