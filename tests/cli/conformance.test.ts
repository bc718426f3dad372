import { describe, expect, it } from 'vitest';
import { judgeCase } from '#src/cli/conformance-compare.ts';
import { conformanceCommand } from '#src/cli/conformance.ts';
import { testIo } from './io-for-tests.ts';

const judge = (subject: string, expected: unknown, result: unknown, readings: unknown[] = []) =>
  judgeCase(subject, { name: 'x', input: null, expect: expected, readings: readings.map((reading) => ({ expect: reading })) }, result);

describe('judgeCase', () => {
  it.each([
    ['mx-match', true, true],
    ['sts-record', { status: 'valid', id: 'a' }, { id: 'a', status: 'valid', reason: 'x' }],
    ['sts-policy', { valid: true, mx: ['b', 'a'] }, { valid: true, mx: ['a', 'B', 'a'] }],
    ['draft-2016', { mx: null }, { mx: null }],
    ['tls-report', { problems: ['x', 'y'] }, { problems: ['y', 'x', 'x'] }],
    ['tls-report', { policies: [{ mxHosts: ['A'], domain: 'A.example' }] }, { policies: [{ mxHosts: ['a'], domain: 'a.EXAMPLE' }] }],
  ])('%s: %j agrees with %j', (subject, expected, result) => expect(judge(subject, expected, result)).toBe('agrees'));

  it.each([
    ['mx-match', true, 'true'],
    ['sts-record', { status: 'valid', id: 'a' }, { status: 'valid' }],
    ['sts-record', { status: 'valid', id: 'a' }, { status: 'valid', id: 'A' }],
    ['sts-record', { status: 'none' }, null],
    ['sts-policy', { mx: ['a'] }, { mx: ['a', 'b'] }],
    ['sts-policy', { maxAge: 0 }, { maxAge: null }],
    ['draft-2016', { mx: null }, { mx: [] }],
    ['draft-2016', { e: null }, {}],
    ['tls-report', { problems: ['x'] }, { problems: ['X'] }],
    ['tls-report', { policies: [] }, { policies: {} }],
    ['decision', { mx: [{ host: 'a' }, { host: 'b' }] }, { mx: [{ host: 'b' }, { host: 'a' }] }],
    ['tlsrpt-record', { rua: ['a', 'b'] }, { rua: ['b', 'a'] }],
  ])('%s: %j differs from %j', (subject, expected, result) => expect(judge(subject, expected, result)).toBe('differs'));

  it('tells another reading apart', () => expect(judge('mx-match', true, false, [true, false])).toBe('another-reading'));
});

describe('mta-sts conformance', () => {
  const corpus = (cases: unknown[]) => JSON.stringify({ subject: 'mx-match', about: 'x', cases });
  const good = { name: 'good', input: { pattern: 'mx.example', host: 'MX.example' }, expect: true, why: 'rule' };
  const bad = { name: 'bad', input: { pattern: 'mx.example', host: 'mx.example' }, expect: false, why: 'rule' };

  it('ends with the totals of all files', async () => {
    const io = testIo({ 'c/a.json': corpus([good, good]), 'c/b.json': corpus([good]), 'c/c.txt': 'no' });
    expect(await conformanceCommand(['c'], io)).toBe(0);
    expect(io.lines.at(-1)).toBe('3 passed, 0 failed');
  });

  it('names what differs, and exits 1', async () => {
    const io = testIo({ 'a.json': corpus([good, bad]) });
    expect(await conformanceCommand(['a.json'], io)).toBe(1);
    expect(io.lines[0]).toBe('mx-match/bad differs');
    expect(io.lines.at(-1)).toBe('1 passed, 1 failed');
  });

  it('counts a crash as a failure', async () => {
    const io = testIo({ 'a.json': corpus([{ ...good, input: null }]) });
    expect(await conformanceCommand(['a.json'], io)).toBe(1);
    expect(io.lines[0]).toMatch(/^mx-match\/good crashed/);
  });

  it.each([
    [{}, []],
    [{ 'a.json': 'no json' }, ['a.json']],
    [{ 'a.json': 'null' }, ['a.json']],
    [{ 'a.json': '{"subject":"mx-match"}' }, ['a.json']],
    [{ 'a.json': '{"subject":"constructor","cases":[]}' }, ['a.json']],
    [{ 'a.json': '{"subject":"mx-match","cases":[{"name":"x"}]}' }, ['a.json']],
    [{}, ['gone']],
  ])('calls %j %j wrong usage', async (files, args) => {
    await expect(conformanceCommand(args, testIo(files as Record<string, string>))).rejects.toThrow(/corpus|\.json/);
  });
});
