import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseNetworks } from '#src/probe/address-range.ts';
import { lookUp } from '#src/probe/name-lookup.ts';
import { nodeRelayTransport } from '#src/probe/relay-transport.ts';
import { createRelay, type RelayOptions, type RelayTransport } from '#src/probe/relay.ts';
import { startMailServer, startPolicyHost, trusting, type Peer } from './peers.ts';
import { startResolver } from './resolver.ts';

const peers: Pick<Peer, 'close'>[] = [];
afterEach(async () => void (await Promise.all(peers.splice(0).map((peer) => peer.close()))));

const nothing: RelayTransport = {
  policy: async () => ({ how: 'read', status: 200, contentType: 'text/plain', body: 'x' }),
  mx: async () => [],
};
const ask = (path: string, headers: Record<string, string> = {}, options: Partial<RelayOptions> = {}) =>
  createRelay({ transport: nothing, hosts: ['localhost:4173'], ...options })(
    new Request(`http://localhost:4173${path}`, { headers: { host: 'localhost:4173', ...headers } }),
  );

describe('who may ask', () => {
  it.each([
    [{}, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'http://localhost:4173' }, 200],
    [{ host: 'LOCALHOST:4173' }, 200],
    [{ host: 'rebound.example:4173' }, 403],
    [{ host: 'localhost' }, 403],
    [{ host: 'localhost:4174' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'http://localhost:9999' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: 'http://localhost:4173', 'sec-fetch-site': 'cross-site' }, 403],
  ])('%j: %i', async (headers, status) => expect((await ask('/relay/policy?domain=good.example', headers))!.status).toBe(status));

  it('lets a page elsewhere ask only when its origin is named', async () => {
    const headers = { origin: 'https://school.example', 'sec-fetch-site': 'cross-site' };
    const answer = await ask('/relay/policy?domain=good.example', headers, { origins: ['https://school.example'] });
    expect(answer!.status).toBe(200);
    expect(answer!.headers.get('access-control-allow-origin')).toBe('https://school.example');
  });

  it('leaves other paths to others', async () => expect(await ask('/index.html')).toBeNull());
});

