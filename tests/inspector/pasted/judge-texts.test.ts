import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendTexts } from '#src/inspector/pasted/mend-texts.ts';
import { textNames, type TextName, type PastedTexts } from '#src/protocol/pasted/texts.ts';
import { judgeTexts } from '#src/inspector/pasted/judge-texts.ts';
import { applyEdits } from '#src/protocol/apply-edits.ts';

const nothing: PastedTexts = { record: '', policy: '', mx: '', tlsrpt: '' };
const policy = 'version: STSv1\nmode: enforce\nmx: mx1.example.com\nmax_age: 604800\n';
const record = 'v=STSv1; id=1;';

/** `code text` for every finding of a name. */
function found(texts: Partial<PastedTexts>, name: TextName): string[] {
  const text = texts[name]!;
  return judgeTexts({ ...nothing, ...texts }).findings[name].map(
    ({ code, span }) => `${code} ${span ? text.slice(span.start, span.end) : '-'}`,
  );
}

describe('what was typed', () => {
  it('says nothing of empty boxes', () => {
    expect(judgeTexts(nothing)).toMatchObject({
      decision: { kind: 'nothing' },
      findings: { record: [], policy: [], mx: [], tlsrpt: [] },
      publication: {},
    });
  });

  it.each<[string, Partial<PastedTexts>, TextName, string[]]>([
    ['a bare record', { record: 'v=STSv1; id=a-b;' }, 'record', ['record-id-character -']],
    ['the second of two', { record: 'v=spf1 -all\nv=STSv1; id=a.b;' }, 'record', ['txt-unrelated v=spf1 -all', 'record-id-character .']],
    ['quoted, in a zone file', { record: '_mta-sts IN TXT "v=STSv1; " "id=a-b;"' }, 'record', ['record-id-character -', 'txt-split -']],
    ['a policy', { policy: policy.replace('enforce', 'Enforce') }, 'policy', ['policy-mode-case Enforce']],
    [
      'with the head of the answer',
      { policy: `HTTP/2 200\r\ncontent-type: text/plain\r\n\r\n${policy.replace('enforce', 'on')}` },
      'policy',
      ['policy-mode-unknown on'],
    ],
    ['a redirect', { policy: 'HTTP/1.1 301 Moved\nlocation: https://x.example/\n\n' }, 'policy', ['response-redirect -']],
    [
      'MX names',
      { mx: 'mx1.example.com\n10 192.0.2.1\n; none\nexample.com. 60 IN MX 20 mx_2.example.com.' },
      'mx',
      ['mx-address 192.0.2.1', 'mx-underscore mx_2.example.com.'],
    ],
    ['a report record', { tlsrpt: 'v=TLSRPTv1; rua=example.com' }, 'tlsrpt', ['tlsrpt-uri-no-scheme example.com']],
  ])('%s', (_, texts, name, expected) => {
    expect(found(texts, name)).toEqual(expected);
  });

  it.each<[string, Partial<PastedTexts>, object]>([
    ['a record alone', { record }, { kind: 'to-fetch' }],
    ['no valid record', { record: 'v=STSv1;', policy }, { kind: 'no-policy', status: 'invalid' }],
    ['two records', { record: `${record}\n${record}`, policy }, { kind: 'no-policy', status: 'multiple' }],
    ['a foreign record', { record: 'v=spf1 -all', policy }, { kind: 'no-policy', status: 'none' }],
    ['a policy alone', { policy }, { kind: 'enforce', maxAge: 604_800, covered: [], uncovered: [], announced: false }],
    ['a broken policy', { record, policy: 'mode: enforce' }, { kind: 'unusable' }],
    [
      'one host covered, one not',
      { record, policy, mx: 'MX1.example.com.\nmx2.example.com' },
      { kind: 'enforce', covered: ['mx1.example.com'], uncovered: ['mx2.example.com'], announced: true },
    ],
    [
      'mode none compares nothing',
      { record, policy: 'version: STSv1\nmode: none\nmax_age: 86400\n', mx: 'mx2.example.com' },
      { kind: 'none', covered: [], uncovered: [] },
    ],
  ])('decides: %s', (_, texts, decision) => {
    expect(judgeTexts({ ...nothing, ...texts }).decision).toMatchObject(decision);
  });
});

