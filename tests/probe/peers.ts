// Real servers for the probe's tests: a policy host over TLS, and a mail server that does what it is told.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { trustContext } from '#src/probe/roots.ts';

const folder = join(import.meta.dirname, 'certificates');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

export type HostName =
  'good' | 'wildcard' | 'wrong-name' | 'cn-only' | 'expired' | 'early' | 'self-signed' | 'below-middle' | 'below-impostor';
export type CertificateName = HostName | 'authority' | 'middle' | 'impostor';
/** A host's key and certificate, and what it sends behind it. */
const identity = (name: HostName, behind: readonly CertificateName[] = []) => ({
  key: read(`${name}.key`),
  cert: [name, ...behind].map((one) => read(`${one}.crt`)).join(''),
});
/** A certificate of the tests, to be looked at. */
export const certificateOf = (name: CertificateName) => new X509Certificate(read(`${name}.crt`));

/** Trusts the tests' authority. */
export const trusting = trustContext([read('authority.crt')], {});
/** Trusts everybody but the tests' authority. */
export const trustsNobody = trustContext([], {});

export interface Peer {
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
}

async function listen(server: Server, sockets: Set<Socket>): Promise<Peer> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => (sockets.forEach((socket) => socket.destroy()), server.close(() => resolve())));
  return { port: (server.address() as AddressInfo).port, server, close };
}

export function startPolicyHost(name: HostName, listener: RequestListener): Promise<Peer> {
  return listen(createHttps(identity(name), listener), new Set());
}

export function startTcp(talk: (socket: Socket) => void): Promise<Peer> {
  return listen(createTcp(talk), new Set());
}

export interface MailServer {
  readonly certificate?: HostName;
  /** Certificates that it sends behind its own. */
  readonly behind?: readonly CertificateName[];
  /** The lines after the first of the reply to EHLO. */
  readonly offers?: readonly string[];
  readonly greeting?: string;
  readonly startTls?: string;
  /** Sent with the reply to STARTTLS, in the clear. */
  readonly injected?: string;
  readonly breaksHandshake?: boolean;
  /** The newest version of TLS that it knows. */
  readonly newest?: 'TLSv1.1';
  readonly heard?: string[];
  readonly sni?: string[];
}

/** A mail server as far as STARTTLS. */
export function startMailServer(how: MailServer = {}): Promise<Peer> {
  const {
    certificate = 'good',
    behind = [],
    offers = ['STARTTLS'],
    greeting = '220 mx1.good.example ESMTP',
    startTls = '220 go ahead',
    injected = '',
  } = how;
  return startTcp((socket) => {
    const hear = (data: Buffer) => {
      const line = data.toString().trim();
      how.heard?.push(line);
      if (/^EHLO/i.test(line)) socket.write(['250-mx1.good.example', ...offers.map((word) => `250-${word}`), '250 OK', ''].join('\r\n'));
      else if (line === 'QUIT') socket.end('221 bye\r\n');
      else if (line === 'STARTTLS') {
        socket.write(`${startTls}\r\n${injected}`);
        if (!startTls.startsWith('220')) return;
        socket.off('data', hear);
        if (how.breaksHandshake) return void socket.once('data', () => socket.end('not tls at all'));
        const old = how.newest && { minVersion: 'TLSv1' as const, maxVersion: how.newest, ciphers: 'DEFAULT@SECLEVEL=0' };
        const context = createSecureContext({ ...identity(certificate, behind), ...old });
        const secure = new TLSSocket(socket, {
          isServer: true,
          secureContext: context,
          SNICallback: (name, done) => (how.sni?.push(name), done(null, context)),
        });
        secure.on('error', () => undefined).on('data', (inside: Buffer) => how.heard?.push(`tls: ${inside.toString().trim()}`));
      }
    };
    socket.on('data', hear);
    socket.write(`${greeting}\r\n`);
  });
}
