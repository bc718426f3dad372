import { afterEach, describe, expect, it } from 'vitest';
import { probeAddress, probeMx } from '#src/probe/mx.ts';
import { port25Control } from '#src/probe/port-25.ts';
import { startMailServer, startTcp, trustsNobody, trusting, type MailServer, type Peer } from './peers.ts';

let peer: Peer | undefined;
afterEach(() => peer?.close());

const forever = () => new AbortController().signal;
const host = 'mx1.good.example';

async function probe(how: MailServer, secureContext = trusting) {
  peer = await startMailServer(how);
  return probeAddress(host, '127.0.0.1', forever(), { secureContext, port: peer.port });
}

describe('probeAddress', () => {
  it('says EHLO, STARTTLS, shakes hands with SNI, and QUIT', async () => {
    const heard: string[] = [];
    const sni: string[] = [];
    const found = await probe({ heard, sni });
    expect(found).toMatchObject({
      address: '127.0.0.1',
      state: 'tls',
      tls: 'TLSv1.3',
      certificate: { error: null, names: ['mta-sts.good.example', host] },
    });
    expect(found.transcript).toEqual([
      'S: 220 mx1.good.example ESMTP',
      'C: EHLO [127.0.0.1]',
      'S: 250-mx1.good.example',
      'S: 250-STARTTLS',
      'S: 250 OK',
      'C: STARTTLS',
      'S: 220 go ahead',
    ]);
    expect(sni).toEqual([host]);
    await expect.poll(() => heard).toEqual(['EHLO [127.0.0.1]', 'STARTTLS', 'tls: QUIT']);
  });

  it.each([
    ['expired', 'it has expired'],
    ['early', 'it is not valid yet'],
    ['self-signed', 'it is self-signed'],
    ['wrong-name', 'it is for other.example, not for mx1.good.example'],
  ] as const)('%s: %s', async (certificate, error) => {
    expect(await probe({ certificate })).toMatchObject({ state: 'tls', certificate: { error } });
  });

  it('takes a wildcard for one label', async () => {
    expect((await probe({ certificate: 'wildcard' })).certificate!.error).toBeNull();
  });

  it('does not trust an authority that nobody named', async () => {
    expect((await probe({}, trustsNobody)).certificate!.error).toContain('not known here');
  });

  it.each([
    ['no STARTTLS', { offers: ['PIPELINING'] }, 'no-starttls'],
    ['a word that only contains it', { offers: ['XSTARTTLS'] }, 'no-starttls'],
    ['STARTTLS refused', { startTls: '454 not now' }, 'starttls-refused'],
    ['a broken handshake', { breaksHandshake: true }, 'handshake-failed'],
    ['lines slipped in before TLS', { injected: '250 evil\r\n' }, 'odd'],
    ['a greeting that refuses', { greeting: '554 5.7.1 192.0.2.7 is blocked' }, 'turned-away'],
    ['a greeting that is busy', { greeting: '421 try later' }, 'turned-away'],
    ['another greeting', { greeting: '250 hello' }, 'odd'],
    ['TLS 1.1 alone', { newest: 'TLSv1.1' }, 'old-tls'],
    ['something else', { greeting: 'SSH-2.0-x' }, 'odd'],
  ] as const)('%s: %s', async (_, how, state) => expect((await probe(how)).state).toBe(state));

  it('cuts off a server that talks without end', async () => {
    peer = await startTcp((socket) => void socket.write('220-'.padEnd(100_000, 'x')));
    expect(await probeAddress(host, '127.0.0.1', forever(), { secureContext: trusting, port: peer.port })).toMatchObject({ state: 'odd' });
  });

  it('tells silence from refusal', async () => {
    peer = await startTcp(() => undefined);
    const options = { secureContext: trusting, port: peer.port, timeout: 100 };
    expect((await probeAddress(host, '127.0.0.1', forever(), options)).state).toBe('no-answer');
    expect((await probeAddress(host, '127.0.0.9', forever(), options)).state).toBe('refused');
  });
});

describe('probeMx', () => {
  it('looks at every address', async () => {
    peer = await startMailServer();
    const found = await probeMx(host, ['127.0.0.1', '127.0.0.9'], forever(), { secureContext: trusting, port: peer.port });
    expect(found.map(({ state }) => state)).toEqual(['tls', 'refused']);
  });

  it.each([
    [true, 'no-answer'],
    [false, 'blocked'],
  ])('when all is silent and others can be reached: %s, it is %s', async (reachable, state) => {
    peer = await startTcp(() => undefined);
    const options = { secureContext: trusting, port: peer.port, timeout: 100, canReachPort25: async () => reachable };
    expect((await probeMx(host, ['127.0.0.1'], forever(), options)).map((one) => one.state)).toEqual([state]);
  });
});

describe('a control that gets no answer', () => {
  it('ends with the time, and then silence stays silence', async () => {
    peer = await startTcp(() => undefined);
    const ended: unknown[] = [];
    const canReachPort25 = (signal: AbortSignal) =>
      new Promise<boolean>((resolve) => signal.addEventListener('abort', () => (ended.push(signal.reason), resolve(false))));
    const options = { secureContext: trusting, port: peer.port, timeout: 50, canReachPort25 };
    const found = await probeMx(host, ['127.0.0.1'], AbortSignal.timeout(500), options);
    expect(found.map(({ state }) => state)).toEqual(['no-answer']);
    expect(ended).toHaveLength(1);
  });

  it('port25Control gives up when it is told to', async () => {
    const control = new AbortController();
    control.abort();
    expect(await port25Control(['localhost'], 9)(control.signal)).toBe(false);
  });
});

describe('port25Control', () => {
  it('is true when one host listens, false when none does', async () => {
    peer = await startTcp(() => undefined);
    expect(await port25Control(['localhost', 'nobody.invalid'], peer.port)(forever())).toBe(true);
    const { port } = peer;
    await peer.close();
    expect(await port25Control(['localhost'], port)(forever())).toBe(false);
  });
});
