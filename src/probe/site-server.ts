// The site and its relay on one port of this machine: bound to loopback, so that nobody else on the network can use either.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRelay, type RelayTransport } from './relay.ts';
import { staticSite } from './static-site.ts';

export interface SiteServerOptions {
  readonly folder: string;
  readonly port: number;
  readonly transport: RelayTransport;
  /** For all files that are no pages: those carry a policy of their own. */
  readonly contentSecurityPolicy: string;
}

export interface SiteServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts the server. Rejects when the port is taken. */
export async function startSiteServer({ folder, port, transport, contentSecurityPolicy }: SiteServerOptions): Promise<SiteServer> {
  const headers = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  const site = staticSite(folder, headers);
  // Filled once the port is known, which is before anybody can ask.
  const hosts: string[] = [];
  const relay = createRelay({ transport, hosts });
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = toRequest(incoming, outgoing);
    if (!request) return void outgoing.writeHead(400).end();
    const relayed = await relay(request);
    if (relayed)
      return send(incoming, outgoing, relayed.status, Object.fromEntries(relayed.headers), Buffer.from(await relayed.arrayBuffer()));
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(incoming, outgoing, 405, { allow: 'GET, HEAD' }, null);
    const path = incoming.url!.split(/[?#]/)[0]!;
    const found = await site(path, incoming.headers['accept-encoding'] ?? '', incoming.headers['if-none-match']);
    const isPage = found.headers['content-type']?.startsWith('text/html');
    const policy = { ...(!isPage && { 'content-security-policy': contentSecurityPolicy }) };
    send(incoming, outgoing, found.status, { ...found.headers, ...policy }, found.body);
  };
  const handler = (incoming: IncomingMessage, outgoing: ServerResponse) =>
    void answer(incoming, outgoing).catch(() => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(500).end()));
  const first = await listen(handler, '127.0.0.1', port);
  const bound = (first.address() as AddressInfo).port;
  // "localhost" is ::1 for some browsers; a machine without IPv6 does without.
  const second = await listen(handler, '::1', bound).catch(() => null);
  hosts.push(`localhost:${bound}`, `127.0.0.1:${bound}`, `[::1]:${bound}`);
  return { port: bound, close: async () => void (await Promise.all([first, second].map((server) => server && stop(server)))) };
}

function listen(handler: (incoming: IncomingMessage, outgoing: ServerResponse) => void, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** As the relay wants it; null where the request's address makes none. Its body is never read: nothing here takes one. */
function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Request | null {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    const headers = new Headers();
    for (const [name, values] of Object.entries(incoming.headersDistinct)) for (const value of values ?? []) headers.append(name, value);
    return new Request(new URL(`http://localhost${incoming.url}`), { method: incoming.method ?? 'GET', headers, signal: gone.signal });
  } catch {
    return null;
  }
}

function send(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: Buffer | null,
): void {
  outgoing.writeHead(status, { ...headers, ...(body && { 'content-length': `${body.length}` }) });
  outgoing.end(incoming.method === 'HEAD' || !body ? undefined : body);
}
