// The messages by which both sides come to a key under TLS 1.2 (RFC 5246 sections 7.4.3 and 7.4.7). What they look like depends on the
// cipher suite, and so on its name. TLS 1.3 has its shares in the hellos.
import { groupName, signatureName } from './code-points.ts';
import type { FieldReader, FieldValue } from './field-reader.ts';

type Exchange = 'finite-field' | 'elliptic' | 'rsa' | 'other';

const octetCount = (octets: Uint8Array): FieldValue => String(octets.length);

/** How the suite exchanges keys: by a prime of its own, on a named curve, by encrypting to the certificate's key. */
function exchangeOf(suite: string): Exchange {
  if (/^TLS_DHE?_(?!PSK)/.test(suite)) return 'finite-field';
  if (/^TLS_ECDHE?_(?!PSK)/.test(suite)) return 'elliptic';
  return suite.startsWith('TLS_RSA_WITH_') ? 'rsa' : 'other';
}

/** The body of a ServerKeyExchange. An anonymous suite has no signature: nobody vouches for the key. */
export function readServerKeyExchange(reader: FieldReader, suite: string): void {
  const exchange = exchangeOf(suite);
  if (exchange === 'finite-field') {
    reader.opaque('server_key_exchange.p', 2, octetCount);
    reader.opaque('server_key_exchange.g', 2);
    reader.opaque('server_key_exchange.public_key', 2, octetCount);
  } else if (exchange === 'elliptic') {
    reader.number('server_key_exchange.curve', 3, (curve) => groupName(curve & 0xffff));
    reader.opaque('server_key_exchange.public_key', 1);
  }
  if (exchange === 'other') reader.octets('handshake.body', reader.left, octetCount);
  if (reader.left === 0) return;
  reader.number('server_key_exchange.signature_algorithm', 2, signatureName);
  reader.opaque('server_key_exchange.signature', 2, octetCount);
}

/** The body of a ClientKeyExchange. */
export function readClientKeyExchange(reader: FieldReader, suite: string): void {
  const exchange = exchangeOf(suite);
  if (exchange === 'finite-field') reader.opaque('client_key_exchange.public_key', 2, octetCount);
  else if (exchange === 'elliptic') reader.opaque('client_key_exchange.public_key', 1);
  else if (exchange === 'rsa') reader.opaque('client_key_exchange.encrypted_secret', 2, octetCount);
  else reader.octets('handshake.body', reader.left, octetCount);
}
