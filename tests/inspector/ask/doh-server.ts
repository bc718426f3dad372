// A small real DNS-over-HTTPS server for the tests: it answers from a map, and misbehaves as it is told, by path.
import { decode, encode } from '@dnsquery/dns-packet';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ZoneData = Readonly<Record<string, readonly object[] | string>>;

export interface DohServer {
  /** The resolver's address; a path chooses a fault: `${url}/html`. */
  readonly url: string;
  /** The questions that came, as `name TYPE`, with the path they came to. */
  readonly asked: string[];
  close(): Promise<void>;
}

/**
 * `zone` maps `name TYPE` to records without name and class, to an rcode, or to `BOGUS`, which is SERVFAIL unless nobody checks (CD); what
 * is not there is NXDOMAIN, or no data if the name has other types.
 */
export async function startDoh(zone: ZoneData, { ad = true } = {}): Promise<DohServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    const query = decode(Buffer.from(searchParams.get('dns') ?? '', 'base64url'));
    const question = query.questions![0]!;
    asked.push(`${pathname} ${question.name} ${question.type}`);
    misbehave(
      pathname,
      request,
      response,
      () => answer(zone, question, ad, query.flag_cd ?? false),
      asked.filter((line) => line.startsWith(`${pathname} `)).length,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

interface Question {
  readonly name: string;
  readonly type: string;
}

function answer(zone: ZoneData, question: Question, ad: boolean, checkingDisabled: boolean): Buffer {
  const names = new Set(Object.keys(zone).map((key) => key.split(' ')[0]));
  const answers: object[] = [];
  let name = question.name;
  let rcode = 0;
  for (let hops = 0; hops < 10; hops++) {
    const found = zone[`${name} ${question.type}`] ?? zone[`${name} CNAME`];
    if (typeof found === 'string') rcode = { SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5, BOGUS: checkingDisabled ? 0 : 2 }[found]!;
    else if (!found && !names.has(name)) rcode = 3;
    if (!Array.isArray(found)) break;
    const type = zone[`${name} ${question.type}`] ? question.type : 'CNAME';
    answers.push(...found.map((record: object) => ({ name, type, ttl: 300, ...record })));
    if (type !== 'CNAME') break;
    name = (found[0] as { data: string }).data;
  }
  const flags = rcode | (ad && rcode !== 2 ? 0x20 : 0);
  return Buffer.from(encode({ type: 'response', id: 0, flags, questions: [question], answers } as never));
}

function misbehave(path: string, request: IncomingMessage, response: ServerResponse, good: () => Buffer, count: number): void {
  const send = (body: Buffer | string, status = 200, type = 'application/dns-message', more = {}) =>
    response.writeHead(status, { 'content-type': type, ...more }).end(body);
  const patched = (change: (bytes: Buffer) => void) => {
    const bytes = good();
    change(bytes);
    return bytes;
  };
  const faults: Record<string, () => void> = {
    '/html': () => send('<!doctype html><p>Please log in', 200, 'text/html'),
    '/rate': () => send('slow down', 429, 'text/plain'),
    '/error': () => send('oops', 500, 'text/plain'),
    '/once': () => (count === 1 ? send('oops', 503, 'text/plain') : send(good())),
    '/never': () => undefined,
    '/slow-body': () => void response.writeHead(200, { 'content-type': 'application/dns-message' }).write(good().subarray(0, 5)),
    '/reset': () => void request.socket.destroy(),
    '/wrong-id': () => send(patched((bytes) => bytes.writeUInt16BE(7, 0))),
    '/truncated': () => send(patched((bytes) => (bytes[2]! |= 2))),
    '/other-class': () => send(patched((bytes) => (bytes[bytes.indexOf(Buffer.from([0, 16, 0, 1])) + 3] = 3))),
    '/other-question': () => send(patched((bytes) => (bytes[13]! ^= 1))),
    '/query': () => send(patched((bytes) => (bytes[2]! &= 0x7f))),
    '/loop': () => send(Buffer.from([0, 0, 0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 12, 0, 16, 0, 1])),
    '/garbage': () => send(Buffer.from('not dns')),
    '/huge': () => send(Buffer.alloc(100_000)),
    '/empty': () => send(''),
  };
  const fault = faults[path];
  if (fault) fault();
  else send(good());
}
