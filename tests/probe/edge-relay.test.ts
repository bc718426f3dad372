import { afterEach, describe, expect, it, vi } from 'vitest';
import relay from '#src/probe/edge-relay.ts';

afterEach(() => vi.unstubAllGlobals());

const settings = { ALLOWED_ORIGINS: 'https://courses.example.org https://other.example.org', RELAY_HOSTS: 'relay.example.org' };
const good = { host: 'relay.example.org', origin: 'https://courses.example.org' };

/** The platform's own fetch is what differs between platforms, so it is the one thing that is stood in for. */
function ask(headers: Record<string, string>, answer: () => Response, more = settings, path = '/relay/policy?domain=good.example') {
  const platform = vi.fn(async () => answer());
  vi.stubGlobal('fetch', platform);
  return { platform, response: relay.fetch(new Request(`https://relay.example.org${path}`, { headers }), more) };
}

describe('the relay on an edge platform', () => {
  it('gives the policy, without a certificate, to an origin that is named', async () => {
    const { platform, response } = ask(good, () => new Response('version: STSv1\n', { headers: { 'content-type': 'text/plain' } }));
    const answer = await response;
    expect(await answer.json()).toMatchObject({ status: 200, contentType: 'text/plain', body: 'version: STSv1\n', certificate: null });
    expect(answer.headers.get('access-control-allow-origin')).toBe(good.origin);
    expect(platform).toHaveBeenCalledWith(
      'https://mta-sts.good.example/.well-known/mta-sts.txt',
      expect.objectContaining({ redirect: 'manual' }),
    );
  });

  it.each([
    [{ host: 'relay.example.org' }, settings],
    [{ ...good, origin: 'https://evil.example' }, settings],
    [{ ...good, host: 'rebound.example' }, settings],
    [good, {}],
  ])('refuses %j', async (headers, more) => {
    const { platform, response } = ask(headers, () => new Response('x'), more as typeof settings);
    expect((await response).status).toBe(403);
    expect(platform).not.toHaveBeenCalled();
  });

  it('is one relay for all requests: more than eight at once are told to come again', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const platform = vi.fn(async () => (await held, new Response('version: STSv1\n')));
    vi.stubGlobal('fetch', platform);
    const one = (more = settings) =>
      relay.fetch(new Request('https://relay.example.org/relay/policy?domain=good.example', { headers: good }), more);
    const running = Array.from({ length: 8 }, () => one({ ...settings }));
    expect((await one()).status).toBe(429);
    expect(platform).toHaveBeenCalledTimes(8);
    release();
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await one()).status).toBe(200);
    expect((await one({ ...settings, RELAY_HOSTS: 'elsewhere.example.org' })).status).toBe(403);
  });

  it('has no MX half and no other paths', async () => {
    expect((await ask(good, () => new Response('x'), settings, '/relay/mx?host=mx.good.example').response).status).toBe(404);
    expect((await ask(good, () => new Response('x'), settings, '/').response).status).toBe(404);
  });

  it('stops at 64 KiB, and claims nothing when the fetch fails', async () => {
    const big = await ask(good, () => new Response('x'.repeat(70_000))).response;
    expect(await big.json()).toMatchObject({ error: { code: 'too-large' } });
    const failed = await ask(good, () => {
      throw new TypeError('failed');
    }).response;
    expect(await failed.json()).toMatchObject({ status: null, error: { code: 'unreachable' } });
  });
});
