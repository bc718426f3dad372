// TCP and TLS to one address, as a promise: what the probes of policy hosts and MX hosts have in common.
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';

/** Connects to exactly this address; nothing is resolved. Rejects with Node's error, or the signal's reason. */
export function openTcp(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const socket = connectTcp({ host: address, port });
    const stop = () => socket.destroy(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', stop));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      // From here on whoever reads sees the end; an error without a listener would end the process.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** Shakes hands over an open connection, with SNI, and leaves judging the certificate to the caller. */
export function startTls(socket: Socket, host: string, secureContext: SecureContext): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secure = connectTls({ socket, servername: host, secureContext, rejectUnauthorized: false, minVersion: 'TLSv1.2' });
    secure.once('error', reject);
    secure.once('close', () => reject(new Error('the connection was closed during the handshake')));
    secure.once('secureConnect', () => {
      secure.off('error', reject);
      secure.on('error', () => undefined);
      resolve(secure);
    });
  });
}

/** Whether an error says that this machine has no way there (no IPv6, say), which is nobody else's fault. */
export function isNoRoute(error: unknown): boolean {
  return ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EACCES', 'EPERM', 'ENETDOWN'].includes(codeOf(error));
}

/** Whether a handshake failed because the other side has no version of TLS that is offered here: 1.2 and newer. */
export function isOldTls(error: unknown): boolean {
  return ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'].includes(codeOf(error));
}

/** Node's error code, or "". */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What an error says, for people; "" for what is no error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
