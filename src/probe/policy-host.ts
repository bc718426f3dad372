// The policy file as a mail server fetches it: HTTPS to the addresses that DNS gave, SNI, certificate judged, no redirect
// followed, 64 KiB at most (RFC 8461 section 3.3). With a wrong certificate nothing is asked.
import { request, type IncomingMessage } from 'node:http';
import type { SecureContext, TLSSocket } from 'node:tls';
import type { CertificateSeen } from '#src/inspector/inspection.ts';
import type { PolicyObserved, PolicySource } from '#src/inspector/ask/policy-fetch.ts';
import { policySizeLimit } from '#src/protocol/mta-sts/policy.ts';
import { policyHost, policyUrl } from '#src/protocol/mta-sts/response.ts';
import { judgePeer } from './certificate.ts';
import { connectToFirst, type Connected, type Open } from './first-connection.ts';
import { isNoRoute, messageOf, openTcp, startTls } from './tls-connection.ts';

export interface PolicyHostOptions {
  readonly secureContext: SecureContext;
  /** 443 but in tests. */
  readonly port?: number;
  /** For tests: how a connection is opened. */
  readonly open?: Open;
}

/** A policy source for the inspector that really connects. */
export function directPolicySource(options: PolicyHostOptions): PolicySource {
  return async (domain, { addresses, signal }) => fetchPolicy(domain, await addresses, signal, options);
}

/** Tries the addresses as RFC 8305 says; the first that accepts a connection counts. Never rejects. */
export async function fetchPolicy(
  domain: string,
  addresses: readonly string[],
  signal: AbortSignal,
  options: PolicyHostOptions,
): Promise<PolicyObserved> {
  if (addresses.length === 0) return { how: 'unreachable', failure: 'dns-error' };
  const { port = 443, open = (address, limit) => openTcp(address, port, limit), secureContext } = options;
  let connected: Connected;
  try {
    connected = await connectToFirst(addresses, signal, open);
  } catch (error) {
    return signal.aborted
      ? { how: 'unreachable', failure: 'timeout' }
      : unconnected(error instanceof AggregateError ? error.errors : [error]);
  }
  const got = await askOver(connected, domain, signal, secureContext);
  const dead = connected.failed.filter(({ error }) => !isNoRoute(error)).map((one) => one.address);
  return dead.length > 0 ? { ...got, dead } : got;
}

function unconnected(errors: readonly unknown[]): PolicyObserved {
  const refusal = errors.find((error) => !isNoRoute(error));
  // That this machine has no way there says nothing about the policy host.
  if (refusal === undefined) return { how: 'unreachable', noWay: true, detail: messageOf(errors[0]) };
  return { how: 'unreachable', failure: 'connect-error', detail: messageOf(refusal) };
}

async function askOver(
  { socket, address }: Connected,
  domain: string,
  signal: AbortSignal,
  secureContext: SecureContext,
): Promise<PolicyObserved> {
  const host = policyHost(domain);
  let certificate: CertificateSeen | null = null;
  try {
    const secure = await startTls(socket, host, secureContext);
    const { seen, fault } = judgePeer(secure, host);
    certificate = seen;
    if (fault) return { how: 'unreachable', failure: fault, detail: seen.error ?? '', certificate, address };
    return { ...(await ask(secure, domain, signal)), certificate, address };
  } catch (error) {
    const broken = certificate ? 'incomplete' : 'tls-error';
    const failure = signal.aborted ? 'timeout' : broken;
    return { how: 'unreachable', failure, detail: messageOf(error), certificate, address };
  } finally {
    socket.destroy();
  }
}

function ask(socket: TLSSocket, domain: string, signal: AbortSignal): Promise<PolicyObserved> {
  const { hostname, pathname } = new URL(policyUrl(domain));
  return new Promise((resolve, reject) => {
    const headers = { host: hostname, accept: 'text/plain', 'user-agent': 'mta-sts-explained', connection: 'close' };
    const sent = request({ createConnection: () => socket, path: pathname, headers, signal }, (message) => {
      read(message).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function read(message: IncomingMessage): Promise<PolicyObserved> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > policySizeLimit) break;
  }
  const tooLarge = length > policySizeLimit;
  return {
    how: 'read',
    status: message.statusCode ?? 0,
    contentType: fieldOf(message, 'content-type'),
    location: message.headers.location ?? null,
    body: new Uint8Array(Buffer.concat(chunks).subarray(0, policySizeLimit)),
    ...(tooLarge && { tooLarge }),
  };
}

/** All values of a header field; Node's own list of fields keeps the first alone. */
function fieldOf({ rawHeaders }: IncomingMessage, name: string): string | null {
  const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]!.toLowerCase() === name);
  return values.length > 0 ? values.join(', ') : null;
}