describe('a flood', () => {
  it('of repeated patterns, and of hosts, is counted and not listed', () => {
    const { findings } = judgeTexts({
      ...nothing,
      policy: policy + 'mx: mx1.example.com\n'.repeat(3000),
      mx: 'a_b.example.net\n'.repeat(3000),
    });
    for (const name of ['policy', 'mx'] as const) {
      expect(findings[name].length).toBeLessThan(150);
      expect(findings[name].some(({ code }) => code === 'policy-findings-limit')).toBe(true);
    }
  });
});

describe('mends', () => {
  it('of a record as long as DNS carries are few, because each asks for all of it again', () => {
    const long = Array.from(
      { length: 200 },
      (_, index) => `"${`${index ? '' : 'v=STSv1; id=a;'}${'id=a;'.repeat(60)}`.slice(0, 255)}"`,
    ).join(' ');
    const { count } = mendTexts(judgeTexts({ ...nothing, record: long }));
    expect(long.length).toBeGreaterThan(50_000);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(250_000 / long.length);
  });

  it('of a file with fifty bad lines are made, those that are only counted included', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `mx: mx${index}.example.com.\n`).join('');
    const mended = mendTexts(judgeTexts({ ...nothing, policy: policy.replace('max_age', `${lines}max_age`) }));
    expect([mended.count, mended.left.policy]).toEqual([50, 0]);
  });

  it.each<[string, Partial<PastedTexts>, Partial<PastedTexts>]>([
    ['quoted strings stay quoted', { record: '"v=STSv1; id=" "2024-01-01;"' }, { record: '"v=STSv1; id=" "20240101;"' }],
    ['several in one file', { policy: 'version: STSv1\nmode: Enforce\nnmx: mx1.example.com\nmax_age: 7d\n\n' }, {}],
    [
      'a host that is not covered',
      { record, policy, mx: 'mx1.example.com\nother.example.net' },
      { policy: policy.replace('max_age', 'mx: other.example.net\nmax_age') },
    ],
  ])('%s', (_, texts, expected) => {
    const before = judgeTexts({ ...nothing, ...texts });
    const mended = mendTexts(before);
    expect(mended.count).toBeGreaterThan(0);
    expect(mended.texts).toMatchObject(expected);
    expect(mended.left).toEqual({ record: 0, policy: 0, mx: 0, tlsrpt: 0 });
  });

  it('leaves alone what is right, and what has no one mend', () => {
    expect(mendTexts(judgeTexts({ ...nothing, record, policy })).count).toBe(0);
    expect(mendTexts(judgeTexts({ ...nothing, policy: 'version: STSv1\nmode: enforce\n' }))).toMatchObject({
      count: 0,
      left: { policy: 2 },
    });
  });

  it('never throws, ends, and keeps every place inside its text', () => {
    const word = fc.constantFrom(
      'v=STSv1',
      ';',
      ' ',
      'id=',
      'a-b',
      '"',
      '\\',
      '\n',
      '\r',
      'version: STSv1\n',
      'mode: ',
      'Enforce\n',
      'mx: ',
      '*.',
      'example.com\n',
      'max_age: ',
      '60',
      'HTTP/2 200\n\n',
      '10 ',
      'MX ',
      'é',
      '\ufeff',
    );
    const text = fc.array(word, { maxLength: 20 }).map((words) => words.join(''));
    fc.assert(
      fc.property(fc.record({ record: text, policy: text, mx: text, tlsrpt: text }), (texts) => {
        const judged = judgeTexts(texts);
        for (const name of textNames) {
          for (const { span, fix = [] } of judged.findings[name]) {
            for (const place of [span, ...fix.map((edit) => edit.span)]) {
              if (place) expect(0 <= place.start && place.start <= place.end && place.end <= texts[name].length).toBe(true);
            }
            applyEdits(texts[name], fix);
          }
        }
        mendTexts(judged);
      }),
    );
  });
});
