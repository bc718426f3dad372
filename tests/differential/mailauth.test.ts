// Our engine against mailauth 7.1.0 in strict mode, on every case of tests/corpus. Every difference is listed below with the
// section that decides it; a difference that is not listed fails, and so does a listed one that no longer occurs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { subjects as engine } from '#src/cli/conformance-subjects.ts';
import { parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { differences } from './mailauth-differences.ts';

const mailauth = createRequire(import.meta.url)('mailauth/lib/mta-sts.js') as {
  parsePolicy(body: string | Buffer, options: { strict: boolean }): { version: string; mode: string; maxAge: number; mx?: string[] };
  validateMx(mx: string, policy: unknown, options: { strict: boolean }): { valid: boolean };
  resolvePolicy(domain: string, options: { strict: boolean; resolver: () => Promise<unknown> }): Promise<string | false>;
};
const strict = { strict: true };

interface Case {
  readonly name: string;
  readonly input: unknown;
}
const cases = (subject: string) =>
  (JSON.parse(readFileSync(join(import.meta.dirname, `../corpus/${subject}.json`), 'utf8')) as { cases: Case[] }).cases;

/** What each engine makes of a case, as one comparable text. */
const subjects: Record<string, { ours: (input: never) => unknown; theirs: (input: never) => unknown }> = {
  'sts-record': {
    ours: (records: string[][]) => parseRecords(records).value?.id ?? false,
    theirs: (records: string[][]) =>
      mailauth.resolvePolicy('example.com', { ...strict, resolver: () => Promise.resolve(records) }).catch(() => false),
  },
  'sts-policy': {
    ours: (input: string | { hex: string }) =>
      shape(parsePolicy(typeof input === 'string' ? input : new Uint8Array(Buffer.from(input.hex, 'hex'))).value),
    theirs: (input: string | { hex: string }) => {
      try {
        return shape(mailauth.parsePolicy(typeof input === 'string' ? input : Buffer.from(input.hex, 'hex'), strict));
      } catch {
        return false;
      }
    },
  },
  'mx-match': {
    // The command's own way, which turns U-labels into A-labels first.
    ours: (input: { pattern: string; host: string }) => engine['mx-match']!(input),
    theirs: ({ pattern, host }: { pattern: string; host: string }) =>
      mailauth.validateMx(host, { mode: 'enforce', mx: [pattern] }, strict).valid,
  },
};

function shape(policy: { mode: string; maxAge: number; mx?: readonly string[] } | undefined): unknown {
  return policy
    ? { mode: policy.mode, maxAge: policy.maxAge, mx: [...new Set((policy.mx ?? []).map((name) => name.toLowerCase()))].sort() }
    : false;
}

describe.each(Object.entries(subjects))('%s', (subject, { ours, theirs }) => {
  it('differs from mailauth only where listed', async () => {
    const found: string[] = [];
    for (const { name, input } of cases(subject)) {
      const [mine, other] = [JSON.stringify(ours(input as never)), JSON.stringify(await theirs(input as never))];
      if (mine !== other) found.push(name);
    }
    expect(found.sort()).toEqual(Object.keys(differences[subject] ?? {}).sort());
  });
});

describe('the list', () => {
  it('gives a section for each', () => {
    for (const because of Object.values(differences).flatMap((list) => Object.values(list))) expect(because).toMatch(/^RFC \d{4} §[\d.]+/);
  });
});
