import '#src/explanations/english.ts';
import { describe, expect, it } from 'vitest';
import { inspectExample } from '#src/inspector/invented/network.ts';
import { csvOf, filterRows, rowOf, sortRows, type Row } from '#src/features/inspect/domain-table.ts';

const row = (domain: string, verdict: Row['verdict'], fail = 0): Row => ({ domain, verdict, mode: '', fail, warn: 0, answer: 'x' });
const rows = [row('c.example', 'none', 10), row('a.example', 'enforced', 2), row('b.example', 'broken', 2)];
const names = (some: readonly Row[]) => some.map(({ domain }) => domain[0]).join('');

describe('the table of many domains', () => {
  it.each([
    ['domain', false, 'abc'],
    ['domain', true, 'cba'],
    ['verdict', false, 'bca'],
    ['fail', false, 'abc'],
    ['fail', true, 'cab'],
  ] as const)('sorts by %s, down: %s', (column, isDown, order) => expect(names(sortRows(rows, column, isDown))).toBe(order));

  it('filters by verdict and by name', () => {
    expect(names(filterRows(rows, 'none', ''))).toBe('c');
    expect(names(filterRows(rows, undefined, ' B.ex'))).toBe('b');
  });

  it('counts what was found, in words', async () => {
    const { domain, verdict, mode, fail, answer } = rowOf(await inspectExample('mill.example'));
    expect({ domain, verdict, mode, fail }).toEqual({ domain: 'mill.example', verdict: 'broken', mode: 'enforce', fail: 1 });
    expect(answer).toContain('mill.example');
  });

  it('writes CSV that a spreadsheet takes for text', () => {
    const csv = csvOf([{ ...row('a.example', 'none'), mode: '=1+1', answer: 'He said "no", twice' }]);
    expect(csv).toBe('domain,verdict,mode,fail,warn,answer\r\na.example,none,\'=1+1,0,0,"He said ""no"", twice"\r\n');
  });
});
