// A `fetch` for Node that judges certificates against given authorities: what the inspector's questions to resolvers go through.
// No redirects, no cookies, no cache. Connections are kept for the next question.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { lookUp } from './name-lookup.ts';

/** Makes the function. It rejects as fetch does: with any error, none of which says more than that it failed. */
export function nodeFetch(secureContext: SecureContext): (url: string, init: RequestInit) => Promise<Response> {
  const plain = new HttpAgent({ keepAlive: true });
  const secure = new HttpsAgent({ keepAlive: true, secureContext, maxSockets: 16 });
  return (url, { headers = {}, signal }) =>
    new Promise((resolve, reject) => {
      const isPlain = url.startsWith('http:');
      const options = {
        headers: Object.fromEntries(new Headers(headers)),
        signal: signal ?? undefined,
        agent: isPlain ? plain : secure,
        lookup: lookupWithin(signal ?? new AbortController().signal),
      };
      const answered = (message: IncomingMessage) => resolve(toResponse(message));
      const request = isPlain ? httpRequest(url, options, answered) : httpsRequest(url, options, answered);
      request.on('error', reject);
      request.end();
    });
}

/** Resolution that ends with the question. */
function lookupWithin(signal: AbortSignal): LookupFunction {
  return (name, { all }, done) => {
    const found = (list: readonly string[]) => {
      const addresses = list.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
      if (all) done(null, addresses);
      else done(null, addresses[0]!.address, addresses[0]!.family);
    };
    lookUp(name, signal, { orSystem: true }).then(found, (error: NodeJS.ErrnoException) => done(error, []));
  };
}

function toResponse(message: IncomingMessage): Response {
  const status = message.statusCode ?? 500;
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headersDistinct)) for (const one of value ?? []) headers.append(name, one);
  const hasBody = status !== 204 && status !== 205 && status !== 304;
  if (!hasBody) message.resume();
  return new Response(hasBody ? (Readable.toWeb(message) as ReadableStream<Uint8Array>) : null, { status, headers });
}
