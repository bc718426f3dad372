// Why a session of a report failed, as far as the report lets one see: a host that no mx line of the policy names is told apart from the
// other things that `validation-failure` stands for (RFC 8461 section 4.1, RFC 8460 section 4.3.3).
import { isHostName, normaliseName } from '#src/protocol/dns/names.ts';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import { quotedPolicy, statusIn } from '#src/protocol/mta-sts/report-evidence.ts';
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

/** The causes of one policy's entries: what the policy covers is looked up for each of them. */
export function causesUnder(policy: ReadPolicy): (failure: ReadFailure) => Cause {
  const lines = policy.type === 'sts' ? quotedPolicy(policy).lines : [];
  const covers = preparePatterns(lines.map(({ pattern }) => pattern));
  return ({ resultType, receivingMxHostname, failureReasonCode, additionalInformation }) => {
    const host = hostOf(receivingMxHostname);
    const kind = resultType ?? '';
    if (kind.startsWith('sts-')) {
      const status = statusIn([failureReasonCode ?? '', additionalInformation ?? '']);
      return { kind, host: null, ...(status && status !== '200' && { status }) };
    }
    const mayBeName = kind === 'validation-failure' || !isResultType(kind);
    const isUnlisted = mayBeName && host !== null && lines.length > 0 && isHostName(host) && !covers(host);
    return { kind: isUnlisted ? 'mx-not-in-policy' : kind, host };
  };
}

/** Lower case, without the dot at the end; null for what is empty. */
export function hostOf(name: string | null): string | null {
  return normaliseName(name?.trim() ?? '') || null;
}
