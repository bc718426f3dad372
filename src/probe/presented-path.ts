// The certificates that a mail server really sent, as a path: each signed by the next, the signature verified, because a name proves
// nothing (RFC 5280 section 6.1.3). What this machine trusts by itself is no part of it: a DANE sender need not have it (RFC 7672 section
// 3.1.2). Also the authority that was not sent and stands in DNS alone (RFC 7671 sections 5.2.2 and 5.2.3).
import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { PresentedCertificate } from '#src/inspector/observed.ts';
import type { Presented } from '#src/protocol/dane/evaluate.ts';
import type { Tlsa } from '#src/protocol/dane/tlsa.ts';

export interface PresentedPath {
  readonly path: readonly PresentedCertificate[];
  /** The authority that a TLSA record holds and that signed the last of the path, where it was not sent; null: none of them did. */
  readonly unsent: PresentedCertificate | null;
}

/** The path of a connection, to be asked for once, since Node hands the certificates out once; `records`: TLSA records of the host. */
export function presentedPath(socket: TLSSocket, records: readonly Tlsa[]): PresentedPath {
  const path = pathOf(sentCertificates(socket));
  const top = path.at(-1);
  const unsent = top && !isRoot(top) ? (records.map((record) => authorityIn(record, top)).find((found) => found !== null) ?? null) : null;
  return { path: path.map(presented), unsent };
}

/** All that was sent, in the server's order. */
function sentCertificates(socket: TLSSocket): X509Certificate[] {
  const sent: X509Certificate[] = [];
  for (let one = socket.getPeerX509Certificate(); one; one = one.issuerCertificate) sent.push(one);
  return sent;
}

/** From the server's own certificate upwards, as far as authorities were sent; what signed nothing is left out. */
function pathOf([own, ...others]: readonly X509Certificate[]): X509Certificate[] {
  if (!own) return [];
  const path = [own];
  for (;;) {
    const last = path.at(-1)!;
    const next = isRoot(last) ? undefined : others.find((one) => one.ca && !path.includes(one) && signed(last, one));
    if (!next) return path;
    path.push(next);
  }
}

/**
 * The authority in a record of DANE-TA(2) that holds it whole, if it signed `top`: a certificate ("2 0 0"), which every DANE sender has to
 * be able to use, or a key alone ("2 1 0"), for which that is recommended. Null for a digest, from which nobody can tell.
 */
function authorityIn({ usage, selector, matchingType, data }: Tlsa, top: X509Certificate): PresentedCertificate | null {
  if (usage !== 2 || matchingType !== 0) return null;
  const octets = Buffer.from(data, 'hex');
  try {
    if (selector === 0) {
      const authority = new X509Certificate(octets);
      return authority.ca && signed(top, authority) ? presented(authority) : null;
    }
    if (selector !== 1 || !top.verify(createPublicKey({ key: octets, format: 'der', type: 'spki' }))) return null;
    return { digests: digestsOf('1', octets), validFrom: 0, validTo: Number.MAX_SAFE_INTEGER, isRoot: true };
  } catch {
    return null; // What stands in DNS is no certificate, or no key.
  }
}

function signed(certificate: X509Certificate, authority: X509Certificate): boolean {
  return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

function isRoot(certificate: X509Certificate): boolean {
  return signed(certificate, certificate);
}

function presented(certificate: X509Certificate): PresentedCertificate {
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return {
    digests: { ...digestsOf('0', certificate.raw), ...digestsOf('1', key) },
    validFrom: Math.floor(Date.parse(certificate.validFrom) / 1000),
    validTo: Math.floor(Date.parse(certificate.validTo) / 1000),
    isRoot: isRoot(certificate),
  };
}

/** As TLSA records would name them (RFC 6698 section 2.1). */
function digestsOf(selector: '0' | '1', octets: Buffer): Presented {
  const digest = (name: string) => createHash(name).update(octets).digest('hex');
  return { [`${selector} 0`]: octets.toString('hex'), [`${selector} 1`]: digest('sha256'), [`${selector} 2`]: digest('sha512') };
}
