// Can this machine reach port 25 of anybody at all? Many networks let nobody out, and then the silence of an MX host says nothing.
// Asked only when every address of a host is silent: a connection is opened to hosts of large providers and closed again.
import { isIPv4 } from 'node:net';
import { lookUp } from './name-lookup.ts';
import { openTcp } from './tls-connection.ts';

const listeners = ['gmail-smtp-in.l.google.com', 'mx1.mail.icloud.com'];
const patience = 5000;

/** The question, asked at most once, whoever asks; the signal of the first who asks ends it. */
export function port25Control(hosts: readonly string[] = listeners, port = 25): (signal: AbortSignal) => Promise<boolean> {
  let answer: Promise<boolean> | undefined;
  return (signal) => (answer ??= anyListens(hosts, port, AbortSignal.any([signal, AbortSignal.timeout(patience)])));
}

async function anyListens(hosts: readonly string[], port: number, limit: AbortSignal): Promise<boolean> {
  const tries = hosts.map(async (host) => {
    const address = (await lookUp(host, limit, { orSystem: true })).find((one) => isIPv4(one));
    if (address === undefined) throw new Error(`${host} has no IPv4 address`);
    const socket = await openTcp(address, port, limit);
    socket.destroy();
  });
  return (await Promise.allSettled(tries)).some(({ status }) => status === 'fulfilled');
}
