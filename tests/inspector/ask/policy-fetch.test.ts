import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fetch } from '#src/inspector/ask/doh.ts';
import { readPastedPolicy } from '#src/inspector/pasted/policy-file.ts';
import { pagePolicySource, type PolicySource } from '#src/inspector/ask/policy-fetch.ts';
import { hasRelay, relayMxSource, relayPolicySource } from '#src/inspector/ask/relay-source.ts';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** A server, and a fetch that goes there whatever host is asked for, as a page's does when the host sends the CORS header. */
async function serve(listener: RequestListener): Promise<Fetch> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => (server.closeAllConnections(), server.close()));
  const { port } = server.address() as AddressInfo;
  return (url, init) => {
    const { pathname, search } = new URL(url, 'http://localhost');
    return fetch(`http://127.0.0.1:${port}${pathname}${search}`, init);
  };
}

/** As a browser does where the header is missing: only an opaque answer may be had. */
const withoutCors =
  (inner: Fetch): Fetch =>
  async (url, init) => {
    const response = await inner(url, init);
    if (init.mode !== 'no-cors') throw new TypeError('Failed to fetch');
    return response;
  };

const context = (fetch: Fetch, signal = new AbortController().signal) => ({ fetch, signal, addresses: Promise.resolve([]) });
const page = (fetch: Fetch, signal?: AbortSignal) => pagePolicySource('example.com', context(fetch, signal));

