// One handshake message, from its type to its last octet (RFC 8446 section 4, RFC 5246 section 7.4). The same type can be written in
// two ways: a certificate or a ticket under TLS 1.3 has more in it than one under TLS 1.2.
import { handshakeName, signatureName, tls13, type HandshakeName } from './code-points.ts';
import { readExtensions } from './extensions.ts';
import { FieldReader, type Field, type FieldValue, type Source } from './field-reader.ts';
import { isRetryRequest, readClientHello, readServerHello, type Settled } from './hello-messages.ts';
import { readClientKeyExchange, readServerKeyExchange } from './key-exchange.ts';
import { readCertificateFields } from './x509-fields.ts';

/** What the hellos have settled so far. */
export interface Progress {
  readonly clientRandom?: Uint8Array;
  readonly settled?: Settled;
  /** The server has asked for another ClientHello: the version will be 1.3. */
  readonly isRetried?: true;
}

export interface Message {
  readonly name: HandshakeName | 'hello_retry_request' | 'handshake.other';
  readonly field: Field | undefined;
  readonly progress: Progress;
}

const headerSize = 4;
const octetCount = (octets: Uint8Array): FieldValue => String(octets.length);
const seconds = (value: number): string => `${value} s`;

type BodyReader = (reader: FieldReader, progress: Progress) => Progress | void;

const bodies: Partial<Record<HandshakeName | 'hello_retry_request', BodyReader>> = {
  client_hello: (reader, progress) => ({ ...progress, clientRandom: readClientHello(reader) }),
  server_hello: (reader, progress) => ({ ...progress, settled: readServerHello(reader, 'server_hello') }),
  hello_retry_request: (reader, progress) => {
    readServerHello(reader, 'hello_retry_request');
    return { ...progress, isRetried: true };
  },
  encrypted_extensions: (reader) =>
    reader.vector('encrypted_extensions.extensions', 2, (inner) => String(readExtensions(inner, 'encrypted_extensions').size)),
  certificate: (reader, { settled }) => readCertificate(reader, settled?.version === tls13),
  server_key_exchange: (reader, { settled }) => readServerKeyExchange(reader, settled?.suite ?? ''),
  client_key_exchange: (reader, { settled }) => readClientKeyExchange(reader, settled?.suite ?? ''),
  certificate_verify: readCertificateVerify,
  new_session_ticket: (reader, { settled }) => readTicket(reader, settled?.version === tls13),
  finished: (reader) => void reader.octets('finished.verify_data', reader.left),
};

/**
 * Reads the message that fills the source (or is cut off there); what it settles comes with it. Whatever the octets are, it gives as
 * many fields as there are, and notes in `source.stops` where it stopped.
 */
export function readHandshakeMessage(source: Source, progress: Progress): Message {
  const reader = new FieldReader(source, 0, source.octets.length);
  const known = handshakeName(reader.peek(1));
  const isRetry = known === 'server_hello' && isRetryRequest(source.octets, headerSize);
  const name = isRetry ? 'hello_retry_request' : (known ?? 'handshake.other');
  let after = progress;
  reader.group(name, headerSize + reader.peek(3, 1), (inner) => {
    inner.number('handshake.type', 1, (type) => `${handshakeName(type) ?? type}`);
    const size = inner.number('handshake.length', 3);
    const read = name === 'handshake.other' ? undefined : bodies[name];
    if (read) after = read(inner, progress) ?? progress;
    else inner.octets('handshake.body', Math.min(size, inner.left), octetCount);
    return undefined;
  });
  return { name, field: reader.fields[0], progress: after };
}

/** RFC 8446 section 4.4.2 and RFC 5246 section 7.4.2. */
function readCertificate(reader: FieldReader, isNew: boolean): void {
  if (isNew) reader.opaque('certificate.request_context', 1);
  reader.vector('certificate.list', 3, (list) => {
    let count = 0;
    for (; list.left > 0; count++) {
      list.vector('certificate.entry', 3, (entry) => {
        const size = entry.left;
        readCertificateFields(entry);
        return String(size);
      });
      if (isNew) list.opaque('certificate.entry_extensions', 2);
    }
    return String(count);
  });
}

function readCertificateVerify(reader: FieldReader): void {
  reader.number('certificate_verify.signature_algorithm', 2, signatureName);
  reader.opaque('certificate_verify.signature', 2, octetCount);
}

/** RFC 8446 section 4.6.1; under TLS 1.2 a ticket has a lifetime and itself. */
function readTicket(reader: FieldReader, isNew: boolean): void {
  reader.number('new_session_ticket.lifetime', 4, seconds);
  if (isNew) {
    reader.octets('new_session_ticket.age_add', 4);
    reader.opaque('new_session_ticket.nonce', 1);
  }
  reader.opaque('new_session_ticket.ticket', 2, octetCount);
  if (isNew) reader.opaque('new_session_ticket.extensions', 2);
}
