import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSiteServer, type SiteServer } from '#src/probe/site-server.ts';

let folder: string;
let server: SiteServer;
const page = `<!doctype html><title>x</title>${'text '.repeat(500)}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  const site = join(folder, 'site');
  await mkdir(join(site, 'learn/starttls'), { recursive: true });
  await mkdir(join(site, 'assets'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'site-secret.txt'), 'secret');
  await writeFile(join(site, 'index.html'), page);
  await writeFile(join(site, '404.html'), '<p>not here');
  await writeFile(join(site, '.hidden'), 'secret');
  await writeFile(join(site, 'learn/starttls/index.html'), page);
  await writeFile(join(site, 'assets/main-a1B2c3D4.js'), 'export {}');
  await writeFile(join(site, 'picture.png'), Buffer.alloc(10));
  await symlink('../secret.txt', join(site, 'link.txt'));
  const transport = { policy: async () => ({ how: 'read', status: 200, body: 'x' }) as const };
  server = await startSiteServer({ folder: site, port: 0, transport, contentSecurityPolicy: "default-src 'self'" });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** Sends the path exactly as it stands, which fetch would tidy up. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => resolve({ status: message.statusCode!, headers: message.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('error', reject).end();
  });
}

describe('the port', () => {
  const transport = { policy: async () => ({ how: 'read', status: 200 }) as const };
  const start = (port: number) => startSiteServer({ folder, port, transport, contentSecurityPolicy: '' });
  const take = (host: string, port = 0) =>
    new Promise<Server | null>((resolve) => {
      const taken = createServer().once('error', () => resolve(null));
      taken.listen({ host, port, ipv6Only: host === '::1' }, () => resolve(taken));
    });
  const free = (taken: Server) => new Promise((resolve) => taken.close(resolve));

  it('gives an address that reaches it', async () => {
    const answer = await fetch(`${server.url}picture.png`);
    expect(answer.status).toBe(200);
    expect(new URL(server.url).port).toBe(String(server.port));
  });

  it.each(['127.0.0.1', '::1'])('of another program at %s is refused, and nothing is left listening', async (host) => {
    const other = await take(host);
    // A machine without IPv6 has nothing to take there.
    if (!other) return expect(host).toBe('::1');
    const { port } = other.address() as AddressInfo;
    await expect(start(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await free(other);
    const ours = await start(port);
    expect(ours.port).toBe(port);
    await ours.close();
  });

  it('is chosen so that it is free in both protocols', async () => {
    const started = await Promise.all(Array.from({ length: 8 }, () => start(0)));
    expect(new Set(started.map(({ port }) => port)).size).toBe(8);
    for (const { url } of started) expect((await fetch(url)).status).toBe(404);
    await Promise.all(started.map((one) => one.close()));
  });
});

describe('files', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/?embed', 'text/html; charset=utf-8', 'no-cache'],
    ['/learn/starttls/', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/main-a1B2c3D4.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/picture.png', 'image/png', 'no-cache'],
  ])('%s', async (path, type, caching) => {
    const { status, headers } = await get(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, caching]);
    expect(headers['x-content-type-options']).toBe('nosniff');
    // A page has its own in its head; another one beside it would forbid the styles that stand in it.
    expect(headers['content-security-policy']).toBe(type.startsWith('text/html') ? undefined : "default-src 'self'");
  });

  it('a folder without its slash leads to the folder', async () => {
    expect(await get('/learn/starttls')).toMatchObject({ status: 301, headers: { location: '/learn/starttls/' } });
    expect((await get('//learn/starttls')).headers['location']).toBe('/learn/starttls/');
  });

  it.each([
    '/nothing',
    '/learn/nothing/',
    '/learn/',
    '/.hidden',
    '/link.txt',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/../site-secret.txt',
    '/..%5csecret.txt',
    '/%00',
    '/%',
    '/learn/starttls/../../../secret.txt',
  ])('%s is not there', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body.toString()).toBe('<p>not here');
  });

  it('are compressed as asked for', async () => {
    expect(brotliDecompressSync((await get('/', { 'accept-encoding': 'gzip, deflate, br' })).body).toString()).toBe(page);
    expect(gunzipSync((await get('/', { 'accept-encoding': 'gzip, br;q=0' })).body).toString()).toBe(page);
    expect((await get('/', { 'accept-encoding': 'identity' })).body.toString()).toBe(page);
    expect((await get('/picture.png', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
    expect((await get('/')).headers['vary']).toBe('accept-encoding');
  });

  it('are not sent again when nothing changed', async () => {
    const etag = String((await get('/', { 'accept-encoding': 'br' })).headers['etag']);
    expect(await get('/', { 'accept-encoding': 'br', 'if-none-match': etag })).toMatchObject({ status: 304 });
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('HEAD has no body, other methods are refused', async () => {
    const head = await get('/', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect((await get('/', {}, 'POST')).status).toBe(405);
  });
});

describe('the relay beside them', () => {
  it('answers its own page, and no other', async () => {
    const own = await get('/relay/policy?domain=good.example', { 'sec-fetch-site': 'same-origin' });
    expect(JSON.parse(own.body.toString())).toMatchObject({ status: 200, body: 'x' });
    expect((await get('/relay/policy?domain=good.example', { host: 'rebound.example' })).status).toBe(403);
    expect((await get('/relay/policy?domain=good.example', { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('takes its path from nobody else', async () => {
    expect((await get('/x/../relay/policy?domain=good.example', { host: 'rebound.example' })).status).not.toBe(200);
  });
});
