// A cause that a TLS report tells, beside what the domain publishes now: whether it is still so. What is published now is an inspection.
import { normaliseName } from '#src/protocol/dns/names.ts';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import type { ReportedCause } from '#src/protocol/mta-sts/report-evidence.ts';
import type { Inspection } from './inspection.ts';

/** What the comparison comes to; its words are the caller's. */
export type NowAnswer =
  | 'policy-not-read'
  | 'still-unlisted'
  | 'listed-now'
  | 'no-mx-now'
  | 'policy-read-now'
  | 'policy-changed'
  | 'policy-same'
  | 'no-policy-now';

export interface ReportedNow {
  readonly answer: NowAnswer;
  readonly domain: string;
  /** The policy that was read, undefined where none was. */
  readonly policy?: { readonly mode: string; readonly mx: readonly string[] };
  readonly mx: readonly string[];
  /** Whether a line of the policy published now fits the host of the report; undefined where one of the two is missing. */
  readonly fits?: boolean;
  /** Whether the host of the report is one of the domain's MX hosts now; undefined without a host. */
  readonly isMx?: boolean;
}

/** Compares one cause. */
export function reportedNow(cause: ReportedCause, { domain, policy, mx, record }: Inspection): ReportedNow {
  const { host } = cause;
  const hosts = mx.map((one) => one.host);
  const isRead = policy.mode !== undefined;
  const patterns = policy.mx ?? [];
  const base = {
    domain,
    mx: hosts,
    ...(isRead && { policy: { mode: policy.mode!, mx: patterns } }),
    ...(isRead && host !== null && { fits: preparePatterns(patterns)(host) }),
    ...(host !== null && { isMx: hosts.map(normaliseName).includes(host) }),
  };
  return { ...base, answer: answerOf(cause, base, record !== null) };
}

function answerOf(cause: ReportedCause, now: Omit<ReportedNow, 'answer'>, hasRecord: boolean): NowAnswer {
  if (!now.policy) return hasRecord ? 'policy-not-read' : 'no-policy-now';
  if (cause.resultType?.startsWith('sts-')) return 'policy-read-now';
  if (cause.name === 'unlisted') {
    if (now.fits) return 'listed-now';
    return now.isMx ? 'still-unlisted' : 'no-mx-now';
  }
  if (cause.host !== null && !now.isMx) return 'no-mx-now';
  const quoted = new Set(cause.lines.map(({ pattern }) => pattern));
  const isSame =
    quoted.size === now.policy.mx.length && now.policy.mx.every((pattern) => quoted.has(pattern)) && cause.mode === now.policy.mode;
  return isSame || quoted.size === 0 ? 'policy-same' : 'policy-changed';
}
