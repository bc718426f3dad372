// The whole texts to publish where a host is in no mx line: the policy as reports quote it with the hosts added, and the record with a
// new id, without which senders keep the old policy (RFC 8461 section 3.1). That the hosts are one's own is for the reader to know.
import { idOf } from '#src/inspector/advise/fixes.ts';
import { formatRecord } from '#src/protocol/mta-sts/record.ts';
import { policyUrl } from '#src/protocol/mta-sts/response.ts';
import type { Month } from './month/month.ts';

export interface Repair {
  readonly hosts: readonly string[];
  readonly url: string;
  /** The policy as the reports quote it, and the corrected one. */
  readonly before: string;
  readonly policy: string;
  /** A line for the zone file. */
  readonly record: string;
}

/** Undefined where no host is missing in the policy, or none is quoted. `now` in seconds since 1970. */
export function repairOf({ domain, causes, policies }: Month, now: number): Repair | undefined {
  const before = policies.at(-1)?.text;
  const hosts = causes
    .filter(({ status, cause }) => cause?.kind === 'mx-not-in-policy' && (status === 'new' || status === 'still'))
    .flatMap(({ cause }) => cause?.host ?? []);
  if (before === undefined || hosts.length === 0) return undefined;
  const lines = before.split('\n');
  const last = lines.findLastIndex((line) => line.startsWith('mx'));
  const policy = lines.toSpliced(last + 1, 0, ...hosts.map((host) => `mx: ${host}`)).join('\n');
  const record = formatRecord({ id: idOf(now), extensions: [] });
  return { hosts, url: policyUrl(domain), before, policy, record: `_mta-sts.${domain}. IN TXT "${record}"` };
}
