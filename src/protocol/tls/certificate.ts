// A certificate, as much of it as a sending server looks at (RFC 5280 section 4.1, RFC 6125 section 6.4).
// Leaves out chains, key usage, name constraints and revocation: `issuer` says what the chain leads to.

/** Times are seconds since 1970. */
export interface Certificate {
  /** The DNS names of subjectAltName (DNS-IDs); one may begin with "*.". */
  readonly names: readonly string[];
  /** The subject's common name, which a sender does not read. */
  readonly commonName?: string;
  /** trusted: the chain ends at a root that the sender trusts. untrusted: at another. self-signed: there is no chain. */
  readonly issuer: 'trusted' | 'untrusted' | 'self-signed';
  readonly notBefore: number;
  readonly notAfter: number;
  /** Stands for the public key; TLSA "3 1 1" names its digest. Equal strings are equal keys. */
  readonly spki: string;
  /** Stands for the issuing authority's public key, where the server sends that certificate too; TLSA "2 1 1" names its digest. */
  readonly issuerSpki?: string;
  /**
   * Stands for the issuing authority's certificate, in hexadecimal, sent or not: what TLSA "2 0 0" holds whole. Equal strings are equal.
   */
  readonly issuerCertificate?: string;
}
