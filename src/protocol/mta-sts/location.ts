// Where a policy has to be found (RFC 8461 section 3.2): one address, made of the policy domain. Also whose policy counts (section 3.4).
import { isDomainName, isIpv4, normaliseName } from '../dns/names.ts';
import type { Finding } from '../finding.ts';
import { stsFinding } from './codes.ts';
import { policyHost, policyPath, policyUrl } from './response.ts';

/**
 * The domain whose policy a sender looks for: that of its smart host if it has one, else that of the recipient; never a parent of it.
 * undefined for an address literal, which has no policy (section 3.4), and for what is no domain.
 */
export function policyDomain(recipientDomain: string, smartHost?: string): string | undefined {
  const domain = normaliseName(smartHost ?? recipientDomain);
  return isDomainName(domain) && !isIpv4(domain) ? domain : undefined;
}

/** Judges an address at which a policy was found or put: is it the one at which senders look? Takes any text; spans are positions in it. */
export function judgeLocation(domain: string, url: string): readonly Finding[] {
  const findings: Finding[] = [];
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(url)?.[0] ?? '';
  const authority = /^[^/?#]*/.exec(url.slice(scheme.length))![0];
  const port = /:\d*$/.exec(authority)?.[0] ?? '';
  const host = authority.slice(0, authority.length - port.length);
  const judgePart = (part: 'scheme' | 'host' | 'port' | 'path', start: number, end: number, expected: string, text: string): void => {
    const span = { start, end };
    const values = { found: url.slice(start, end), expected, url: policyUrl(domain) };
    findings.push(stsFinding(`response-wrong-${part}`, { span, values, fix: [{ span, text }] }));
  };
  const hostEnd = scheme.length + host.length;
  const pathStart = scheme.length + authority.length;
  if (scheme.toLowerCase() !== 'https://') judgePart('scheme', 0, scheme.length, 'https', 'https://');
  if (normaliseName(host) !== policyHost(normaliseName(domain)))
    judgePart('host', scheme.length, hostEnd, policyHost(domain), policyHost(domain));
  if (port !== '' && port !== ':443') judgePart('port', hostEnd, pathStart, '443', '');
  if (url.slice(pathStart) !== policyPath) judgePart('path', pathStart, url.length, policyPath, policyPath);
  return findings;
}
