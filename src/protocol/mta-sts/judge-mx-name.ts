// The name in an MX record by itself: whether a host can have it (RFC 5321 section 5.1, RFC 1123 section 2.1, RFC 7505 section 3).
import { isHostName, isIpv4, normaliseName } from '../dns/names.ts';
import type { Finding } from '../finding.ts';
import { stsFinding } from './codes.ts';

/** What is wrong with the name, if anything. It may end in its root dot; "." alone says that the domain takes no mail. */
export function judgeMxName(name: string): Finding | undefined {
  const host = normaliseName(name);
  if (host === '.' || host === '') return stsFinding('mx-null', { values: { host: name } });
  if (isHostName(host)) return undefined;
  const values = { host };
  if (isIpv4(host) || /^\[.*\]$|:.*:/.test(host)) return stsFinding('mx-address', { values });
  return stsFinding(isHostName(host.replaceAll('_', 'x')) ? 'mx-underscore' : 'mx-not-a-host-name', { values });
}
