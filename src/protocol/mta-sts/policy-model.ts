// What a policy is, as a value (RFC 8461 section 3.2). Reading and writing its text is policy.ts.

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

/**
 * What a caller can lend to the parser: the A-labels of a name with U-labels (undefined where there are none), so that it can offer a fix.
 * `untried`: fixes are not tried out, because the caller tries them against more than the policy.
 */
export interface PolicyOptions {
  readonly toAscii?: (name: string) => string | undefined;
  readonly untried?: boolean;
}

/** The longest `max_age`: a year of 365.25 days, in seconds. */
export const longestMaxAge = 31_557_600;

/** The size of a policy beyond which senders may stop reading (section 3.3), in octets. */
export const policySizeLimit = 65_536;
