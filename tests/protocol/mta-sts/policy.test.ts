// What is written reads back, a value is there exactly without errors, and fixes give the text that was meant.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { applyEdits } from '../../../src/protocol/apply-edits.ts';
import { hasError } from '../../../src/protocol/finding.ts';
import { formatPolicy, parsePolicy, type Policy } from '../../../src/protocol/mta-sts/policy.ts';
import { formatRecord, parseRecords } from '../../../src/protocol/mta-sts/record.ts';

// A loaded machine is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const good = 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 2592000\n';

const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,8}[a-z0-9])?$/);
const pattern = fc
  .tuple(fc.boolean(), fc.array(label, { minLength: 1, maxLength: 4 }))
  .map(([star, labels]) => (star ? '*.' : '') + labels.join('.'));
const name = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/)
  .filter((text) => !['version', 'mode', 'max_age', 'mx', 'id', 'v'].includes(text));
const vchar = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !/[\0-\x20\x7f]/.test(text));
const once = <T extends { name: string }>(list: readonly T[]) =>
  list.filter(({ name: n }, i) => list.findIndex((other) => other.name === n) === i);

const policy: fc.Arbitrary<Policy> = fc.record({
  version: fc.constant('STSv1' as const),
  mode: fc.constantFrom('enforce' as const, 'testing' as const, 'none' as const),
  maxAge: fc.integer({ min: 0, max: 31_557_600 }),
  mx: fc.array(pattern, { minLength: 1, maxLength: 6 }),
  extensions: fc.array(fc.record({ name, value: vchar }), { maxLength: 4 }).map(once),
});

test('a policy that is written reads back', () =>
  fc.assert(
    fc.property(policy, (value) => {
      expect(parsePolicy(formatPolicy(value)).value).toEqual(value);
    }),
  ));

test('a record that is written reads back', () => {
  const record = fc.record({
    id: fc.stringMatching(/^[A-Za-z0-9]{1,32}$/),
    extensions: fc.array(fc.record({ name, value: fc.stringMatching(/^[!-:<>-~]{1,9}$/) }), { maxLength: 4 }).map(once),
  });
  fc.assert(
    fc.property(record, (value) => {
      expect(parseRecords([[formatRecord(value)]]).value).toEqual(value);
    }),
  );
});

test('a value is there exactly when nothing is an error', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...good.split('\n'), 'mode: none', 'mx: -', 'x', 'note: 1', '\r', '\ufeff', ''), { maxLength: 8 }),
      (lines) => {
        const { value, findings } = parsePolicy(lines.join('\n'));
        expect(value === undefined).toBe(hasError(findings));
      },
    ),
    { numRuns: 1000 },
  ));

describe('fixes', () => {
  test.each([
    ['a list', 'mx: mail.example.com', 'mx: a.example.com, b.example.com', 'mx: a.example.com\nmx: b.example.com'],
    ['a preference', 'mx: mail.example.com', 'mx: 10 mail.example.com', 'mx: mail.example.com'],
    ['a leading dot', 'mx: mail.example.com', 'mx: .example.com', 'mx: *.example.com'],
    ['a URL', 'mx: mail.example.com', 'mx: smtp://mail.example.com:25/', 'mx: mail.example.com'],
    ['a slip in a name', 'mx: mail.example.com', 'nmx: mail.example.com', 'mx: mail.example.com'],
    ['days', 'max_age: 2592000', 'max_age: 30 days', 'max_age: 2592000'],
    ['commas', 'max_age: 2592000', 'max_age: 2,592,000', 'max_age: 2592000'],
    ['too long', 'max_age: 2592000', 'max_age: 99999999', 'max_age: 31557600'],
    ['case', 'mode: enforce', 'mode: ENFORCE', 'mode: enforce'],
    ['a hyphen', 'max_age: 2592000', 'max-age: 2592000', 'max_age: 2592000'],
    ['an odd space', 'mode: enforce', 'mode:\u3000enforce', 'mode:enforce'],
    ['the version of 2016', 'version: STSv1', 'version: STS1', 'version: STSv1'],
  ])('%s', (_, line, written, meant) => {
    const text = good.replace(line, written);
    const fixed = parsePolicy(text).findings.flatMap(({ fix }) => (fix ? [applyEdits(text, fix)] : []));
    expect(fixed).toContain(good.replace(line, meant));
  });
  test('one line becomes four', () => {
    const text = 'version: STSv1; mode: enforce; mx: mail.example.com; max_age: 2592000';
    expect(applyEdits(text, parsePolicy(text).findings[0]!.fix!)).toBe(good.trim());
  });
  test('an ambiguous unit is left alone', () =>
    expect(parsePolicy(good.replace('2592000', '1m')).findings.flatMap(({ fix }) => fix ?? [])).toEqual([]));
});

