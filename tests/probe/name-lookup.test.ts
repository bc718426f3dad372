import { afterEach, describe, expect, it } from 'vitest';
import { lookUp } from '#src/probe/name-lookup.ts';
import { startResolver, type TestResolver } from './resolver.ts';

let resolver: TestResolver | undefined;
afterEach(() => resolver?.close());

const forever = () => new AbortController().signal;
const a = { type: 'A', name: 'x.example', ttl: 60, data: '192.0.2.1' } as const;
const aaaa = { type: 'AAAA', name: 'x.example', ttl: 60, data: '2001:db8::1' } as const;
const ask = async (answer: Parameters<typeof startResolver>[0], signal = forever()) => {
  resolver = await startResolver(answer);
  return lookUp('x.example', signal, { servers: [resolver.address] });
};

describe('lookUp', () => {
  it('asks for both kinds', async () => {
    const found = await ask(({ type }) => (type === 'A' ? [a] : [aaaa]));
    expect(found.toSorted()).toEqual(['192.0.2.1', '2001:db8::1']);
    expect(resolver!.asked.map(({ type }) => type).toSorted()).toEqual(['A', 'AAAA']);
  });

  it('does not wait for ever for the one, when the other is there', async () => {
    expect(await ask(({ type }) => (type === 'A' ? [a] : undefined))).toEqual(['192.0.2.1']);
  });

  it('is content with one kind', async () => {
    expect(await ask(({ type }) => (type === 'A' ? [] : [aaaa]))).toEqual(['2001:db8::1']);
  });

  it('says that there is no such name', async () => {
    await expect(ask(() => 'NXDOMAIN')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  it('ends when it is told to, with that reason', async () => {
    const control = new AbortController();
    const reason = new Error('enough');
    const answer = ask(() => (control.abort(reason), undefined), control.signal);
    await expect(answer).rejects.toBe(reason);
    expect(resolver!.asked.length).toBeGreaterThan(0);
  });

  it('asks nobody for an address, for localhost, or when it is over already', async () => {
    resolver = await startResolver(() => []);
    const servers = [resolver.address];
    expect(await lookUp('192.0.2.7', forever(), { servers })).toEqual(['192.0.2.7']);
    expect(await lookUp('a.localhost', forever(), { servers })).toEqual(['::1', '127.0.0.1']);
    await expect(lookUp('x.example', AbortSignal.abort(), { servers })).rejects.toThrow();
    expect(resolver.asked).toEqual([]);
  });
});
