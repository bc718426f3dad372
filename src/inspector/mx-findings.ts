// What there is to say about MX hosts as names: whether each can be one (RFC 5321 section 5.1, RFC 1123 section 2.1), and which of
// them the patterns of a policy cover (RFC 8461 section 4.1).
import { isHostName, isIpv4 } from '#src/protocol/dns/names.ts';
import type { Finding } from '#src/protocol/finding.ts';
import { stsFinding } from '#src/protocol/mta-sts/codes.ts';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';

/** What is wrong with a name in an MX record, or nothing. */
export function judgeMxName(host: string): readonly Finding[] {
  if (isHostName(host)) return [];
  const code = isIpv4(host) ? 'mx-address' : isHostName(host.replaceAll('_', 'x')) ? 'mx-underscore' : 'mx-not-a-host-name';
  return [stsFinding(code, { values: { host } })];
}

/** Why no pattern covers a host: almost always that it is simply not there, sometimes how far the star reaches. */
export function judgeUncovered(host: string, patterns: readonly string[]): Finding {
  const values = { host, patterns: patterns.join(', ') };
  const bases = patterns.filter((pattern) => pattern.startsWith('*.')).map((pattern) => pattern.slice(2));
  if (bases.includes(host)) return stsFinding('mx-star-not-its-base', { values });
  if (bases.some((base) => host.endsWith(`.${base}`))) return stsFinding('mx-star-too-shallow', { values });
  return stsFinding('mx-not-covered', { values });
}

/** The patterns that cover none of the hosts. */
export function unusedPatterns(patterns: readonly string[], hosts: readonly string[]): string[] {
  return patterns.filter((pattern) => !hosts.some((host) => preparePatterns([pattern])(host)));
}
