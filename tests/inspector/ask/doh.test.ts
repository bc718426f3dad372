import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askResolver, questionUrl, type AskOptions } from '#src/inspector/ask/doh.ts';
import { parseResolverUrl } from '#src/inspector/ask/resolver-url.ts';
import { startDoh, type DohServer } from './doh-server.ts';

let server: DohServer;
const question = { name: '_mta-sts.example.com', type: 'TXT' } as const;

beforeAll(async () => {
  server = await startDoh({
    '_mta-sts.example.com TXT': [{ data: ['v=STSv1; ', 'id=1;'] }],
    'alias.example.com CNAME': [{ data: '_mta-sts.example.com' }],
    'ring.example.com CNAME': [{ data: 'ring.example.com' }],
    'bogus.example.com TXT': 'SERVFAIL',
    'shy.example.com TXT': 'REFUSED',
    'example.com MX': [{ data: { preference: 10, exchange: 'mx.example.com' } }],
  });
});
afterAll(() => server.close());

const options = (more: Partial<AskOptions> = {}): AskOptions => ({
  fetch,
  signal: new AbortController().signal,
  timeout: 5000,
  clock: () => performance.now(),
  ...more,
});

const ask = (path: string, name: string = question.name, more: Partial<AskOptions> = {}) =>
  askResolver(server.url + path, { name, type: 'TXT' }, options(more));

describe('askResolver', () => {
  it('gives the records', async () => {
    const { answer, resolved } = await ask('/dns-query');
    expect(answer).toMatchObject({ status: 'NOERROR', ad: true, answers: ['"v=STSv1; " "id=1;"'], findings: [], ttl: 300 });
    expect(resolved!.records).toHaveLength(1);
  });

  it('shows aliases', async () => {
    const { answer } = await ask('/dns-query', 'alias.example.com');
    expect(answer.answers).toEqual(['CNAME _mta-sts.example.com', '"v=STSv1; " "id=1;"']);
  });

  it.each([
    ['/dns-query', 'gone.example.com', 'NXDOMAIN', []],
    ['/dns-query', 'example.com', 'NOERROR', []],
    ['/dns-query', 'bogus.example.com', 'SERVFAIL', ['doh-rcode']],
    ['/dns-query', 'shy.example.com', 'REFUSED', ['doh-rcode']],
    ['/dns-query', 'ring.example.com', 'NOERROR', ['doh-alias-loop']],
  ])('%s %s: %s', async (path, name, status, codes) => {
    const { answer } = await ask(path, name);
    expect(answer).toMatchObject({ status, answers: status === 'NOERROR' && codes.length ? ['CNAME ring.example.com'] : [] });
    expect(answer.findings.map((finding) => finding.code)).toEqual(codes);
  });

  it.each([
    ['/html', 'doh-media-type'],
    ['/rate', 'doh-rate-limited'],
    ['/error', 'doh-http-status'],
    ['/reset', 'doh-unreachable'],
    ['/wrong-id', 'doh-wrong-id'],
    ['/truncated', 'doh-truncated'],
    ['/other-class', 'doh-other-class'],
    ['/other-question', 'doh-other-question'],
    ['/query', 'doh-not-a-response'],
    ['/loop', 'doh-compression-loop'],
    ['/garbage', 'doh-malformed'],
    ['/empty', 'doh-malformed'],
    ['/huge', 'doh-oversized'],
  ])('%s: %s', async (path, code) => {
    const { answer, message } = await ask(path);
    expect(message).toBeUndefined();
    expect(answer.status).toBe(code);
    expect(answer.findings.map((finding) => finding.code)).toEqual([code]);
    expect(answer.answers).toEqual([]);
    expect(answer.findings[0]!.values!['resolver']).toBe(new URL(server.url).host);
  });

  it.each(['/never', '/slow-body'])('gives up on %s', async (path) => {
    const { answer } = await ask(path, question.name, { timeout: 100 });
    expect(answer.status).toBe('doh-timeout');
  });

  it('ends when it is cancelled', async () => {
    const controller = new AbortController();
    const asked = ask('/never', question.name, { signal: controller.signal, timeout: 60_000 });
    controller.abort();
    expect((await asked).answer.status).toBe('doh-cancelled');
  });

  it('tries a second time after a failure that may pass, and no third', async () => {
    expect((await ask('/once')).answer.status).toBe('NOERROR');
    const before = server.asked.filter((line) => line.startsWith('/error ')).length;
    await ask('/error');
    expect(server.asked.filter((line) => line.startsWith('/error ')).length - before).toBe(2);
  });

  it('says nothing of the cause when nobody listens', async () => {
    const { answer } = await askResolver('http://127.0.0.1:1/dns-query', question, options());
    expect(answer.status).toBe('doh-unreachable');
  });
});

describe('questionUrl', () => {
  it('is base64url without padding', () =>
    expect(questionUrl('https://r.example/q', Uint8Array.of(251, 255, 0))).toBe('https://r.example/q?dns=-_8A'));
  it('keeps a query', () => expect(questionUrl('https://r.example/q?a=b', Uint8Array.of(0))).toBe('https://r.example/q?a=b&dns=AA'));
});

describe('parseResolverUrl', () => {
  it.each([
    ['https://dns.example/dns-query', 'https://dns.example/dns-query'],
    [' https://dns.example/dns-query{?dns} ', 'https://dns.example/dns-query'],
    ['https://dns.example', 'https://dns.example/'],
    ['http://127.0.0.1:8053/dns-query', 'http://127.0.0.1:8053/dns-query'],
    ['http://localhost/dns-query#x', 'http://localhost/dns-query'],
  ])('%j', (text, url) => expect(parseResolverUrl(text)).toEqual({ value: url, findings: [] }));
  it.each([
    ['', 'resolver-url-invalid'],
    ['dns.example', 'resolver-url-invalid'],
    ['https://user:pw@dns.example/', 'resolver-url-invalid'],
    ['http://dns.example/dns-query', 'resolver-url-not-https'],
    ['javascript:alert(1)', 'resolver-url-invalid'],
    ['tls://dns.example', 'resolver-url-not-https'],
  ])('%j: %s', (text, code) => expect(parseResolverUrl(text)).toMatchObject({ findings: [{ code }] }));
});