describe('pagePolicySource', () => {
  it('reads status, type and octets, and asks as a sender would', async () => {
    let asked = '';
    const seen: RequestInit[] = [];
    const inner = await serve((request, response) => {
      asked = request.url!;
      response.writeHead(200, { 'content-type': 'text/plain' }).end('\ufeffversion: STSv1\n');
    });
    const found = await page(
      (url, init) => (seen.push(init), expect(url).toBe('https://mta-sts.example.com/.well-known/mta-sts.txt'), inner(url, init)),
    );
    expect(asked).toBe('/.well-known/mta-sts.txt');
    expect(found).toMatchObject({ how: 'read', status: 200, contentType: 'text/plain' });
    expect([...(found.body as Uint8Array).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(seen[0]).toMatchObject({ redirect: 'manual', cache: 'no-store', credentials: 'omit' });
    expect(seen).toHaveLength(1);
  });

  it('stops reading at 64 KiB', async () => {
    const found = await page(await serve((_, response) => response.end(Buffer.alloc(1 << 20, 'a'))));
    expect(found).toMatchObject({ tooLarge: true });
    expect(found.body).toHaveLength(65_536);
  });

  it('reads exactly 64 KiB whole', async () => {
    const found = await page(await serve((_, response) => response.end(Buffer.alloc(65_536, 'a'))));
    expect(found.tooLarge).toBeUndefined();
    expect(found.body).toHaveLength(65_536);
  });

  it('does not follow a redirect', async () => {
    const asked: string[] = [];
    const inner = await serve((request, response) => {
      asked.push(request.url!);
      response.writeHead(301, { location: '/elsewhere' }).end();
    });
    expect(await page(inner)).toMatchObject({ how: 'read', status: 301 });
    expect(asked).toEqual(['/.well-known/mta-sts.txt']);
  });

  it('calls what answers but may not be read unreadable', async () => {
    expect(await page(withoutCors(await serve((_, response) => response.end('x'))))).toEqual({ how: 'unreadable' });
  });

  it('names no cause when nothing answers', async () => {
    expect(await page(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({ how: 'unreachable' });
  });

  it('says when time ran out, before the answer or in its body', async () => {
    expect(await page(await serve(() => undefined), AbortSignal.timeout(50))).toEqual({ how: 'unreachable', failure: 'timeout' });
    const slow = await serve((_, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).write('version'));
    expect(await page(slow, AbortSignal.timeout(200))).toMatchObject({ how: 'read', status: 200, failure: 'timeout' });
  });

  it('says when the answer breaks off', async () => {
    const broken = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('version');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await page(broken)).toMatchObject({ how: 'read', failure: 'incomplete' });
  });
});

describe('relayPolicySource', () => {
  const relay: PolicySource = relayPolicySource('/relay');
  const certificate = { subject: 's', names: ['mta-sts.example.com'], issuer: 'i', validFrom: 1, validTo: 2, error: null };

  it('takes what the relay saw', async () => {
    const inner = await serve((request, response) => {
      expect(request.url).toBe('/relay/policy?domain=example.com');
      response.end(JSON.stringify({ status: 200, contentType: 'text/plain', body: 'version: STSv1\n', certificate }));
    });
    expect(await relay('example.com', context(inner))).toEqual({
      how: 'relay',
      status: 200,
      contentType: 'text/plain',
      location: null,
      body: 'version: STSv1\n',
      certificate,
    });
  });

  it('keeps octets that are no text', async () => {
    const inner = await serve(
      (_, response) => void response.end(JSON.stringify({ status: 200, contentType: null, body: '?', bytes: '/w==', certificate })),
    );
    expect((await relay('example.com', context(inner))).body).toEqual(Uint8Array.of(255));
  });

  it('hands failures on', async () => {
    const error = { code: 'tls-expired', detail: 'certificate has expired' };
    const inner = await serve(
      (_, response) => void response.end(JSON.stringify({ status: null, contentType: null, body: null, certificate: null, error })),
    );
    expect(await relay('example.com', context(inner))).toMatchObject({
      how: 'relay',
      failure: 'tls-expired',
      detail: 'certificate has expired',
    });
  });

  it('falls back to the page when there is no relay', async () => {
    const inner = await serve((request, response) =>
      request.url!.startsWith('/relay') ? void response.writeHead(404).end() : void response.end('version: STSv1\n'),
    );
    expect(await relay('example.com', context(inner))).toMatchObject({ how: 'read', status: 200 });
  });
});

describe('hasRelay', () => {
  it.each([
    ['a relay', 400, 'application/json', true],
    ['a static site', 404, 'text/html', false],
    ['a site that answers everything', 200, 'text/html', false],
  ])('%s', async (_, status, type, expected) => {
    expect(
      await hasRelay('/relay', await serve((__, response) => void response.writeHead(status, { 'content-type': type }).end('{}'))),
    ).toBe(expected);
  });
  it('nobody', async () => expect(await hasRelay('/relay', () => Promise.reject(new TypeError('Failed to fetch')))).toBe(false));
});

describe('relayMxSource', () => {
  it('gives what the relay saw of each address, or nothing', async () => {
    const addresses = [{ address: '192.0.2.25', state: 'no-starttls', transcript: [] }];
    const inner = await serve((request, response) =>
      request.url === '/relay/mx?host=mx.example' ? void response.end(JSON.stringify({ addresses })) : void response.writeHead(429).end(),
    );
    const ask = relayMxSource('/relay', inner);
    expect(await ask('mx.example', [], new AbortController().signal, [])).toEqual(addresses);
    expect(await ask('other.example', [], new AbortController().signal, [])).toBeUndefined();
  });
});

describe('readPastedPolicy', () => {
  const body = 'version: STSv1\nmode: none\nmax_age: 1\n';
  it.each([
    ['the text alone', body, { how: 'pasted', body }],
    ['a text with a byte order mark', `\ufeff${body}`, { how: 'pasted', body: `\ufeff${body}` }],
    [
      'curl -i',
      `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${body}`,
      { how: 'pasted', status: 200, contentType: 'text/plain', location: null, body },
    ],
    [
      'curl -i from a terminal',
      `HTTP/2 200 \ncontent-type: text/html\n\n${body}`,
      { how: 'pasted', status: 200, contentType: 'text/html', location: null, body },
    ],
    [
      'curl -i through a proxy',
      `HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 404\r\nserver: x\r\n\r\nno`,
      { how: 'pasted', status: 404, contentType: null, location: null, body: 'no' },
    ],
    [
      'a redirect without a body',
      'HTTP/1.1 301 Moved\r\nLocation: https://www.example.com/\r\n\r\n',
      { how: 'pasted', status: 301, contentType: null, location: 'https://www.example.com/', body: '' },
    ],
    [
      'headers alone',
      'HTTP/1.1 200 OK\nContent-Type: text/plain',
      { how: 'pasted', status: 200, contentType: 'text/plain', location: null, body: '' },
    ],
    ['a policy that only mentions HTTP', `${body}x: HTTP/1.1 200\n`, { how: 'pasted', body: `${body}x: HTTP/1.1 200\n` }],
    [
      'RawContent of PowerShell',
      `HTTP/1.1 200 OK\nContent-Length: 41\nContent-Type: text/plain\n\n${body}`,
      { how: 'pasted', status: 200, contentType: 'text/plain', location: null, body },
    ],
    ...(
      [
        ['6', 'Could not resolve host: mta-sts.good.example', 'dns-error'],
        ['7', 'Failed to connect to mta-sts.good.example port 443 after 2 ms: Connection refused', 'connect-error'],
        ['28', 'Operation timed out', 'timeout'],
        ['35', 'OpenSSL/3.0.2: error:0A000458:SSL routines::tlsv1 unrecognized name', 'tls-error'],
        ['60', 'SSL certificate problem: certificate has expired', 'tls-expired'],
        ['60', 'SSL certificate problem: unable to get local issuer certificate', 'tls-untrusted'],
        ['60', "SSL: no alternative certificate subject name matches target host name 'mta-sts.good.example'", 'tls-name-mismatch'],
        ['60', 'schannel: SNI or certificate check failed: SEC_E_WRONG_PRINCIPAL (0x80090322)', 'tls-name-mismatch'],
      ] as const
    ).map(([exit, reason, failure]): [string, string, object] => [
      `curl that failed: ${reason}`,
      `curl: (${exit}) ${reason}\nMore details here: https://curl.se/docs/sslcerts.html\n`,
      { how: 'pasted', failure, detail: `curl: (${exit}) ${reason}` },
    ]),
  ])('%s', (_, text, found) => expect(readPastedPolicy(text)).toEqual(found));
});
