import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeCase } from '#src/cli/conformance-compare.ts';
import { subjects } from '#src/cli/conformance-reports.ts';
import { readDraft2016 } from '../oracles/draft-2016.ts';

type Case = Parameters<typeof judgeCase>[1];
const corpus = (subject: string) =>
  (JSON.parse(readFileSync(new URL(`../corpus/${subject}.json`, import.meta.url), 'utf8')) as { cases: Case[] }).cases;

describe.each(['draft-2016', 'tls-report'] as const)('the corpus of %s', (subject) => {
  it.each(corpus(subject))('$name', (each) => {
    expect(judgeCase(subject, each, subjects[subject](each.input))).toBe('agrees');
  });
});

describe('the oracle of draft-2016', () => {
  it.each(corpus('draft-2016'))('$name', (each) => {
    expect(judgeCase('draft-2016', each, readDraft2016(each.input as string[][]))).toBe('agrees');
  });
});
