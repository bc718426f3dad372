// The authorities against which certificates are judged: the system's bundle where there is one, else the list that Node brings,
// and what the caller adds. One context for all connections: parsing a bundle takes longer than a handshake.
import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Where Debian, Red Hat, Alpine, macOS and the BSDs keep theirs. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
  '/usr/local/share/certs/ca-root-nss.crt',
];

/**
 * The context for judging certificates; `extra` are PEM texts. SSL_CERT_FILE replaces the system's bundle, NODE_EXTRA_CA_CERTS adds to it,
 * as usual.
 */
export function trustContext(extra: readonly string[] = [], environment: NodeJS.ProcessEnv = process.env): SecureContext {
  const named = environment['SSL_CERT_FILE'];
  const system = (named ? [named] : bundles).map(readIfThere).find((text) => text !== undefined);
  const more = environment['NODE_EXTRA_CA_CERTS'] ? readIfThere(environment['NODE_EXTRA_CA_CERTS']) : undefined;
  const roots = system === undefined ? rootCertificates : [system];
  return createSecureContext({ ca: [...roots, ...(more === undefined ? [] : [more]), ...extra] });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
