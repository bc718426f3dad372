import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Open } from '#src/probe/first-connection.ts';
import { fetchPolicy } from '#src/probe/policy-host.ts';
import { openTcp } from '#src/probe/tls-connection.ts';
import { startPolicyHost, startTcp, trustsNobody, trusting, type HostName, type Peer } from './peers.ts';

let peer: Peer | undefined;
afterEach(() => peer?.close());

const policy = 'version: STSv1\nmode: none\nmax_age: 1\n';
const good: RequestListener = (_, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end(policy);
const forever = () => new AbortController().signal;

async function ask(name: HostName, listener = good, signal = forever(), addresses = ['127.0.0.1'], secureContext = trusting) {
  peer = await startPolicyHost(name, listener);
  return fetchPolicy('good.example', addresses, signal, { secureContext, port: peer.port });
}

describe('fetchPolicy', () => {
  it('asks as a sender does, and gives what came', async () => {
    let seen = {};
    const found = await ask('good', (request, response) => {
      seen = { url: request.url, host: request.headers.host, sni: (request.socket as unknown as { servername: string }).servername };
      good(request, response);
    });
    expect(seen).toEqual({ url: '/.well-known/mta-sts.txt', host: 'mta-sts.good.example', sni: 'mta-sts.good.example' });
    expect(found).toMatchObject({
      how: 'read',
      status: 200,
      contentType: 'text/plain',
      address: '127.0.0.1',
      certificate: { names: ['mta-sts.good.example', 'mx1.good.example'], issuer: 'Test Authority', error: null },
    });
    expect(new TextDecoder().decode(found.body as Uint8Array)).toBe(policy);
  });

  it.each([
    ['wildcard', undefined],
    ['wrong-name', 'tls-name-mismatch'],
    ['cn-only', 'tls-name-mismatch'],
    ['expired', 'tls-expired'],
    ['self-signed', 'tls-untrusted'],
  ] as const)('%s: %s, and nothing is asked where it is wrong', async (name, failure) => {
    let asked = 0;
    const found = await ask(name, (request, response) => (asked++, good(request, response)));
    expect(found.failure).toBe(failure);
    expect(asked).toBe(failure ? 0 : 1);
    expect(found.certificate!.error === null).toBe(!failure);
  });

  it('does not trust an authority that nobody named', async () => {
    expect((await ask('good', good, forever(), ['127.0.0.1'], trustsNobody)).failure).toBe('tls-untrusted');
  });

  it('does not follow a redirect', async () => {
    let asked = 0;
    const found = await ask('good', (_, response) => (asked++, void response.writeHead(301, { location: 'https://good.example/x' }).end()));
    expect(found).toMatchObject({ how: 'read', status: 301, location: 'https://good.example/x' });
    expect(asked).toBe(1);
  });

  it('stops at 64 KiB', async () => {
    const found = await ask('good', (_, response) => void response.end(Buffer.alloc(1 << 20, 97)));
    expect(found).toMatchObject({ tooLarge: true });
    expect(found.body).toHaveLength(65_536);
  });

  it('gives up on a slow body, and on a server that says nothing', async () => {
    const slow = await ask('good', (_, response) => void response.writeHead(200).write('v'), AbortSignal.timeout(300));
    expect(slow).toMatchObject({ how: 'unreachable', failure: 'timeout' });
    await peer!.close();
    peer = await startTcp(() => undefined);
    const mute = await fetchPolicy('good.example', ['127.0.0.1'], AbortSignal.timeout(100), { secureContext: trusting, port: peer.port });
    expect(mute).toMatchObject({ failure: 'timeout' });
  });

  it('says that the answer broke off', async () => {
    const broken: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-length': '99' }).write('v');
      setTimeout(() => response.destroy(), 20);
    };
    expect(await ask('good', broken)).toMatchObject({ failure: 'incomplete' });
  });

  it('calls what speaks no TLS a TLS error', async () => {
    peer = await startTcp((socket) => void socket.end('220 wrong port\r\n'));
    const found = await fetchPolicy('good.example', ['127.0.0.1'], forever(), { secureContext: trusting, port: peer.port });
    expect(found.failure).toBe('tls-error');
  });

  it('does not wait for an address that is dead', async () => {
    const ended: string[] = [];
    peer = await startPolicyHost('good', good);
    const { port } = peer;
    const open: Open = (address, signal) =>
      address === '127.0.0.1'
        ? openTcp(address, port, signal)
        : new Promise((_, reject) => signal.addEventListener('abort', () => (ended.push(address), reject(signal.reason as Error))));
    const found = await fetchPolicy('good.example', ['127.0.0.1', '2001:db8::1', '2001:db8::2'], forever(), {
      secureContext: trusting,
      open,
    });
    expect(found).toMatchObject({ status: 200, address: '127.0.0.1' });
    expect(ended).toEqual(['2001:db8::1']);
  });

  it('goes on to the next address when one refuses', async () => {
    expect((await ask('good', good, forever(), ['127.0.0.9', '127.0.0.1'])).status).toBe(200);
  });

  it('says what is wrong when no address answers, or there is none', async () => {
    expect((await ask('good', good, forever(), ['127.0.0.9'])).failure).toBe('connect-error');
    expect((await ask('good', good, forever(), [])).failure).toBe('dns-error');
  });
});
