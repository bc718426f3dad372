// Does a certificate fit a host name, and is it one to rely on? RFC 6125 section 6.4 (succeeded by RFC 9525 section 6.3):
// only DNS-IDs count, "*" only as the whole left-most label. Leaves out IP addresses, SRV-IDs and the common name.
import type { Finding, Judgement } from '../finding.ts';
import { normaliseName } from '../dns/names.ts';
import type { Certificate } from './certificate.ts';
import { tlsFinding } from './codes.ts';

export type CertificateVerdict = 'valid' | 'expired' | 'wrong-name' | 'untrusted';

/** Whether one DNS-ID ("mx1.receiver.example", "*.receiver.example") fits the host. "*" stands for exactly one label. */
export function matchDnsId(dnsId: string, host: string): boolean {
  const presented = normaliseName(dnsId);
  const wanted = normaliseName(host);
  if (!wanted || /^[\d.]+$|[:[\]*]/.test(wanted)) return false;
  if (!presented.includes('*')) return presented === wanted;
  const dot = wanted.indexOf('.');
  return dot > 0 && presented.startsWith('*.') && !presented.includes('*', 1) && presented.slice(1) === wanted.slice(dot);
}

/**
 * The first of the certificate's DNS-IDs that fits the host; undefined if none does. The common name is not looked at (RFC 8461
 * section 4.2).
 */
export function matchName(certificate: Certificate, host: string): string | undefined {
  return certificate.names.find((name) => matchDnsId(name, host));
}

/**
 * What a sender makes of the certificate for this host at `now` (seconds since 1970). All that is wrong is found; the verdict is
 * the first of: untrusted, expired, wrong-name. In that order because names and dates of a certificate that nobody vouches for say
 * nothing (RFC 5280 section 6.1 comes before RFC 6125 section 6). Not yet valid counts as untrusted: RFC 8460 section 4.3.1 keeps
 * "expired" for certificates that have expired.
 */
export function judgeCertificate(
  certificate: Certificate,
  host: string,
  now: number,
): Judgement<CertificateVerdict> & { readonly value: CertificateVerdict } {
  const findings: Finding[] = [];
  if (certificate.issuer === 'untrusted') findings.push(tlsFinding('tls-certificate-untrusted', { values: { host } }));
  if (certificate.issuer === 'self-signed') findings.push(tlsFinding('tls-certificate-self-signed', { values: { host } }));
  const early = now < certificate.notBefore;
  const expired = now > certificate.notAfter;
  if (early) findings.push(tlsFinding('tls-certificate-not-yet-valid', { values: { host, from: dateOf(certificate.notBefore) } }));
  if (expired) findings.push(tlsFinding('tls-certificate-expired', { values: { host, until: dateOf(certificate.notAfter) } }));
  const misnamed = matchName(certificate, host) === undefined;
  if (misnamed)
    findings.push(
      tlsFinding('tls-certificate-wrong-name', { values: { host, names: certificate.names.join(', ') || '–' } }),
      ...nearMisses(certificate, host),
    );
  if (certificate.issuer !== 'trusted' || early) return { value: 'untrusted', findings };
  if (expired) return { value: 'expired', findings };
  return { value: misnamed ? 'wrong-name' : 'valid', findings };
}

/** Why a name that looks as if it fitted does not. */
function nearMisses({ names, commonName }: Certificate, host: string): Finding[] {
  const findings: Finding[] = [];
  if (commonName && matchDnsId(commonName, host)) findings.push(tlsFinding('tls-common-name-ignored', { values: { host, commonName } }));
  names.forEach((name, record) => {
    if (!name.includes('*')) return;
    const rest = normaliseName(name.slice(2));
    if (!name.startsWith('*.') || rest.includes('*'))
      findings.push(tlsFinding('tls-wildcard-not-whole-label', { record, values: { name } }));
    else if (normaliseName(host) === rest || normaliseName(host).endsWith(`.${rest}`))
      findings.push(tlsFinding('tls-wildcard-one-label-only', { record, values: { host, name } }));
  });
  return findings;
}

/** "2026-01-31" of seconds since 1970; what is no date gives the number itself. */
function dateOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString().slice(0, 10);
}
