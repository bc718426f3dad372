// Why a session of a report failed, as far as the report lets one see: a host that no mx line of the policy names is told apart from the
// other things that `validation-failure` stands for (RFC 8461 section 4.1, RFC 8460 section 4.3.3).
import { isHostName } from '#src/protocol/dns/names.ts';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import { isResultType } from '#src/protocol/tlsrpt/result-type.ts';
import type { ReadFailure, ReadPolicy } from '#src/protocol/tlsrpt/report-model.ts';

export interface Cause {
  /** A result type of the report, `mx-not-in-policy`, or empty where the report gives no type. */
  readonly kind: string;
  /** The receiving host; null where none was reached, or none is named. */
  readonly host: string | null;
  /** What the policy host answered, where the report says so. */
  readonly status?: string;
}

const patterns = new Map<string, (host: string) => boolean>();

/** The patterns of the policy's mx lines; of `mx-host` where the report quotes no policy. */
export function mxPatterns({ policyString, mxHosts }: ReadPolicy): readonly string[] {
  const lines = policyString.flatMap((line) => /^mx[ \t]*:[ \t]*(\S+)/.exec(line)?.[1] ?? []);
  return lines.length > 0 ? lines : mxHosts;
}

/** The cause of one entry. */
export function causeOf(
  { resultType, receivingMxHostname, failureReasonCode, additionalInformation }: ReadFailure,
  policy: ReadPolicy,
): Cause {
  const host = hostOf(receivingMxHostname);
  const kind = resultType ?? '';
  if (kind.startsWith('sts-')) {
    const status = /\b(?:http|status|code)\b\D{0,24}([1-5]\d\d)\b/i.exec(`${failureReasonCode ?? ''} ${additionalInformation ?? ''}`)?.[1];
    return { kind, host: null, ...(status && { status }) };
  }
  const mayBeName = kind === 'validation-failure' || !isResultType(kind);
  return { kind: mayBeName && host !== null && isInNoLine(host, policy) ? 'mx-not-in-policy' : kind, host };
}

/** Lower case, without the dot at the end; null for what is empty. */
export function hostOf(name: string | null): string | null {
  return name?.trim().toLowerCase().replace(/\.$/, '') || null;
}

function isInNoLine(host: string, policy: ReadPolicy): boolean {
  const lines = mxPatterns(policy);
  if (policy.type !== 'sts' || lines.length === 0 || !isHostName(host)) return false;
  const key = lines.join('\n');
  const matches = patterns.get(key) ?? preparePatterns(lines);
  if (patterns.size < 1000) patterns.set(key, matches);
  return !matches(host);
}
