// The site and its relay on one port of this machine: bound to loopback, so that nobody else on the network can use either.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRelay, type RelayTransport } from './relay.ts';
import { staticSite } from './static-site.ts';
import { codeOf, isNoRoute } from './tls-connection.ts';

export interface SiteServerOptions {
  readonly folder: string;
  readonly port: number;
  readonly transport: RelayTransport;
  /** For all files that are no pages: those carry a policy of their own. */
  readonly contentSecurityPolicy: string;
}

export interface SiteServer {
  readonly port: number;
  /** An address that surely reaches it: `localhost` where that is ours in both protocols. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server. Rejects when the port is taken, also where only [::1] is: there `localhost` would lead some browsers elsewhere. */
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
  const servers = await listenOnLoopback(handler, port);
  const bound = (servers[0]!.address() as AddressInfo).port;
  hosts.push(`localhost:${bound}`, `127.0.0.1:${bound}`, `[::1]:${bound}`);
  return {
    port: bound,
    url: `http://${servers.length > 1 ? 'localhost' : '127.0.0.1'}:${bound}/`,
    close: async () => void (await Promise.all(servers.map(stop))),
  };
}

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** 127.0.0.1 and [::1], which is "localhost" for some browsers; a machine without IPv6 does without. */
async function listenOnLoopback(handler: Handler, port: number, triesLeft = 5): Promise<readonly Server[]> {
  const first = await listen(handler, '127.0.0.1', port);
  try {
    return [first, await listen(handler, '::1', (first.address() as AddressInfo).port)];
  } catch (error) {
    if (isNoRoute(error)) return [first];
    await stop(first);
    // A port that was chosen for us may be taken in the other protocol.
    if (port === 0 && triesLeft > 0 && codeOf(error) === 'EADDRINUSE') return listenOnLoopback(handler, port, triesLeft - 1);
    throw error;
  }
}

function listen(handler: Handler, host: string, port: number): Promise<Server> {
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
