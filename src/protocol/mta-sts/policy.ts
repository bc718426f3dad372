// A policy: what the text of `mta-sts.txt` says (RFC 8461 section 3.2), and the text that says it.
import type { Judgement } from '../finding.ts';

export const modes = ['enforce', 'testing', 'none'] as const;
export type Mode = (typeof modes)[number];

/** A field whose meaning this standard leaves open. The first of a name counts. */
export interface Extension {
  readonly name: string;
  readonly value: string;
}

/** What a sender acts on. `maxAge` is in seconds; `mx` holds patterns in lower case, in the order of the file. */
export interface PolicyRules {
  readonly mode: Mode;
  readonly maxAge: number;
  readonly mx: readonly string[];
}

export interface Policy extends PolicyRules {
  readonly version: 'STSv1';
  readonly extensions: readonly Extension[];
}

/** The longest `max_age` (section 3.2): a year of 365.25 days, in seconds. */
export const longestMaxAge = 31_557_600;

/** The size of a policy beyond which senders may stop reading (section 3.3), in octets. */
export const policySizeLimit = 65_536;

/** What a caller can lend to the parser: the A-labels of a name with U-labels (undefined where there are none), so that it can offer a fix. */
export interface PolicyOptions {
  readonly toAscii?: (name: string) => string | undefined;
}

/**
 * Reads the body of `mta-sts.txt`: text as decoded, a byte order mark still in it, or the octets themselves.
 * Spans are positions in the (decoded) text. The value is there exactly when no finding is an error.
 */
export function parsePolicy(body: string | Uint8Array, options: PolicyOptions = {}): Judgement<Policy> {
  void body;
  void options;
  return { findings: [] };
}

/** The policy as a file with CRLF line ends. parsePolicy reads it back to the same value. */
export function formatPolicy(policy: Policy): string {
  const lines = ['version: STSv1', `mode: ${policy.mode}`, ...policy.mx.map((pattern) => `mx: ${pattern}`), `max_age: ${policy.maxAge}`];
  for (const { name, value } of policy.extensions) lines.push(`${name}: ${value}`);
  return lines.map((line) => `${line}\r\n`).join('');
}
