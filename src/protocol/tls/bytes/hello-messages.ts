// ClientHello, ServerHello and HelloRetryRequest (RFC 8446 sections 4.1.2 to 4.1.4, RFC 5246 sections 7.4.1.2 and 7.4.1.3): the same
// structures in both versions.
import { hexNumber, suiteName, tls13, versionName } from './code-points.ts';
import { readExtensions, type Announced, type ExtensionPlace } from './extensions.ts';
import { hexOf, type FieldReader } from './field-reader.ts';

/** What a ServerHello settles. `suite` is a name; `random` has 32 octets. */
export interface Settled {
  readonly version: number;
  readonly suite: string;
  readonly random: Uint8Array;
}

/** SHA-256 of "HelloRetryRequest": the random by which that message is known (RFC 8446 section 4.1.3). */
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

const version = (value: number): string => `${hexNumber(value)} ${versionName(value)}`;
const compression = (method: number): string => (method === 0 ? 'null' : String(method));

/** The body of a ClientHello. Gives its random. */
export function readClientHello(reader: FieldReader): Uint8Array {
  reader.number('client_hello.legacy_version', 2, version);
  const random = reader.octets('client_hello.random', 32);
  reader.opaque('client_hello.session_id', 1);
  reader.list('client_hello.cipher_suites', 2, 2, suiteName);
  reader.list('client_hello.compression_methods', 1, 1, compression);
  // A hello before TLS 1.2 may end here.
  if (reader.left > 0) readHelloExtensions(reader, 'client_hello');
  return random;
}

/** The body of a ServerHello or HelloRetryRequest. */
export function readServerHello(reader: FieldReader, place: 'server_hello' | 'hello_retry_request'): Settled {
  const legacyVersion = reader.number('server_hello.legacy_version', 2, version);
  const random = reader.octets('server_hello.random', 32);
  reader.opaque('server_hello.session_id', 1);
  const suite = suiteName(reader.number('server_hello.cipher_suite', 2, suiteName));
  reader.number('server_hello.compression_method', 1, compression);
  const announced = reader.left > 0 ? readHelloExtensions(reader, place) : new Map();
  const isNew = announced.get('supported_versions') === versionName(tls13);
  return { version: isNew ? tls13 : legacyVersion, suite, random };
}

/** Whether the ServerHello whose body begins here asks for another ClientHello. */
export function isRetryRequest(octets: Uint8Array, bodyAt: number): boolean {
  return hexOf(octets.subarray(bodyAt + 2, bodyAt + 34)) === retryRandom;
}

function readHelloExtensions(reader: FieldReader, place: ExtensionPlace): Announced {
  let announced: Announced = new Map();
  const name = place === 'client_hello' ? 'client_hello.extensions' : 'server_hello.extensions';
  reader.vector(name, 2, (inner) => {
    announced = readExtensions(inner, place);
    return String(announced.size);
  });
  return announced;
}
