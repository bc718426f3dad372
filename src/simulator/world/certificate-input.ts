// A certificate as a scenario or a move gives it.
import type { Certificate } from '#src/protocol/tls/certificate.ts';

/**
 * A certificate with what may be left out: issued by a trusted authority, from 30 days before `now` to 60 days after it,
 * with a key of its own. A key is 64 hexadecimal digits, the SHA-256 of the public key, as a TLSA record names it.
 * `issuerCertificate` is the authority's certificate as a TLSA record "2 0 0" holds it: where the server does not send it (no
 * `issuerSpki`), only that record can match.
 */
export type CertificateInput = Partial<Certificate> & { readonly names: readonly string[] };
