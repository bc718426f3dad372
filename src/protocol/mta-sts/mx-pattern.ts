// Whether an `mx` pattern of a policy covers the name of an MX host (RFC 8461 section 4.1). Names are compared without regard to ASCII
// case; "*." stands for exactly one left-most label. A pattern that is no valid `mx` value, and a host that is an address, match nothing.
// ASCII only: a U-label in a host is turned into an A-label by the caller (RFC 6125 section 6.4.2).
import {
  fitsDns,
  hasOnlyLabelOctets,
  isAscii,
  isHostSyntax,
  isIpv4,
  longestLabel,
  longestName,
  lowerCaseAscii,
  normaliseName,
} from '../dns/names.ts';

/** Whether the text is `["*."] Domain`, the grammar of an `mx` value (section 3.2): no root dot, no U-labels, no length limit. */
export function isMxPattern(text: string): boolean {
  return isHostSyntax(text.startsWith('*.') ? text.slice(2) : text);
}

/** Whether one pattern covers one host name. The host may end in its root dot; the pattern may not (section 3.2). */
export function matchMx(pattern: string, host: string): boolean {
  return preparePatterns([pattern])(host);
}

/**
 * The patterns as one question, asked many times: two look-ups, however many patterns there are.
 * Patterns that can never match are left out: the malformed, IPv4 addresses, names that are too long for DNS.
 */
export function preparePatterns(patterns: readonly string[]): (host: string) => boolean {
  const names = new Set<string>();
  const bases = new Set<string>();
  for (const pattern of patterns) {
    if (!isMxPattern(pattern)) continue;
    const name = lowerCaseAscii(pattern);
    if (name.startsWith('*.')) bases.add(name.slice(2));
    else if (fitsDns(name) && !isIpv4(name)) names.add(name);
  }
  return (host) => isCovered(host, names, bases);
}

function isCovered(host: string, names: ReadonlySet<string>, bases: ReadonlySet<string>): boolean {
  let name = host.toLowerCase();
  if (name.charCodeAt(name.length - 1) === 0x2e) name = normaliseName(host);
  // toLowerCase may make an ASCII letter out of a foreign one, so a hit in another spelling is looked at again.
  if (names.has(name)) return name === host || isAscii(host);
  if (bases.size === 0) return false;
  const dot = name.indexOf('.');
  if (dot < 1 || dot > longestLabel || name.length > longestName || !bases.has(name.slice(dot + 1))) return false;
  return isAscii(host) && fitsDns(name) && hasOnlyLabelOctets(name) && !isIpv4(name);
}