test('white space before a name is not taken for several fields in one line', () => {
  const codes = parsePolicy(good.replace('mode: enforce', ' mode: enforced')).findings.map(({ code }) => code);
  expect(codes).toEqual(['policy-leading-space', 'policy-mode-unknown']);
});

test.each(['\n', '\r\n', '\r'])('each of many bad lines gets its own mend, where lines end in %j', (end) => {
  const text = good.replace('mx: mail.example.com\n', Array.from({ length: 20 }, (_, index) => `mx: mx${index}.example.com.\n`).join(''));
  const written = text.replaceAll('\n', end);
  const mends = parsePolicy(written).findings.filter(({ code }) => code === 'policy-mx-trailing-dot');
  expect(mends).toHaveLength(20);
  for (const [index, { fix }] of mends.entries()) {
    expect(applyEdits(written, fix!)).toBe(written.replace(`mx${index}.example.com.`, `mx${index}.example.com`));
  }
});

test('limits are named, and nothing is left unsaid', () => {
  const { findings } = parsePolicy(good + 'x\n'.repeat(80));
  expect(findings).toHaveLength(21);
  expect(findings.at(-1)).toMatchObject({ code: 'policy-findings-limit', values: { left: '60' } });
});

describe('a policy larger than the limit', () => {
  const codesOf = (body: string | Uint8Array) => parsePolicy(body).findings.map(({ code }) => code);
  const octets = (text: string) => new TextEncoder().encode(text);

  test('is judged up to it, and one finding says so', () => {
    const body = `${good}note: ${'x'.repeat(60_000)}\nmode: none\nnote2: ${'x'.repeat(12_000_000)}\nmode: none\nx\n`;
    for (const each of [body, octets(body)]) {
      const { value, findings } = parsePolicy(each);
      expect(value).toMatchObject({ mode: 'enforce', extensions: [{ name: 'note' }] });
      expect(findings.map(({ code }) => code)).toEqual(['policy-extension', 'policy-key-repeated', 'policy-over-64-kib']);
      expect(findings.at(-1)!.values).toEqual({ size: String(body.length), limit: '65536' });
    }
  });

  test('its last line counts only if its end is within', () => {
    const filled = (more: number) =>
      `version: STSv1\nmode: none\nnote: ${'x'.repeat(65_536 - 48 + more)}\nmax_age: 86400\n${'x'.repeat(99)}`;
    expect(filled(0).indexOf('86400\n')).toBe(65_536 - 6);
    expect(codesOf(filled(0))).not.toContain('policy-max-age-missing');
    expect(codesOf(filled(1))).toContain('policy-max-age-missing');
  });

  test.each(['\u00e9', '\u20ac', '\u{1f600}'])('no character is cut: %s', (character) => {
    const line = `note: ${character.repeat(70_000)}`;
    for (const shift of ['', 'x', 'xx', 'xxx'])
      for (const body of [shift + line, octets(shift + line)]) expect(codesOf(body)).not.toContain('policy-not-utf-8');
  });

  test.each([
    ['mx: bad_host\n', 'policy-findings-limit'],
    ['x\n', 'policy-findings-limit'],
    ['mx: mail.example.com\n', 'policy-over-64-kib'],
    ['note: x\n', 'policy-findings-limit'],
  ])('%j without end: each finding a few times, the rest counted', (line, last) => {
    const { findings } = parsePolicy(octets(good + line.repeat(1_000_000)));
    for (const { code } of findings) expect(findings.filter((other) => other.code === code).length, code).toBeLessThanOrEqual(20);
    expect(findings.at(-1)!.code).toBe(last);
    expect(JSON.stringify(findings).length).toBeLessThan(60_000);
  });
});

test('a mend is offered for each of many bad lines that are listed', () => {
  const text = good.replace('mx: mail.example.com\n', Array.from({ length: 30 }, (_, index) => `mx: mx${index}.example.com.\n`).join(''));
  const { findings } = parsePolicy(text);
  expect(findings.filter(({ fix }) => fix)).toHaveLength(20);
  expect(findings.at(-1)).toMatchObject({ code: 'policy-findings-limit', values: { left: '10' } });
});

test('no flood of notes hides that the policy is too large', () => {
  const codes = parsePolicy(`version: STSv1\nmode: none\nmax_age: 86400\n${'x: y\n'.repeat(13_200)}`).findings.map(({ code }) => code);
  expect(codes).toContain('policy-over-64-kib');
  expect(codes.at(-1)).toBe('policy-findings-limit');
});
