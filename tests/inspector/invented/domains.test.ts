// The offline examples: written down beforehand what each must come to, as senders and the RFC see it.
import '#src/explanations/english.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exampleFetch, inspectExample } from '#src/inspector/invented/network.ts';
import { isInvented } from '#src/inspector/invented/names.ts';
import { examples } from '#src/inspector/invented/domains.ts';
import { askResolver } from '#src/inspector/ask/doh.ts';
import { exampleVerdicts } from './verdicts.ts';

afterEach(() => vi.unstubAllGlobals());

describe('inspectExample', () => {
  it('has a verdict written down for every example, and no other', () => {
    expect(exampleVerdicts.map(([domain]) => domain).sort()).toEqual(examples.map(({ domain }) => domain).sort());
  });

  it.each(exampleVerdicts)('%s: %s, %s', async (domain, verdict, answer, codes) => {
    const inspection = await inspectExample(domain, { now: () => 1_800_000_000 });
    expect({ verdict: inspection.verdict, answer: inspection.answer.code }).toEqual({ verdict, answer });
    expect(inspection.checks.map((check) => `${check.code} ${check.verdict}`)).toEqual(expect.arrayContaining([...codes]));
  });

  it('asks nobody', async () => {
    vi.stubGlobal('fetch', () => {
      throw new Error('a request left');
    });
    const { verdict } = await inspectExample('lighthouse.example');
    expect(verdict).toBe('enforced');
  });

  it('knows of no other domain', async () => {
    const { verdict, answer } = await inspectExample('nowhere.example');
    expect([verdict, answer.code]).toEqual(['none', 'answer-no-such-domain']);
  });

  it('takes the policy that is pasted where it cannot be read', async () => {
    const pasted =
      'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nversion: STSv1\r\nmode: enforce\r\nmx: mx1.cooper.example\r\nmax_age: 604800\r\n';
    const { verdict, policy } = await inspectExample('cooper.example', { pasted });
    expect([verdict, policy.how]).toEqual(['enforced', 'pasted']);
  });

  it('speaks RFC 8484: every record survives the wire', async () => {
    const options = { fetch: exampleFetch, signal: AbortSignal.timeout(1000), timeout: 1000, clock: () => 0 };
    const ask = async (name: string, type: 'CAA' | 'TLSA' | 'CNAME' | 'A') =>
      (await askResolver('https://one.resolver.example/', { name, type }, options)).answer;
    expect(await ask('lighthouse.example', 'CAA')).toMatchObject({
      status: 'NOERROR',
      ad: true,
      answers: ['0 issue "ca.example"'],
      ttl: 3600,
    });
    expect((await ask('_25._tcp.mx1.lighthouse.example', 'TLSA')).answers).toEqual([expect.stringMatching(/^3 1 1 [0-9a-f]{64}$/)]);
    expect(await ask('mta-sts.quarry.example', 'A')).toMatchObject({
      status: 'NXDOMAIN',
      answers: ['CNAME quarry-site.hosting.quarry.example'],
    });
    expect(
      (await askResolver('https://one.resolver.example/', { name: 'foundry.example', type: 'MX' }, { ...options, checkingDisabled: true }))
        .answer.status,
    ).toBe('NOERROR');
  });
});

describe('the names apart from the zones', () => {
  it('are those of the zones', () => {
    expect(examples.filter(({ domain }) => !isInvented(domain))).toEqual([]);
    expect(isInvented('mx1.harbour.example')).toBe(false);
  });
});
