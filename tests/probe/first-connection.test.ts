import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { byTurns, connectToFirst, type Open } from '#src/probe/first-connection.ts';

const forever = () => new AbortController().signal;

/** Addresses that accept, that refuse, and that are silent until the attempt is ended. */
function network(kinds: Readonly<Record<string, 'accepts' | 'refuses' | 'is silent'>>) {
  const tried: string[] = [];
  const ended: string[] = [];
  const sockets: Socket[] = [];
  const open: Open = (address, signal) => {
    tried.push(address);
    if (kinds[address] === 'refuses') return Promise.reject(new Error(`${address} refuses`));
    if (kinds[address] === 'accepts') return Promise.resolve(sockets[sockets.push(new Socket()) - 1]!);
    return new Promise((_, reject) => signal.addEventListener('abort', () => (ended.push(address), reject(signal.reason as Error))));
  };
  return { open, tried, ended, sockets };
}

describe('connectToFirst', () => {
  it.each([
    [{ '2001:db8::1': 'is silent', '192.0.2.1': 'accepts' }, ['2001:db8::1', '192.0.2.1'], '192.0.2.1'],
    [{ '2001:db8::1': 'refuses', '192.0.2.1': 'accepts', '192.0.2.2': 'accepts' }, ['2001:db8::1', '192.0.2.1'], '192.0.2.1'],
    [{ '192.0.2.1': 'is silent', '192.0.2.2': 'is silent', '192.0.2.3': 'accepts' }, ['192.0.2.1', '192.0.2.2', '192.0.2.3'], '192.0.2.3'],
    [{ '192.0.2.1': 'accepts', '2001:db8::1': 'accepts' }, ['2001:db8::1'], '2001:db8::1'],
  ] as const)('%j', async (kinds, order, winner) => {
    const { open, tried, ended } = network(kinds);
    const { address } = await connectToFirst(Object.keys(kinds), forever(), open);
    expect(address).toBe(winner);
    expect(tried).toEqual(order);
    const silent = order.filter((one) => (kinds as Record<string, string>)[one] === 'is silent');
    await expect.poll(() => ended).toEqual(silent);
  });

  it('leaves the connection that it gives alone', async () => {
    const { open, sockets } = network({ '2001:db8::1': 'is silent', '192.0.2.1': 'accepts' });
    const { socket } = await connectToFirst(['2001:db8::1', '192.0.2.1'], forever(), open);
    expect(socket).toBe(sockets[0]);
    expect(socket.destroyed).toBe(false);
  });

  it('says what each address came to when none accepts', async () => {
    const { open } = network({ '192.0.2.1': 'refuses', '192.0.2.2': 'refuses' });
    const failed = connectToFirst(['192.0.2.1', '192.0.2.2'], forever(), open);
    await expect(failed).rejects.toMatchObject({ errors: [{ message: '192.0.2.1 refuses' }, { message: '192.0.2.2 refuses' }] });
    await expect(connectToFirst([], forever(), open)).rejects.toMatchObject({ errors: [] });
  });

  it('ends with the signal', async () => {
    const { open, ended } = network({});
    await expect(connectToFirst(['2001:db8::1', '192.0.2.1'], AbortSignal.timeout(20), open)).rejects.toBeInstanceOf(AggregateError);
    expect(ended).toContain('2001:db8::1');
  });
});

it('takes both kinds by turns, IPv6 first', () => {
  expect(byTurns(['192.0.2.1', '192.0.2.2', '192.0.2.3', '2001:db8::1'])).toEqual(['2001:db8::1', '192.0.2.1', '192.0.2.2', '192.0.2.3']);
  expect(byTurns(['2001:db8::1', '2001:db8::2', '192.0.2.1'])).toEqual(['2001:db8::1', '192.0.2.1', '2001:db8::2']);
});
