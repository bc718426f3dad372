// From the small certificate model to what DANE compares: the association data of the host's key and of its authority's, and of the
// authority's whole certificate, which may stand in DNS alone (RFC 7671 section 5.2.2).
import { matchName } from '../tls/match.ts';
import type { Certificate } from '../tls/certificate.ts';
import type { DaneConnection, Presented } from './evaluate.ts';

/**
 * What `judgeDane` looks at of a certificate that was presented at `now` (seconds since 1970); null: none was seen. `names`: those that it
 * may be for, the host's and, under secure MX records, the recipient domain's (RFC 7672 section 3.2.2).
 */
export function connectionSeen(
  certificate: Certificate | null,
  names: readonly string[],
  now: number,
  starttls: DaneConnection['starttls'] = 'done',
): DaneConnection {
  if (!certificate) return { starttls, chain: [], nameMatches: false, expired: false };
  return {
    starttls,
    ...pathOf(certificate, now),
    nameMatches: names.some((name) => matchName(certificate, name) !== undefined),
    expired: now > certificate.notAfter,
  };
}

/** The path ends where a certificate is not valid yet (RFC 5280 section 6.1.3); the key of "3 1 1" needs no path. */
function pathOf({ spki, issuerSpki, issuerCertificate, notBefore }: Certificate, now: number): Pick<DaneConnection, 'chain' | 'unsent'> {
  const own: Presented = { '1 1': spki.toLowerCase() };
  if (now < notBefore) return { chain: [own] };
  const whole: Presented = issuerCertificate === undefined ? {} : { '0 0': issuerCertificate.toLowerCase() };
  if (issuerSpki !== undefined) return { chain: [own, { '1 1': issuerSpki.toLowerCase(), ...whole }] };
  return { chain: [own], ...(issuerCertificate !== undefined && { unsent: whole }) };
}
