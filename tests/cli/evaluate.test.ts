import { describe, expect, it, vi } from 'vitest';
import { codeGroups } from '#src/cli/code-table.ts';
import { run } from '#src/cli/main.ts';
import { testIo } from './io-for-tests.ts';

// A loaded machine is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const policy = 'version: STSv1\nmode: enforce\nmx: mx1.example.com\nmax_age: 604800\n';

async function evaluate(args: string[], files: Record<string, string> = {}) {
  const io = testIo(files);
  const code = await run(['evaluate', ...args], io);
  return { code, text: io.lines.join('\n'), errors: io.errors.join('\n') };
}

describe('mta-sts evaluate', () => {
  it('passes what is in order', async () => {
    const args = [
      '--record',
      'v=STSv1; id=1;',
      '--policy',
      'p',
      '--tlsrpt',
      'v=TLSRPTv1; rua=mailto:t@example.com',
      '--mx',
      'MX1.example.com.',
      '--json',
    ];
    const { code, text } = await evaluate(args, { p: policy });
    expect(JSON.parse(text)).toMatchObject({
      record: { status: 'valid', value: { id: '1' }, findings: [] },
      policy: { status: 'valid', value: { mode: 'enforce', maxAge: 604800 } },
      tlsrpt: { status: 'valid', value: { rua: ['mailto:t@example.com'] } },
      mx: { status: 'covered', value: [{ host: 'mx1.example.com', covered: true }], findings: [] },
    });
    expect(code).toBe(0);
  });

  it.each([
    [['--record', 'v=STSv1; id=a-b;'], 'record-id-character'],
    [['--record', 'v=STSv1; id=1;', '--record', 'v=STSv1; id=2;'], 'record-multiple'],
    [['--policy', 'p', '--mx', 'mail.example.net'], 'mx-not-covered'],
    [['--policy', 'wild', '--mx', 'a.b.example.com'], 'mx-star-too-shallow'],
    [['--policy', 'wild', '--mx', 'example.com'], 'mx-star-not-its-base'],
    [['--mx', '192.0.2.1'], 'mx-address'],
    [['--tlsrpt', 'v=TLSRPTv1; rua='], 'tlsrpt-rua-empty'],
  ])('%j: %s, exit 1', async (args, code) => {
    const answer = await evaluate(args, { p: policy, wild: policy.replace('mx1', '*') });
    expect(answer.text).toContain(`[${code};`);
    expect(answer.code).toBe(1);
  });

  it('judges twelve megabytes up to the limit, and says so', async () => {
    const flood = policy + 'mx: bad_host\n'.repeat(920_000);
    const { code, text } = await evaluate(['--policy', 'p', '--json'], { p: flood });
    expect(code).toBe(1);
    expect(text.length).toBeLessThan(30_000);
    const { findings } = (JSON.parse(text) as { policy: { findings: { code: string; values?: Record<string, string> }[] } }).policy;
    expect(findings.filter((finding) => finding.code === 'policy-over-64-kib')).toMatchObject([{ values: { size: String(flood.length) } }]);
    expect(findings.filter((finding) => finding.code === 'policy-mx-underscore')).toHaveLength(20);
    expect(findings.at(-1)!.code).toBe('policy-findings-limit');
    const answer = await evaluate(['--policy', 'p'], { p: `HTTP/1.1 200 OK\ncontent-type: text/plain\n\n${flood}` });
    expect(answer.text).toContain('[response-too-large;');
  });

  it('points at the place, and lets nothing drive the terminal', async () => {
    const { code, text } = await evaluate(['--policy', 'p'], { p: `version: STSv1\nmode: \u001b[31menforce\u202e\n` });
    expect(code).toBe(1);
    expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(text).toContain('2 | mode: ␛[31menforce');
    expect(text).toMatch(/\^+/);
  });

  it.each([[[]], [['--policy', 'gone']], [['--nonsense']], [['stray']]])('%j is wrong usage', async (args) => {
    expect((await evaluate(args)).code).toBe(2);
  });

  it('prints every code once, and how many there are', async () => {
    const { code, text } = await evaluate(['--codes']);
    const all = codeGroups.flatMap(([, table]) => Object.keys(table));
    expect(code).toBe(0);
    expect(new Set(all).size).toBe(all.length);
    expect(text.split('\n').at(-1)).toMatch(new RegExp(`^${all.length} codes in \\d+ texts, \\d+ of them about domains$`));
    for (const one of all) expect(text).toContain(`  ${one} `);
  });
});

describe('mta-sts', () => {
  it.each([
    [[], 2],
    [['nonsense'], 2],
    [['constructor'], 2],
    [['--help'], 0],
    [['inspect', '--help'], 0],
    [['inspect'], 2],
    [['inspect', 'a@b.example'], 2],
    [['inspect', 'example.com', '--resolver', 'http://dns.example/'], 2],
    [['inspect', 'example.com', '--timeout', 'x'], 2],
    [['serve', '--port', '99999'], 2],
    [['serve', '--folder', '/nonexistent'], 2],
  ])('%j: exit %i', async (args, code) => {
    expect(await run(args, testIo())).toBe(code);
  });
});
