// A certificate as a connection really presented it, and the first reason why a sender would not rely on it: the chain and the
// dates as OpenSSL judges them, then the name by our own rule, because only DNS-IDs count and Node would take the common name
// where there are none (RFC 8461 sections 3.3 and 4.2, RFC 6125 section 6.4.4).
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateSeen } from '#src/inspector/inspection.ts';
import { matchDnsId } from '#src/protocol/tls/match.ts';

export type CertificateFault = 'tls-untrusted' | 'tls-expired' | 'tls-name-mismatch';

/** The certificate and what is wrong with it for this host. The socket must have been made with `rejectUnauthorized: false`. */
export function judgePeer(socket: TLSSocket, host: string): { readonly seen: CertificateSeen; readonly fault: CertificateFault | null } {
  const certificate = socket.getPeerCertificate();
  const names = dnsNames(certificate);
  const chainError = chainErrorOf(socket);
  const fits = names.some((name) => matchDnsId(name, host));
  const fault = faultOf(chainError, fits);
  const named = names.length > 0 ? `it is for ${names.join(', ')}` : 'it names no host in its subjectAltName';
  const seen: CertificateSeen = {
    subject: one(certificate.subject?.CN),
    names,
    issuer: one(certificate.issuer?.CN ?? certificate.issuer?.O),
    validFrom: seconds(certificate.valid_from),
    validTo: seconds(certificate.valid_to),
    error: fault && (chainError ? (reasons[chainError] ?? chainError) : `${named}, not for ${host}`),
  };
  return { seen, fault };
}

function faultOf(chainError: string | null, fits: boolean): CertificateFault | null {
  if (chainError) return chainError === 'CERT_HAS_EXPIRED' ? 'tls-expired' : 'tls-untrusted';
  return fits ? null : 'tls-name-mismatch';
}

/** OpenSSL's verdict on chain and dates; a name that does not fit is not its to judge here. */
function chainErrorOf(socket: TLSSocket): string | null {
  const error = socket.authorizationError as unknown;
  if (!error) return null;
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
  return code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? null : code;
}

const reasons: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its chain ends at an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT: 'its chain is not complete',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not known here, or an intermediate certificate is not sent',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its issuer is not known here, or an intermediate certificate is not sent',
  CERT_REVOKED: 'it has been revoked',
};

/** The DNS names of subjectAltName. Node writes odd ones as JSON strings, so that a comma inside cannot make two of one. */
function dnsNames({ subjectaltname = '' }: PeerCertificate): string[] {
  return [...subjectaltname.matchAll(/(?:^|, )DNS:("(?:[^"\\]|\\.)*"|[^,]*)/g)].map(([, name]) =>
    name!.startsWith('"') ? (JSON.parse(name!) as string) : name!,
  );
}

/** Of several values of one attribute, the first. */
function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function seconds(date: string | undefined): number {
  const milliseconds = Date.parse(date ?? '');
  return Number.isNaN(milliseconds) ? 0 : Math.floor(milliseconds / 1000);
}
