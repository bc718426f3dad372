// What an MX host offers at port 25, looked at as a sender would: EHLO, STARTTLS, the handshake with SNI and the certificate, QUIT
// (RFC 8461 section 4.2, RFC 3207). No mail is begun. Every address is tried; a network that lets nobody out to port 25 is told
// apart from a host that is down by asking whether hosts that surely listen can be reached, and from an address to which no way leads.
import { isIPv6, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { MxAddressObserved } from '#src/inspector/observed.ts';
import type { Tlsa } from '#src/protocol/dane/tlsa.ts';
import { judgePeer } from './certificate.ts';
import { presentedPath } from './presented-path.ts';
import { ReplyReader, type Reply } from './smtp-lines.ts';
import { codeOf, isNoRoute, isOldTls, messageOf, openTcp, startTls } from './tls-connection.ts';

export interface MxProbeOptions {
  readonly secureContext: SecureContext;
  /** The host's TLSA records, if they were asked for: an authority that only they hold may have signed what is presented. */
  readonly tlsa?: readonly Tlsa[];
  /** 25 but in tests. */
  readonly port?: number;
  /** Milliseconds for one address. */
  readonly timeout?: number;
  /** Whether hosts that surely listen can be reached at port 25 from here; undefined: not asked, silence stays silence. */
  readonly canReachPort25?: (signal: AbortSignal) => Promise<boolean>;
}

/** Looks at a host at each of its addresses, all at once. Never rejects. */
export async function probeMx(
  host: string,
  addresses: readonly string[],
  signal: AbortSignal,
  options: MxProbeOptions,
): Promise<readonly MxAddressObserved[]> {
  const found = await Promise.all(addresses.map((address) => probeAddress(host, address, signal, options)));
  const isSilent = found.length > 0 && found.every(({ state }) => state === 'no-answer');
  if (!isSilent || !options.canReachPort25 || (await options.canReachPort25(signal))) return found;
  // Where time ran out, the question was not answered.
  if (signal.aborted) return found;
  return found.map((one) => ({ ...one, state: 'blocked' }));
}

/** Looks at one address. Never rejects. */
export async function probeAddress(
  host: string,
  address: string,
  signal: AbortSignal,
  options: MxProbeOptions,
): Promise<MxAddressObserved> {
  const transcript: string[] = [];
  const limit = AbortSignal.any([signal, AbortSignal.timeout(options.timeout ?? 8000)]);
  const give = (state: MxAddressObserved['state'], more: Partial<MxAddressObserved> = {}): MxAddressObserved => ({
    address,
    state,
    transcript,
    ...more,
  });
  let socket: Socket;
  try {
    socket = await openTcp(address, options.port ?? 25, limit);
  } catch (error) {
    if (codeOf(error) === 'ECONNREFUSED') return give('refused', { detail: messageOf(error) });
    return give(isNoRoute(error) && !limit.aborted ? 'no-way' : 'no-answer', { detail: messageOf(error) });
  }
  try {
    return await converse(socket, host, options, transcript, give);
  } catch (error) {
    return give(limit.aborted ? 'no-answer' : 'odd', { detail: messageOf(error) });
  } finally {
    socket.destroy();
  }
}

type Give = (state: MxAddressObserved['state'], more?: Partial<MxAddressObserved>) => MxAddressObserved;

async function converse(
  socket: Socket,
  host: string,
  options: MxProbeOptions,
  transcript: string[],
  give: Give,
): Promise<MxAddressObserved> {
  const reader = new ReplyReader(socket);
  const hear = async (): Promise<Reply> => {
    const reply = await reader.take();
    transcript.push(...reply.lines.map((line) => `S: ${line}`));
    return reply;
  };
  const say = (line: string): void => {
    transcript.push(`C: ${line}`);
    socket.write(`${line}\r\n`);
  };
  const greeting = await hear();
  // A server may turn a client away and speak SMTP all the same (RFC 5321 section 3.1): a blocklist, a limit of connections.
  if (isRefusal(greeting)) return give('turned-away', { detail: 'it greets with a refusal' });
  if (greeting.code !== 220) return give('odd', { detail: 'it does not greet with 220' });
  say(`EHLO ${literal(socket.localAddress ?? '127.0.0.1')}`);
  const hello = await hear();
  if (isRefusal(hello) && hello.code !== 502 && hello.code !== 504) {
    say('QUIT');
    return give('turned-away', { detail: 'it answers EHLO with a refusal' });
  }
  if (!hello.lines.some((line) => /^250[ -]STARTTLS\s*$/i.test(line))) {
    say('QUIT');
    return give('no-starttls');
  }
  say('STARTTLS');
  if ((await hear()).code !== 220) {
    say('QUIT');
    return give('starttls-refused');
  }
  if (reader.hasMore) return give('odd', { detail: 'it sends more in the clear after it agreed to TLS' });
  await reader.release();
  return shakeHands(socket, host, options, give);
}

async function shakeHands(socket: Socket, host: string, { secureContext, tlsa }: MxProbeOptions, give: Give): Promise<MxAddressObserved> {
  try {
    const secure = await startTls(socket, host, secureContext);
    const { seen } = judgePeer(secure, host);
    const tls = secure.getProtocol() ?? '';
    const { path, unsent } = presentedPath(secure, tlsa ?? []);
    secure.end('QUIT\r\n');
    return give('tls', { certificate: seen, path, ...(tlsa && { unsent }), tls });
  } catch (error) {
    return give(isOldTls(error) ? 'old-tls' : 'handshake-failed', { detail: messageOf(error) });
  }
}

/** A reply of 4yz or 5yz. */
function isRefusal({ code }: Reply): boolean {
  return code >= 400 && code < 600;
}

/** This machine by its address: a client without a name of its own says so (RFC 5321 section 4.1.3). */
function literal(address: string): string {
  return isIPv6(address) ? `[IPv6:${address}]` : `[${address}]`;
}
