import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '#src/cli/main.ts';
import { testIo } from './io-for-tests.ts';

const read = (path: string): string => readFileSync(new URL(`../recordings/${path}`, import.meta.url), 'utf8');
const recording = read('enforce-strip.json');
const scenario = read('scenarios/enforce-strip.json');

const compare = async (args: string[], files: Record<string, string>) => {
  const io = testIo(files);
  return { code: await run(['compare', ...args], io), out: io.lines.join('\n'), err: io.errors.join('\n') };
};

describe('mta-sts compare', () => {
  it('finds no difference between a recording and its scenario', async () => {
    const { code, out } = await compare(['r.json', 's.json'], { 'r.json': recording, 's.json': scenario });
    expect(out).toBe('The simulation says what the recording says.');
    expect(code).toBe(0);
  });

  it('prints what differs, control characters made visible, and exits with 1', async () => {
    const other = recording.replace('"line": "220 mx1.good.example ESMTP Postfix"', '"line": "220 mx1.good.example \\u001b[2J"');
    const { code, out } = await compare(['r.json', 's.json'], { 'r.json': other, 's.json': scenario });
    expect(code).toBe(1);
    expect(out).toContain('wire\n  recorded:  < 220 mx1.good.example ␛[2J\n  simulated: < 220 mx1.good.example ESMTP Postfix');
  });

  it('gives the differences as JSON', async () => {
    const { code, out } = await compare(['--json', 'r.json', 's.json'], { 'r.json': recording, 's.json': '{}' });
    expect(code).toBe(1);
    expect((JSON.parse(out) as { differences: unknown[] }).differences.length).toBeGreaterThan(3);
  });

  it.each([
    [['r.json'], 'compare takes two files'],
    [['s.json', 's.json'], 's.json is no recording'],
    [['x.json', 's.json'], 'x.json is not JSON'],
  ])('wrong usage: %j', async (args, message) => {
    const { code, err } = await compare(args, { 'r.json': recording, 's.json': scenario, 'x.json': '{' });
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
