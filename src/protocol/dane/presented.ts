// From the small certificate model to what DANE compares: the association data of the host's key and of its authority's.
import { matchName } from '../tls/match.ts';
import type { Certificate } from '../tls/certificate.ts';
import type { DaneConnection, Presented } from './evaluate.ts';

/** What `judgeDane` looks at of a certificate that was presented for a host at `now` (seconds since 1970); null: none was seen. */
export function connectionSeen(
  certificate: Certificate | null,
  host: string,
  now: number,
  starttls: DaneConnection['starttls'] = 'done',
): DaneConnection {
  if (!certificate) return { starttls, chain: [], nameMatches: false, expired: false };
  const keys = [certificate.spki, ...(certificate.issuerSpki === undefined ? [] : [certificate.issuerSpki])];
  return {
    starttls,
    chain: keys.map((key): Presented => ({ '1 1': key.toLowerCase() })),
    nameMatches: matchName(certificate, host) !== undefined,
    expired: now < certificate.notBefore || now > certificate.notAfter,
  };
}
