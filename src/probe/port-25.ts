// Can this machine reach port 25 of anybody at all? Many networks let nobody out, and then the silence of an MX host says nothing.
// Asked only when every address of a host is silent: a connection is opened to hosts of large providers and closed again.
import { lookup } from 'node:dns/promises';
import { openTcp } from './tls-connection.ts';

const listeners = ['gmail-smtp-in.l.google.com', 'mx1.mail.icloud.com'];
const patience = 5000;

/** The question, asked at most once, whoever asks. */
export function port25Control(hosts: readonly string[] = listeners, port = 25): () => Promise<boolean> {
  let answer: Promise<boolean> | undefined;
  return () => (answer ??= anyListens(hosts, port));
}

async function anyListens(hosts: readonly string[], port: number): Promise<boolean> {
  const tries = hosts.map(async (host) => {
    const { address } = await lookup(host, { family: 4 });
    const socket = await openTcp(address, port, AbortSignal.timeout(patience));
    socket.destroy();
  });
  return (await Promise.allSettled(tries)).some(({ status }) => status === 'fulfilled');
}
