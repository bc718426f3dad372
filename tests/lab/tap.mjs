// A listener on the path who changes nothing: passes every octet on, and notes each chunk with the moment it came.
import net from 'node:net';

/** One connection to an MX address, as far as it is passed on to the true server. */
export function tap({ upstream, who, record }, client) {
  const began = performance.now();
  const note = (from, to) => (octets) =>
    record({ from, to, at: Math.round((performance.now() - began) * 10) / 10, octets: octets.toString('hex') });
  record({ from: 'sender', to: who, event: 'connect' });
  client.setNoDelay(true);
  const server = net.connect({ ...upstream, noDelay: true });
  client.on('data', note('sender', who)).pipe(server);
  server.on('data', note(who, 'sender')).pipe(client);
  for (const socket of [client, server]) socket.on('error', () => {});
  client.on('close', () => {
    server.end();
    record({ from: 'sender', to: who, event: 'close' });
  });
  // What the sender still says then is noted, too.
  server.on('close', () => client.resume().end());
}
