import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectionText } from '#src/cli/inspect-text.ts';
import { run } from '#src/cli/main.ts';
import type { Inspection } from '#src/inspector/inspection.ts';
import { startDoh, type DohServer } from '../inspector/ask/doh-server.ts';
import { startWorld, zone } from '../inspector/world.ts';
import { testIo } from './io-for-tests.ts';

let server: DohServer;
beforeAll(async () => {
  const record = { data: ['v=STSv1; id=1\u001b[2J;'] };
  server = await startDoh({
    // Nobody listens at this address, so that the policy host refuses at once.
    ...zone({ 'mta-sts.good.example A': [{ data: '127.0.0.9' }], '_mta-sts.good.example TXT': [{ data: ['v=STSv1; id=1;'] }] }),
    'nullmx.example MX': [{ data: { preference: 0, exchange: '.' } }],
    '_mta-sts.evil.example TXT': [record],
    'evil.example MX': [{ data: { preference: 1, exchange: 'mx.evil.example' } }],
  });
});
afterAll(() => server.close());

async function inspect(domain: string, path = '/dns-query', ...more: string[]) {
  const io = testIo();
  const code = await run(['inspect', domain, '--resolver', server.url + path, ...more], io);
  return { code, text: io.lines.join('\n') };
}

describe('mta-sts inspect', () => {
  it('gives one object in the public form, with words', async () => {
    const { code, text } = await inspect('Good.Example', '/dns-query', '--json');
    const result = JSON.parse(text) as Inspection & { checks: { message: string }[] };
    expect(code).toBe(1);
    expect(result).toMatchObject({
      domain: 'good.example',
      verdict: 'broken',
      mx: [{ host: 'mx1.good.example', preference: 10, matches: null }],
      generatedAt: 1_800_000_000,
    });
    expect(Object.keys(result)).toEqual(expect.arrayContaining(['checks', 'record', 'policy', 'tlsrpt', 'mx', 'resolvers']));
    expect(result.resolvers).toMatchObject([{ url: `${server.url}/dns-query`, ad: true }]);
    const refused = result.checks.find(({ code: one }) => one === 'response-connect-error')!;
    expect(refused).toMatchObject({
      verdict: 'fail',
      citation: { document: 'RFC 8461', section: '3.3' },
      subject: 'https://mta-sts.good.example/.well-known/mta-sts.txt',
    });
    for (const { code: one, message } of result.checks) expect(message).not.toBe(one);
  });

  it.each([
    ['nullmx.example', '/dns-query', [], 0],
    ['evil.example', '/dns-query', [], 1],
    ['good.example', '/never', ['--timeout', '0.3'], 3],
    ['good.example', '/html', [], 3],
  ])('%s %s %j: exit %i', async (domain, path, more, exit) => {
    expect((await inspect(domain, path, ...more)).code).toBe(exit);
  });

  it('takes a name as people write it', async () => {
    expect((await inspect('bücher.example')).text).toContain('xn--bcher-kva.example');
  });

  it('lets nothing from DNS drive the terminal', async () => {
    const { text } = await inspect('evil.example');
    expect(text).toContain('␛[2J');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('inspectionText', () => {
  it('says everything that is not a pass in full, worst first, and styles only a terminal', async () => {
    const world = await startWorld(zone({ '_smtp._tls.good.example TXT': undefined }), () => 'opaque');
    const inspection = await world.inspect();
    await world.server.close();
    const plain = inspectionText(inspection, false);
    expect(plain).not.toContain('\u001b');
    expect(inspectionText(inspection, true)).toContain('\u001b[1mgood.example');
    expect(plain).toContain('curl -sS -i https://mta-sts.good.example/.well-known/mta-sts.txt');
    expect(plain).toContain('v=TLSRPTv1; rua=mailto:tlsrpt@good.example');
    const order = [...plain.matchAll(/^(FAIL|WARN|NOT PROVABLE|PASS) /gm)].map(([, label]) =>
      ['FAIL', 'WARN', 'NOT PROVABLE', 'PASS'].indexOf(label!),
    );
    expect(order).toEqual([...order].sort());
  });
});