describe('what may be asked', () => {
  it.each([
    ['/relay/policy?domain=good.example', 200],
    ['/relay/mx?host=mx1.good.example', 200],
    ['/relay/policy', 400],
    ['/relay/policy?domain=', 400],
    ['/relay/policy?domain=localhost', 400],
    ['/relay/policy?domain=127.0.0.1', 400],
    ['/relay/policy?domain=[::1]', 400],
    ['/relay/policy?domain=good.example:8080', 400],
    ['/relay/policy?domain=good.example/etc', 400],
    ['/relay/policy?domain=user@good.example', 400],
    ['/relay/policy?domain=good.example%00', 400],
    ['/relay/policy?domain=good.example.', 400],
    ['/relay/policy?domain=b%C3%BCcher.example', 400],
    [`/relay/policy?domain=${'a.'.repeat(123)}example`, 400],
    ['/relay/policy?domain=good.example&port=25', 400],
    ['/relay/policy?domain=good.example&domain=x.example', 400],
    ['/relay/mx?domain=good.example', 400],
    ['/relay/file?path=x', 404],
    ['/relay/', 404],
  ])('%s: %i', async (path, status) => expect((await ask(path))!.status).toBe(status));

  it('is asked by GET', async () => {
    const relay = createRelay({ transport: nothing, hosts: ['localhost:4173'] });
    const request = new Request('http://localhost:4173/relay/policy?domain=good.example', {
      method: 'POST',
      headers: { host: 'localhost:4173' },
    });
    expect((await relay(request))!.status).toBe(405);
  });

  it('is not asked of more at once than set', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const transport: RelayTransport = { policy: async () => (await held, { how: 'read', status: 200 }) };
    const relay = createRelay({ transport, hosts: ['localhost:4173'], atOnce: 2 });
    const one = () => relay(new Request('http://localhost:4173/relay/policy?domain=good.example', { headers: { host: 'localhost:4173' } }));
    const running = [one(), one()];
    expect((await one())!.status).toBe(429);
    release();
    expect((await Promise.all(running)).map((answer) => answer!.status)).toEqual([200, 200]);
    expect((await one())!.status).toBe(200);
  });

  it('gives a place back when time is up, whatever the transport does', async () => {
    const asked = vi.fn(() => new Promise<never>(() => undefined));
    const relay = createRelay({ transport: { policy: asked, mx: asked }, hosts: ['localhost:4173'], atOnce: 2, timeout: 50 });
    const one = (path: string) => relay(new Request(`http://localhost:4173/relay/${path}`, { headers: { host: 'localhost:4173' } }));
    const [policy, mx] = await Promise.all([one('policy?domain=good.example'), one('mx?host=mx1.good.example')]);
    expect(await policy!.json()).toMatchObject({ status: null, error: { code: 'timeout' } });
    expect([mx!.status, await mx!.json()]).toMatchObject([502, { error: { code: 'timeout' } }]);
    expect((await one('policy?domain=good.example'))!.status).toBe(200);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('survives a transport that fails', async () => {
    const transport: RelayTransport = { policy: () => Promise.reject(new Error('odd')) };
    expect((await ask('/relay/policy?domain=good.example', {}, { transport }))!.status).toBe(502);
    expect((await ask('/relay/mx?host=mx1.good.example', {}, { transport }))!.status).toBe(404);
  });
});

describe('on Node', () => {
  const loopback = parseNetworks(['127.0.0.0/8'])!;

  it('gives the policy with the certificate', async () => {
    const peer = await startPolicyHost(
      'good',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end('\ufeffversion'),
    );
    peers.push(peer);
    const transport = nodeRelayTransport({
      secureContext: trusting,
      allowed: loopback,
      resolve: async () => ['127.0.0.1'],
      ports: { https: peer.port, smtp: 0 },
    });
    const answer = await ask('/relay/policy?domain=good.example', {}, { transport });
    expect(await answer!.json()).toMatchObject({
      status: 200,
      contentType: 'text/plain',
      body: '\ufeffversion',
      certificate: { error: null },
    });
  });

  it('gives octets that are no text as base64, a redirect as its target, and says when there is too much', async () => {
    const bodies = [Buffer.from([255]), Buffer.alloc(70_000)];
    const peer = await startPolicyHost('good', (_, response) => {
      const body = bodies.shift();
      if (body) response.end(body);
      else response.writeHead(302, { location: 'https://good.example/' }).end();
    });
    peers.push(peer);
    const transport = nodeRelayTransport({
      secureContext: trusting,
      allowed: loopback,
      resolve: async () => ['127.0.0.1'],
      ports: { https: peer.port, smtp: 0 },
    });
    const next = async () => (await ask('/relay/policy?domain=good.example', {}, { transport }))!.json();
    expect(await next()).toMatchObject({ status: 200, bytes: '/w==' });
    expect(await next()).toMatchObject({ body: null, error: { code: 'too-large' } });
    expect(await next()).toMatchObject({ status: 302, redirect: 'https://good.example/' });
  });

  it('gives what the mail server says', async () => {
    const peer = await startMailServer({ certificate: 'expired' });
    peers.push(peer);
    const transport = nodeRelayTransport({
      secureContext: trusting,
      allowed: loopback,
      resolve: async () => ['127.0.0.1'],
      ports: { https: 0, smtp: peer.port },
    });
    const answer = await ask('/relay/mx?host=mx1.good.example', {}, { transport });
    expect(await answer!.json()).toMatchObject({
      starttls: true,
      tls: 'TLSv1.3',
      certificate: { error: 'it has expired' },
      addresses: [{ state: 'tls' }],
    });
  });

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'fe80::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1'])(
    'does not connect to %s',
    async (address) => {
      const peer = await startPolicyHost('good', (_, response) => void response.end());
      peers.push(peer);
      const connected = vi.fn();
      peer.server.on('connection', connected);
      const transport = nodeRelayTransport({
        secureContext: trusting,
        resolve: async () => [address],
        ports: { https: peer.port, smtp: peer.port },
      });
      const policy = await (await ask('/relay/policy?domain=good.example', {}, { transport }))!.json();
      expect(policy).toMatchObject({
        status: null,
        error: { code: 'unreachable', detail: expect.stringContaining('does not connect') as string },
      });
      const mx = await (await ask('/relay/mx?host=mx1.good.example', {}, { transport }))!.json();
      expect(mx).toMatchObject({ starttls: false, error: { code: 'blocked' } });
      expect(connected).not.toHaveBeenCalled();
    },
  );

  it('resolves a name once, and connects to what it checked', async () => {
    const peer = await startPolicyHost('good', (_, response) => void response.end('x'));
    peers.push(peer);
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const resolve = vi.fn(async () => answers.shift()!);
    const transport = nodeRelayTransport({ secureContext: trusting, allowed: loopback, resolve, ports: { https: peer.port, smtp: 0 } });
    expect(await (await ask('/relay/policy?domain=good.example', {}, { transport }))!.json()).toMatchObject({ status: 200 });
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['ENOTFOUND', 'unknown-here'],
    ['EAI_AGAIN', 'unreachable'],
  ])('a resolver that says %s: %s', async (code, expected) => {
    const resolve = () => Promise.reject(Object.assign(new Error(code), { code }));
    const transport = nodeRelayTransport({ secureContext: trusting, resolve });
    expect(await (await ask('/relay/policy?domain=good.example', {}, { transport }))!.json()).toMatchObject({
      status: null,
      error: { code: expected },
    });
  });

  it('eight calls to a resolver that is silent end in time, and hold no place', async () => {
    const silent = await startResolver(() => undefined);
    peers.push(silent);
    const transport = nodeRelayTransport({
      secureContext: trusting,
      resolve: (name, signal) => lookUp(name, signal, { servers: [silent.address] }),
    });
    const relay = createRelay({ transport, hosts: ['localhost:4173'], timeout: 500 });
    const one = (name: string) =>
      relay(new Request(`http://localhost:4173/relay/policy?domain=${name}.example`, { headers: { host: 'localhost:4173' } }));
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => one(`d${index}`)));
    for (const answer of answers) expect(await answer!.json()).toMatchObject({ status: null, error: { code: 'timeout' } });
    expect(new Set(silent.asked.map(({ name }) => name)).size).toBe(8);
    expect((await one('ninth'))!.status).toBe(200);
    expect(silent.asked.some(({ name }) => name === 'mta-sts.ninth.example')).toBe(true);
  });

  it('gives up on a slow body, and says that time ran out', async () => {
    const peer = await startPolicyHost('good', (_, response) => void response.writeHead(200).write('v'));
    peers.push(peer);
    const transport = nodeRelayTransport({
      secureContext: trusting,
      allowed: loopback,
      resolve: async () => ['127.0.0.1'],
      ports: { https: peer.port, smtp: 0 },
    });
    const answer = await ask('/relay/policy?domain=good.example', {}, { transport, timeout: 300 });
    expect(await answer!.json()).toMatchObject({ status: null, error: { code: 'timeout' } });
  });
});
