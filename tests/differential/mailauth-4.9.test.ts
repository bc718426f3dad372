// Our engine against mailauth 4.9.5, by which zone-mta 3.10 goes: on every case of tests/corpus, and on thousands of inputs that are made
// of them. Where the two differ, a finding of ours has to say why, and its citation is the section that decides. Which findings may, and
// what mailauth does instead, is mailauth-4.9-differences.ts: a difference without one fails, and so does a code that explains none.
// Then the sender that the simulator makes of it, which has to read as the library does.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { subjects as engine } from '#src/cli/conformance-subjects.ts';
import { formatCitation } from '#src/protocol/citation.ts';
import type { Finding } from '#src/protocol/finding.ts';
import { judgeCoverage } from '#src/protocol/mta-sts/judge-coverage.ts';
import { judgeMxName } from '#src/protocol/mta-sts/judge-mx-name.ts';
import { readPatternLines } from '#src/protocol/mta-sts/pattern-lines.ts';
import { parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { mailauth as simulated } from '#src/simulator/sender/mailauth-4.9.ts';
import { mutate, random } from '../fuzz/mutate.ts';
import { differences } from './mailauth-4.9-differences.ts';

interface Rules {
  readonly mode: string;
  readonly maxAge: number;
  readonly mx?: readonly string[];
}
const mailauth = createRequire(import.meta.url)('mailauth-4.9/lib/mta-sts.js') as {
  parsePolicy(body: string | Buffer): Rules;
  validateMx(mx: string, policy: unknown): { valid: boolean };
  resolvePolicy(domain: string, options: { resolver: () => Promise<unknown> }): Promise<string | false>;
};

const made = 5000;
const corpus = (subject: string) =>
  (JSON.parse(readFileSync(join(import.meta.dirname, `../corpus/${subject}.json`), 'utf8')) as { cases: { input: never }[] }).cases.map(
    ({ input }) => input,
  );
function withMutations(seeds: readonly string[]): string[] {
  const next = random(8461);
  return [...seeds, ...Array.from({ length: made }, (_, index) => mutate(seeds[index % seeds.length]!, seeds, next))];
}

type Policy = string | Buffer;
const policies: readonly Policy[] = (() => {
  const cases = corpus('sts-policy') as (string | { hex: string })[];
  const octets = cases.flatMap((one) => (typeof one === 'string' ? [] : [Buffer.from(one.hex, 'hex')]));
  return [...octets, ...withMutations(cases.filter((one) => typeof one === 'string'))];
})();
const records: readonly string[][][] = withMutations(
  (corpus('sts-record') as string[][][]).map((one) => one.map((strings) => strings.join('')).join('\n')),
).map((text) => text.split('\n').map((line) => [line]));

function shape(policy: Rules | undefined): unknown {
  return policy
    ? { mode: policy.mode, maxAge: policy.maxAge, mx: [...new Set((policy.mx ?? []).map((name) => name.toLowerCase()))].sort() }
    : false;
}

function readByMailauth(body: Policy): unknown {
  try {
    return shape(mailauth.parsePolicy(body));
  } catch {
    return false;
  }
}
const idByMailauth = (record: string[][]) =>
  mailauth.resolvePolicy('example.com', { resolver: () => Promise.resolve(record) }).catch(() => false);

/** What each of the two makes of an input, as comparable values, and what we find. */
interface Compared {
  readonly input: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
  readonly findings: readonly Finding[];
}

const compared: Record<keyof typeof differences, () => Promise<Compared[]>> = {
  'sts-policy': async () =>
    policies.map((input) => {
      const { value, findings } = parsePolicy(input);
      return { input: String(input), ours: shape(value), theirs: readByMailauth(input), findings };
    }),
  'sts-record': () =>
    Promise.all(
      records.map(async (input) => {
        const { value, findings } = parseRecords(input);
        return { input, ours: value?.id ?? false, theirs: await idByMailauth(input), findings };
      }),
    ),
  'mx-match': async () =>
    (corpus('mx-match') as { pattern: string; host: string }[]).map((input) => {
      const { pattern, host } = input;
      // A resolver of Node gives names without the root dot.
      const theirs = mailauth.validateMx(host.replace(/\.$/, ''), { mode: 'enforce', mx: [pattern] }).valid;
      const body = `version: STSv1\r\nmode: enforce\r\nmx: ${pattern}\r\nmax_age: 604800\r\n`;
      const coverage = judgeCoverage(body, readPatternLines(body), [host]);
      const findings = [...parsePolicy(body).findings, ...[judgeMxName(host) ?? []].flat(), ...coverage];
      return { input, ours: engine['mx-match']!(input), theirs, findings };
    }),
};

describe.each(Object.keys(differences) as (keyof typeof differences)[])('%s', (subject) => {
  it('differs from mailauth 4.9.5 only where a finding of ours says why', async () => {
    const known = Object.values(differences[subject]).flat();
    const used = new Set<string>();
    const sections = new Map<string, number>();
    const unexplained: unknown[] = [];
    let count = 0;
    for (const { input, ours, theirs, findings } of await compared[subject]()) {
      if (JSON.stringify(ours) === JSON.stringify(theirs)) continue;
      count += 1;
      const why = findings.filter(({ code }) => known.includes(code));
      if (why.length === 0) unexplained.push({ input, ours, theirs, findings: findings.map(({ code }) => code) });
      why.forEach(({ code }) => used.add(code));
      for (const section of new Set(why.map(({ citation }) => formatCitation(citation))))
        sections.set(section, (sections.get(section) ?? 0) + 1);
    }
    console.log(`${subject}: ${count} differences, by ${[...sections].map(([section, times]) => `${section} (${times})`).join(', ')}`);
    expect(unexplained.slice(0, 20)).toEqual([]);
    expect(known.filter((code) => !used.has(code))).toEqual([]);
    expect([...sections.keys()].filter((section) => !/^RFC \d+ §\d/.test(section))).toEqual([]);
  });
});

describe('the simulated zone-mta', () => {
  it('reads a policy as mailauth does', () => {
    const answer = { result: 'answer', status: 200, contentType: 'text/plain', body: '' } as const;
    for (const policy of policies) {
      const body = policy.toString();
      const [ours, theirs] = [shape(simulated.readPolicy({ ...answer, body })), readByMailauth(body)];
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect({ body, read: ours }).toEqual({ body, read: theirs });
    }
  });

  it('reads a record as mailauth does, but for what a header of DKIM may hold: colons, comments, quotes, backslashes', async () => {
    const plain = records.filter((record) => !/[:()"'\\]/.test(record.flat().join('')));
    expect(plain.length).toBeGreaterThan(made / 2);
    for (const record of plain) {
      const answer = simulated.readTxt(record);
      const [ours, theirs] = [answer.txt === 'valid' ? answer.id : false, await idByMailauth(record)];
      if (ours !== theirs) expect({ record, read: ours }).toEqual({ record, read: theirs });
    }
  });
});
